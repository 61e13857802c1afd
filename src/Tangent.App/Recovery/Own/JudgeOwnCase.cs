using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Own;

/// <summary>A customer says on the own page whether it was put right: the return visit without anybody who presses for it.</summary>
[OpenToVisitors("the link or the code is the right to judge what was done for them")]
public sealed class JudgeOwnCase(OwnCaseChange change)
{
    /// <summary>The customer's word.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Number">Number of the case.</param>
    /// <param name="Recovered">Whether it was put right.</param>
    /// <param name="Satisfaction">How satisfied with how it was handled, 1 to 5, or null.</param>
    /// <param name="Words">What else the customer says, up to 2,000 characters, or null.</param>
    public sealed record Request(string? Cookie, string? Number, RecoveredWord? Recovered, int? Satisfaction = null, string? Words = null);

    /// <summary>Keeps it.</summary>
    public Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, request.Cookie, request.Number, "recovery.did.own-judge", OwnAct.Judged, (open, at) =>
        {
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, CaseFile.LongestText)];
            if (request.Recovered is not { } recovered || !Enum.IsDefined(recovered)) problems.Add(Problem.Of("recovered", "form.required"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            if (open.Case.VisitedUtc is not null && open.Case.Step == CaseStep.Visit) return Fail.Clash("own.is-judged");
            return open.Case.Visit(new(at.NowUtc, Guid.Empty, true, request.Recovered, request.Satisfaction, words));
        }, stop);
}
