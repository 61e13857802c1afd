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
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Rule">A <see cref="Analytics.Moments.RuleComparison"/>, or why it cannot be told.</param>
    public sealed record Governing(InsightBasis Basis, Answer Rule);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Governing>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Rule, null), request.Patience, stop);
        return made.Then(found => new Governing(found.Basis, found.Told.Rule));
    }
}
