using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters.Journeys;

/// <summary>How far journeys come along touchpoints, and how long each step takes: two touchpoints give the time between them.</summary>
public sealed class FollowFunnel(JourneyReading reading)
{
    private const int MostSteps = 20, UsualSteps = 6;

    /// <summary>What to follow.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Steps">Keys of touchpoints in order, up to 20; they need not follow at once. Without any, those of the
    /// commonest way of at least two.</param>
    public sealed record Request(JourneyFilter? Filter, Items<string> Steps);

    /// <summary>A step.</summary>
    /// <param name="Stop">The touchpoint.</param>
    /// <param name="Reached">Journeys that came so far.</param>
    /// <param name="OfAll">Their share of all journeys.</param>
    /// <param name="OfBefore">Their share of those of the step before.</param>
    /// <param name="Time">From the step before to here; null for the first one, and where nobody came.</param>
    public sealed record Reach(JourneyStop Stop, int Reached, Answer OfAll, Answer OfBefore, TimeSummary? Time);

    /// <summary>The funnel.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Steps">Its steps.</param>
    public sealed record Followed(JourneyBasis Basis, IReadOnlyList<Reach> Steps);

    /// <summary>Follows the journeys that the actor may see.</summary>
    public async Task<Outcome<Followed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        if (request.Steps.Count > MostSteps) return Fail.Wrong("steps", "journeys.range", 1, MostSteps);
        return await reading.Ask(who, request.Filter, (nameof(FollowFunnel), request.Steps), journeys => Follow(journeys, request.Steps), stop);
    }

    private static Outcome<Followed> Follow(OpenJourneys journeys, Items<string> keys)
    {
        List<int> steps = [];
        foreach (var key in keys)
        {
            if (FilterNeeds.NumberOf(journeys.Stops, key) is not { } number) return Fail.Wrong("steps", "journeys.no-such-touchpoint", key);
            steps.Add(number);
        }
        var flow = FlowSummary.Of(journeys.Log, steps.Count > 0 ? FlowParts.Counts : FlowParts.Variants);
        if (steps.Count == 0) steps.AddRange(Commonest(journeys, flow));
        return new Followed(journeys.MadeFrom(flow), steps.Count == 0 ? [] : [.. FunnelStep.Of(journeys.Log, steps)
            .Select(one => new Reach(journeys.Stops[one.Touchpoint], one.Reached, one.OfAll, one.OfBefore, one.Time))]);
    }

    private static IEnumerable<int> Commonest(OpenJourneys journeys, FlowSummary flow)
    {
        var ways = journeys.Variants(flow, 100).OrderByDescending(way => way.Count).Select(way => way.Path.Distinct().ToList()).ToList();
        return (ways.Find(way => way.Count > 1) ?? ways.FirstOrDefault() ?? []).Take(UsualSteps);
    }
}
