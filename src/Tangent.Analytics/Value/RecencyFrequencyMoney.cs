namespace Tangent.Analytics.Value;

/// <summary>Where a customer stands among all by when they came last, how often, and how much they brought: 5 is the best fifth, 1 the last.</summary>
public readonly record struct RfmScore(int Recency, int Frequency, int Money);

/// <summary>Quintiles of recency, frequency and money (Hughes 1994, <i>Strategic Database Marketing</i>).</summary>
/// <remarks>
/// Equal values get equal scores: the fifth in which their middle rank lies. Worked example, tested: days since the last purchase of 1, 5, 9, 30 and
/// 90 give 5, 4, 3, 2 and 1; frequencies of 0, 0, 0, 0 and 7 give 3, 3, 3, 3 and 5. Without customers there is nothing to score: an empty list.
/// </remarks>
public static class RecencyFrequencyMoney
{
    /// <summary>The fifth of each value, in their order.</summary>
    /// <param name="values">Values; none is missing.</param>
    /// <param name="isLessBetter">Whether small values get high scores, as with days since the last purchase.</param>
    public static int[] Fifths(ReadOnlySpan<double> values, bool isLessBetter = false)
    {
        int n = values.Length;
        double[] sorted = values.ToArray();
        int[] order = new int[n], fifths = new int[n];
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(sorted[i])) throw new ArgumentException($"value {i} is missing", nameof(values));
            order[i] = i;
        }
        Array.Sort(sorted, order);
        for (int from = 0, to; from < n; from = to)
        {
            for (to = from + 1; to < n && sorted[to] == sorted[from];) to++;
            // Middle rank from 0 to 1 of those who share the value; never on a border of all.
            double middle = (from + to) / 2.0 / n;
            int fifth = Math.Clamp((int)Math.Floor(5 * middle), 0, 4);
            for (int i = from; i < to; i++) fifths[order[i]] = isLessBetter ? 5 - fifth : fifth + 1;
        }
        return fifths;
    }
}
