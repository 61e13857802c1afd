using Tangent.Storage.Delivery;

namespace Tangent.Storage.Fields;

public static partial class DataFields
{
    private static IEnumerable<DataField> Notices =>
    [
        .. In<NoticeRow>("notices", Internal(nameof(NoticeRow.Key)), Internal(nameof(NoticeRow.Path)), Internal(nameof(NoticeRow.Name)),
            Internal(nameof(NoticeRow.AtKey))),
        .. In<NoticeWish>("notice_wishes", Internal(nameof(NoticeWish.Choice))),
    ];
}
