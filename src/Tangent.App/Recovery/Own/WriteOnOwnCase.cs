using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery.Own;

/// <summary>A customer writes to the own case; the words land on it as they were told.</summary>
[OpenToVisitors("the link or the code is the right to write to what is theirs")]
public sealed class WriteOnOwnCase(OwnCaseChange change)
{
    /// <summary>Where, and what.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Number">Number of the case.</param>
    /// <param name="Words">The words, up to 2,000 characters.</param>
    public sealed record Request(string? Cookie, string? Number, string? Words);

    /// <summary>Keeps them.</summary>
    public Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, request.Cookie, request.Number, "recovery.did.own-write", OwnAct.Wrote, (open, at) =>
        {
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, CaseMessages.Longest, isRequired: true)];
            if (problems.Count > 0) return new Fail.Invalid(problems);
            if (!open.Case.IsOpen) return Fail.Clash("own.is-closed");
            change.Hear(who, open, OwnAct.Wrote, words, at.NowUtc);
            return open.Case with { Version = open.Case.Version + 1 };
        }, stop);
}
