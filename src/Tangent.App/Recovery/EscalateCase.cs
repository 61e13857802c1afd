using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Takes a case one step up (升级), with the reason.</summary>
public sealed class EscalateCase(RecoveryChange change)
{
    /// <summary>Which, and why.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Reason">Why, up to 500 characters.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Reason, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.escalate", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var reason = WrittenText.Clean(request.Reason);
            List<Problem> problems = [.. WrittenText.Check("reason", reason, RecoveryCase.LongestReason, isRequired: true)];
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var up = one.Escalate();
            if (up.Failure is null) change.Note(who, one.Id, CaseEntryKind.Note, null, reason, at.NowUtc);
            return up;
        }, stop);
}
