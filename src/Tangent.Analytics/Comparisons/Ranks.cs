
namespace Tangent.Analytics.Comparisons;

/// <summary>Comparisons of groups by rank: for scores whose distances mean little.</summary>
/// <remarks>
/// Worked examples, tested: Ozone in May against August of R's <c>airquality</c> gives W 127.5, p 0.000120807831; over
/// all months the Kruskal–Wallis statistic is 29.2665763061 with p 6.90071411855e-06 (R 4.2).
/// </remarks>
public static class Ranks
{
    /// <summary>
    /// Wilcoxon rank sum (Mann and Whitney 1947), normal approximation with tie and continuity correction.
    /// </summary>
    /// <param name="first">Values of the first group; NaN is missing.</param>
    /// <param name="second">Values of the second group.</param>
    /// <returns>The statistic W of R: pairs in which the first is higher, ties as half.</returns>
    public static Answer TwoGroups(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (values, groups) = Gathered([first.ToArray(), second.ToArray()]);
        int n1 = groups.Count(group => group == 0), n2 = values.Length - n1;
        if (n1 == 0 || n2 == 0) return Cannot.NoObservations;
        var ranks = Of(values, out double ties);
        double w = -n1 * (n1 + 1) / 2.0, n = values.Length;
        for (int i = 0; i < ranks.Length; i++)
            if (groups[i] == 0) w += ranks[i];
        double variance = n1 * (double)n2 / 12 * (n + 1 - ties / (n * (n - 1)));
        if (!(variance > 0)) return Cannot.NoSpread(values.Length);
        double distance = w - n1 * (double)n2 / 2, z = (distance - Math.Sign(distance) * 0.5) / Math.Sqrt(variance);
        return new TestOutcome(w, double.PositiveInfinity, Math.Min(1, Tails.Normal(z)), values.Length);
    }

    /// <summary>Kruskal and Wallis 1952, with tie correction.</summary>
    /// <param name="groups">Values of each group; NaN is missing, empty groups are left out.</param>
    /// <returns><see cref="CannotTell"/> with fewer than two groups, or when all values are equal.</returns>
    public static Answer ManyGroups(IReadOnlyList<double[]> groups)
    {
        var (values, group) = Gathered(groups);
        if (values.Length == 0) return Cannot.NoObservations;
        double[] sums = new double[groups.Count], counts = new double[groups.Count];
        var ranks = Of(values, out double ties);
        for (int i = 0; i < ranks.Length; i++)
        {
            sums[group[i]] += ranks[i];
            counts[group[i]]++;
        }
        int used = counts.Count(count => count > 0);
        if (used < 2) return Cannot.OneGroup;
        double n = values.Length, total = 0;
        for (int g = 0; g < sums.Length; g++)
            if (counts[g] > 0) total += sums[g] * sums[g] / counts[g];
        double correction = 1 - ties / (n * n * n - n);
        if (!(correction > 1e-12)) return Cannot.NoSpread(values.Length);
        double h = (12 / (n * (n + 1)) * total - 3 * (n + 1)) / correction;
        return new TestOutcome(h, used - 1, Tails.ChiSquare(h, used - 1), values.Length);
    }

    /// <summary>Mean ranks, and Σ(t³ − t) over the ties.</summary>
    internal static double[] Of(ReadOnlySpan<double> values, out double ties)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        ties = 0;
        for (int from = 0; from < sorted.Length;)
        {
            int to = from;
            while (to < sorted.Length && sorted[to] == sorted[from]) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + to + 1) / 2.0;
            double tied = to - from;
            ties += tied * tied * tied - tied;
            from = to;
        }
        return ranks;
    }

    private static (double[] Values, int[] Groups) Gathered(IReadOnlyList<double[]> groups)
    {
        var values = new List<double>();
        var places = new List<int>();
        for (int g = 0; g < groups.Count; g++)
            foreach (double value in groups[g])
                if (double.IsFinite(value))
                {
                    values.Add(value);
                    places.Add(g);
                }
        return ([.. values], [.. places]);
    }
}
