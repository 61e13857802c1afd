using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Flow;

/// <summary>A step of a funnel.</summary>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="Reached">Journeys that came so far: to each step before, in this order, and then here.</param>
/// <param name="OfAll">Their share of all journeys.</param>
/// <param name="OfBefore">Their share of those that reached the step before; of all for the first one.</param>
/// <param name="Time">From the step before to here; null for the first one, and where nobody came.</param>
public sealed record FunnelStep(int Touchpoint, int Reached, Answer OfAll, Answer OfBefore, TimeSummary? Time)
{
    /// <summary>How far journeys come along touchpoints that need not follow at once. Each step is looked for after the one before.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="touchpoints">The touchpoints in order, at least one.</param>
    public static IReadOnlyList<FunnelStep> Of(JourneyLog log, IReadOnlyList<int> touchpoints)
    {
        ArgumentOutOfRangeException.ThrowIfZero(touchpoints.Count);
        var times = touchpoints.Select(_ => new List<long>()).ToArray();
        var reached = new int[touchpoints.Count];
        var table = log.Table;
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            int next = 0;
            long before = 0;
            foreach (ref readonly var step in table.Of(journey))
            {
                if (table.TouchpointOf(step) != touchpoints[next]) continue;
                reached[next]++;
                if (next > 0) times[next].Add(step.StartMicros - before);
                before = step.StartMicros;
                if (++next == touchpoints.Count) break;
            }
        }
        int all = table.Journeys;
        return [.. touchpoints.Select((touchpoint, i) => new FunnelStep(touchpoint, reached[i], Wilson.Share(reached[i], all),
            Wilson.Share(reached[i], i == 0 ? all : reached[i - 1]), TimeSummary.Of(times[i].ToArray())))];
    }
}
