using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>How scores move with the wait (等待时间与满意度): a curve for one touchpoint, a trend for each.</summary>
public sealed class AskWaits(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Touchpoint">Key of the touchpoint of the curve; null: the one whose trend is surest.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, string? Touchpoint = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Told">Visits and slope.</param>
    public sealed record TrendAt(JourneyStop Stop, WaitTrend Told);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Found">A <see cref="WaitsFound"/>, or why it cannot be told.</param>
    /// <param name="Shown">The touchpoint of the curve; null without one.</param>
    /// <param name="All">Touchpoints with waits and scores, the surest trend first.</param>
    public sealed record Waits(InsightBasis Basis, Answer Found, JourneyStop? Shown, IReadOnlyList<TrendAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Waits>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var (filter, key, patience) = request;
        return await diagnosing.Ask<Waits>(who, filter, (nameof(AskWaits), key), patience, chosen =>
        {
            var stops = chosen.Journeys.Stops;
            int at = key is null ? -1 : stops.Select((stop, number) => (stop, number)).Where(one => one.stop.Key == key).Select(one => one.number)
                .DefaultIfEmpty(-1).First();
            if (key is not null && at < 0) return Fail.Wrong("touchpoint", "journeys.no-such-touchpoint", key);
            var found = WaitCurve.Of(chosen.Journeys.Log, chosen.Said, key is null ? null : at);
            return found is WaitsFound told
                ? new Waits(chosen.Basis, found, stops[told.Touchpoint], [.. told.Trends.Select(one => new TrendAt(stops[one.Touchpoint], one))])
                : new Waits(chosen.Basis, found, key is null ? null : stops[at], []);
        }, stop);
    }
}
