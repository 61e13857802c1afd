using Tangent.Storage.Customers;

namespace Tangent.Storage.Fields;

public static partial class DataFields
{
    private static IEnumerable<DataField> Own =>
    [
        .. In<OwnLink>("own_links", Secret(nameof(OwnLink.Hash), Seal.Hash, OnErasure.RowDeleted),
            Internal(nameof(OwnLink.Number)) with { OnErasure = OnErasure.RowDeleted }),
        .. In<OwnCode>("own_codes", Secret(nameof(OwnCode.Ticket), Seal.Hash, OnErasure.RowDeleted),
            Secret(nameof(OwnCode.Sealed), Seal.KeyRing, OnErasure.RowDeleted)),
        .. In<OwnVisit>("own_visits", Secret(nameof(OwnVisit.Hash), Seal.Hash, OnErasure.RowDeleted),
            Internal(nameof(OwnVisit.Number)) with { OnErasure = OnErasure.RowDeleted }),
    ];
}
