using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 3, 方案: what the customer says to the proposal.</summary>
public sealed class AnswerProposal(RecoveryChange change)
{
    /// <summary>The answer.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="IsAccepted">Whether the customer accepts it.</param>
    /// <param name="Words">What the customer says, up to 1,000 characters, or null.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool? IsAccepted, string? Words = null, int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.answer", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, CaseProposal.LongestText)];
            if (request.IsAccepted is null) problems.Add(Problem.Of("isAccepted", "form.required"));
            return problems.Count > 0 ? new Fail.Invalid(problems) : one.Answer(request.IsAccepted!.Value, words, at.NowUtc);
        }, stop);
}
