using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>How whole journeys and touchpoints did month by month, and whether they are in control week by week (趋势与控制图).</summary>
public sealed class AskTrends(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One trend.</summary>
    /// <param name="Stop">The touchpoint; null for whole journeys.</param>
    /// <param name="Told">Months with their figures, and control charts by week.</param>
    public sealed record TrendAt(JourneyStop? Stop, Trend Told);

    /// <summary>All trends.</summary>
    /// <param name="Basis">What they were made from.</param>
    /// <param name="All">Whole journeys first, then touchpoints with most judgements first; equal ones by key.</param>
    public sealed record Found(InsightBasis Basis, IReadOnlyList<TrendAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Found>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return await diagnosing.Of(who, new Question(request.Filter), request.Patience, stop);
    }

    private sealed record Question(JourneyFilter? Filter) : InsightQuestion<Found>(Filter)
    {
        public override Outcome<Found> Answer(JoinedJourneys joined) => new Found(joined.Basis,
            [.. Trends.Of(joined.Journeys.Log, joined.Said, joined.Basis.Level)
                .Select(trend => new TrendAt(trend.Touchpoint is { } at ? joined.Journeys.Stops[at] : null, trend))
                .OrderBy(one => one.Stop is not null).ThenByDescending(one => one.Told.Months.Sum(month => month.N))
                .ThenBy(one => one.Stop?.Key, StringComparer.Ordinal)]);
    }
}
