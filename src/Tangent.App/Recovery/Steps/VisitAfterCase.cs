using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 4, 回访: the customer's own word on whether it was put right, or an attempt to get it.</summary>
public sealed class VisitAfterCase(RecoveryChange change)
{
    /// <summary>What came of it.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="IsReached">Whether the customer was reached.</param>
    /// <param name="Recovered">Whether it was put right; needed when reached.</param>
    /// <param name="Satisfaction">How satisfied the customer is with how it was handled, 1 to 5, or null.</param>
    /// <param name="Words">What the customer says, up to 2,000 characters, or null.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool? IsReached, RecoveredWord? Recovered = null, int? Satisfaction = null, string? Words = null,
        int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.visit", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, CaseFile.LongestText)];
            if (request.IsReached is null) problems.Add(Problem.Of("isReached", "form.required"));
            if (request.Recovered is { } recovered && !Enum.IsDefined(recovered)) problems.Add(Problem.Of("recovered", "form.not-a-choice"));
            return problems.Count > 0 ? new Fail.Invalid(problems)
                : one.Visit(new(at.NowUtc, who.Id, request.IsReached!.Value, request.Recovered, request.Satisfaction, words));
        }, stop);
}
