using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>By which rule customers judge a journey: the mean of its touches, peak and end, the weakest link, or consistency.</summary>
public sealed class AskRule(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    public sealed record Request(JourneyFilter? Filter = null);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Rule">A <see cref="Analytics.Moments.RuleComparison"/>, or why it cannot be told.</param>
    public sealed record Governing(InsightBasis Basis, Answer Rule);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Governing>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return (await diagnosing.Of(who, request.Filter, DiagnosisParts.Rule, null, stop)).Then(found => new Governing(found.Basis, found.Told.Rule));
    }
}
