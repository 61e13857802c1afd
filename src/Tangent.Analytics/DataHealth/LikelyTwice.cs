using Tangent.Analytics.Flow;

namespace Tangent.Analytics.DataHealth;

/// <summary>Encounters that are likely told twice: of one customer, at one touchpoint, beginning at the same moment.</summary>
public static class LikelyTwice
{
    private const int Few = 32;

    /// <summary>Finds them among rows that stand customer after customer, each by time.</summary>
    /// <param name="steps">The rows.</param>
    /// <param name="starts">Where each customer's rows begin, rising.</param>
    /// <param name="meaning">Touchpoint by the number that stands in a row: names of one touchpoint are one.</param>
    /// <returns>Pairs of places in <paramref name="steps"/>: the first telling, and one more of the same, in their order.</returns>
    public static List<(int First, int Again)> Find(ReadOnlySpan<Step> steps, ReadOnlySpan<int> starts, ReadOnlySpan<int> meaning)
    {
        List<(int, int)> found = [];
        for (int group = 0; group < starts.Length; group++)
        {
            int end = group + 1 < starts.Length ? starts[group + 1] : steps.Length;
            for (int from = starts[group], to; from < end; from = to)
            {
                long moment = steps[from].StartMicros;
                to = from + 1;
                while (to < end && steps[to].StartMicros == moment) to++;
                if (to - from > 1) Among(steps[from..to], from, meaning, found);
            }
        }
        return found;
    }

    private static void Among(ReadOnlySpan<Step> same, int at, ReadOnlySpan<int> meaning, List<(int, int)> found)
    {
        var first = same.Length > Few ? new Dictionary<int, int>() : null;
        for (int i = 0; i < same.Length; i++)
        {
            int where = meaning[same[i].Touchpoint], known = i;
            if (first is not null) known = first.TryAdd(where, i) ? i : first[where];
            else
                for (int j = 0; j < i && known == i; j++)
                    if (meaning[same[j].Touchpoint] == where) known = j;
            if (known < i) found.Add((at + known, at + i));
        }
    }
}
