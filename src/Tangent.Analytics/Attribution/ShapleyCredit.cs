namespace Tangent.Analytics.Attribution;

/// <summary>Good ends shared out among the touchpoints of the journeys that had them.</summary>
/// <param name="Credits">Good ends credited to each touchpoint; they sum to all.</param>
/// <param name="N">Journeys.</param>
public sealed record Shared(IReadOnlyList<double> Credits, long N) : Answer;

/// <summary>
/// Attribution by the Shapley value of "good ends of journeys whose touchpoints all belong to the set". Metric <c>shapley-credit</c>.
/// </summary>
/// <remarks>
/// Closed form: each good journey is split evenly among its distinct touchpoints (Zhao, Mahboobi and Bagheri 2018). Worked example,
/// tested: 0-1-0 good twice and 1 good once give 1.0 and 2.0.
/// </remarks>
public static class ShapleyCredit
{
    /// <summary>Credits of all touchpoints.</summary>
    /// <param name="paths">Paths with their counts.</param>
    /// <param name="touchpoints">Number of touchpoints; paths name them from 0.</param>
    /// <returns>A <see cref="Shared"/>; <see cref="CannotTell"/> without journeys, and when none ended well.</returns>
    public static Answer Of(IEnumerable<PathCount> paths, int touchpoints)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(touchpoints);
        var credits = new double[touchpoints];
        var seenIn = new int[touchpoints];
        var distinct = new List<int>();
        long all = 0, good = 0;
        int number = 0;
        foreach (var path in paths)
        {
            if (path.Touches.Length == 0) continue;
            all += path.Good + path.Other;
            good += path.Good;
            if (path.Good == 0) continue;
            number++;
            distinct.Clear();
            foreach (int touch in path.Touches.Span)
            {
                if (seenIn[touch] == number) continue;
                seenIn[touch] = number;
                distinct.Add(touch);
            }
            foreach (int touch in distinct) credits[touch] += (double)path.Good / distinct.Count;
        }
        if (all == 0) return Cannot.NoObservations;
        return good == 0 ? new CannotTell("analytics.no-good-ends", all) : new Shared(credits, all);
    }
}
