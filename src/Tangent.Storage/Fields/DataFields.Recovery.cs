using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage.Recovery;

namespace Tangent.Storage.Fields;

public static partial class DataFields
{
    private static IEnumerable<DataField> Recovery =>
    [
        .. In<RecoveryCase>("recovery_cases",
            Internal(nameof(RecoveryCase.Number)), Personal(nameof(RecoveryCase.Title), MaskForm.ByShape), Internal(nameof(RecoveryCase.Journey)),
            Personal(nameof(RecoveryCase.Details), MaskForm.ByShape), Internal(nameof(RecoveryCase.Found)) with { OnErasure = OnErasure.Blanked },
            Internal(nameof(RecoveryCase.OpenedKey)), Internal(nameof(RecoveryCase.DueKey))),
        .. In<CaseEntry>("case_entries",
            Internal(nameof(CaseEntry.ActorName)), Internal(nameof(CaseEntry.About)), Personal(nameof(CaseEntry.Words), MaskForm.ByShape)),
        .. In<SignalRow>("signals", Internal(nameof(SignalRow.Key)), Internal(nameof(SignalRow.Rule)), Internal(nameof(SignalRow.DecidedKey))),
        .. In<CasePolicyVersion>("case_policy_versions", Internal(nameof(CasePolicyVersion.Document))),
    ];
}
