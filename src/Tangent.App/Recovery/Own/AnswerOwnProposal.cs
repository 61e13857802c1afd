using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Own;

/// <summary>A customer accepts a proposal on the own page, or does not.</summary>
[OpenToVisitors("the link or the code is the right to answer what was proposed to them")]
public sealed class AnswerOwnProposal(OwnCaseChange change)
{
    /// <summary>The answer.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Number">Number of the case.</param>
    /// <param name="IsAccepted">Whether it is accepted.</param>
    /// <param name="Words">What else the customer says, up to 1,000 characters, or null.</param>
    public sealed record Request(string? Cookie, string? Number, bool? IsAccepted, string? Words = null);

    /// <summary>Keeps it.</summary>
    public Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, request.Cookie, request.Number, "recovery.did.own-answer", request.IsAccepted == true ? OwnAct.Accepted : OwnAct.Rejected,
            (open, at) =>
            {
                var words = WrittenText.Clean(request.Words);
                List<Problem> problems = [.. WrittenText.Check("words", words, CaseProposal.LongestText)];
                if (request.IsAccepted is null) problems.Add(Problem.Of("isAccepted", "form.required"));
                return problems.Count > 0 ? new Fail.Invalid(problems) : open.Case.Answer(request.IsAccepted!.Value, words, at.NowUtc);
            }, stop);
}
