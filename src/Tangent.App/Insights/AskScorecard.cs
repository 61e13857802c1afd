using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Proportions;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>How every touchpoint does: volume, reach, mean score, failing share and net effect, each with its interval.</summary>
public sealed class AskScorecard(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Encounters">Encounters there.</param>
    /// <param name="Reach">Share of journeys that came here.</param>
    /// <param name="Mean">Mean score on the printed scale of touchpoints, or why it cannot be told.</param>
    /// <param name="FailShare">Share of judgements at or below the low cut of their scale, or why it cannot be told: the negative effect.</param>
    /// <param name="ShineShare">Share of judgements at or above the high cut: the positive effect.</param>
    /// <param name="Net">Positive minus negative effect, −1 to 1.</param>
    public sealed record Card(JourneyStop Stop, int Encounters, Answer Reach, Answer Mean, Answer FailShare, Answer ShineShare, Answer Net);

    /// <summary>All touchpoints.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Cards">The touchpoints, those with most encounters first; equal ones by key.</param>
    public sealed record Scorecards(InsightBasis Basis, IReadOnlyList<Card> Cards);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Scorecards>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Scorecards, null), request.Patience, stop);
        return made.Then(found => new Scorecards(found.Basis,
            [.. found.Told.Scorecards.Select(card => new Card(found.Stops[card.Touchpoint], card.Encounters,
                    Wilson.Share(found.Flow[card.Touchpoint].Journeys, found.Basis.Journeys.Journeys, found.Basis.Level), card.Mean, card.FailShare,
                    card.ShineShare, card.Net))
                .OrderByDescending(card => card.Encounters).ThenBy(card => card.Stop.Key, StringComparer.Ordinal)]));
    }
}
