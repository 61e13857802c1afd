using Tangent.Analytics.Flow;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Diagnosis;

/// <summary>A way from one touchpoint directly to another one.</summary>
/// <param name="From">Number of the touchpoint.</param>
/// <param name="To">Number of the next one; −1: the journey ends there.</param>
public readonly record struct DrawnWay(int From, int To);

/// <summary>How many journeys take a way: Metrics <c>wilson</c>.</summary>
public static class TakenWays
{
    /// <summary>Of the journeys that come to the beginning of a way, the share that goes that way at least once.</summary>
    /// <remarks>Worked example, tested: of the journeys 0 1 2, 0 2, 0 1 three come to 0; two of them go on to 1, one to 2, none ends there.</remarks>
    /// <param name="log">The journeys.</param>
    /// <param name="ways">The ways; one that begins nowhere (−1) cannot be told.</param>
    /// <param name="level">Confidence level.</param>
    public static IReadOnlyList<Answer> Of(JourneyLog log, IReadOnlyList<DrawnWay> ways, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(ways);
        if (ways.Count == 0) return [];
        // Where a way begins is looked up for each encounter, so by its number.
        var from = new List<int>?[log.Touchpoints.Count];
        for (int i = 0; i < ways.Count; i++)
            if (ways[i].From >= 0) (from[ways[i].From] ??= []).Add(i);
        var (came, went) = (new int[ways.Count], new int[ways.Count]);
        var (cameLast, wentLast) = (Unseen(ways.Count), Unseen(ways.Count));
        var table = log.Table;
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var own = table.Of(journey);
            for (int i = 0; i < own.Length; i++)
            {
                if (from[table.TouchpointOf(own[i])] is not { } beginning) continue;
                int next = i + 1 < own.Length ? table.TouchpointOf(own[i + 1]) : -1;
                foreach (int way in beginning)
                {
                    Once(came, cameLast, way, journey);
                    if (ways[way].To == next) Once(went, wentLast, way, journey);
                }
            }
        }
        return [.. ways.Select((_, i) => Wilson.Share(went[i], came[i], level))];
    }

    private static int[] Unseen(int count)
    {
        var last = new int[count];
        Array.Fill(last, -1);
        return last;
    }

    private static void Once(int[] counts, int[] last, int way, int journey)
    {
        if (last[way] == journey) return;
        last[way] = journey;
        counts[way]++;
    }
}
