using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage.Customers;

namespace Tangent.Storage.Fields;

public static partial class DataFields
{
    private static IEnumerable<DataField> Privacy =>
    [
        .. In<PrivacyRequest>("privacy_requests",
            Personal(nameof(PrivacyRequest.Words), MaskForm.None) with { Sight = Sight.Readers },
            Personal(nameof(PrivacyRequest.Answer), MaskForm.None) with { Sight = Sight.Readers }),
        .. In<PrivacyStep>("privacy_steps", Internal(nameof(PrivacyStep.CopyHash)) with { Seal = Seal.Hash }),
    ];
}
