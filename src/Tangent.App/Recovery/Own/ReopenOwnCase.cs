using Tangent.App.Recovery.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Own;

/// <summary>A customer opens a case again: what was done was not enough, or did not hold.</summary>
[OpenToVisitors("the link or the code is the right to say that it is not over")]
public sealed class ReopenOwnCase(OwnCaseChange change, TangentSettings settings)
{
    /// <summary>Which, and why.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Number">Number of the case.</param>
    /// <param name="Reason">Why, up to 500 characters.</param>
    public sealed record Request(string? Cookie, string? Number, string? Reason);

    /// <summary>Opens it.</summary>
    public Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, request.Cookie, request.Number, "recovery.did.own-reopen", OwnAct.Reopened, (open, at) =>
        {
            var reason = WrittenText.Clean(request.Reason);
            List<Problem> problems = [.. WrittenText.Check("reason", reason, RecoveryCase.LongestReason, isRequired: true)];
            if (problems.Count > 0) return new Fail.Invalid(problems);
            if (OwnReading.ReopenUntil(open.Case, settings.OwnPages.ReopenDays) is { } until && until < at.NowUtc) return Fail.Clash("own.too-late");
            var opened = open.Case.Reopen(at.Clocks, at.NowUtc);
            if (opened.Failure is null) change.Hear(who, open, OwnAct.Reopened, reason, at.NowUtc);
            return opened;
        }, stop);
}
