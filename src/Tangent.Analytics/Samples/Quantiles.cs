namespace Tangent.Analytics.Samples;

/// <summary>Quantiles by definition 7 of Hyndman and Fan (1996), R's default.</summary>
/// <remarks>Worked example, tested: of 1, 2, 4, 8 the 0.9 quantile is 6.8 and the median 3.</remarks>
public static class Quantiles
{
    /// <summary>The quantile of values that are sorted already.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        double place = (sorted.Length - 1) * share;
        int below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below]
            + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>
    /// A quantile with the interval of order statistics (binomial). Method code <c>quantile-order</c>.
    /// </summary>
    /// <param name="values">Observations; NaN is a missing one.</param>
    /// <param name="share">Above 0 and below 1: 0.5 is the median.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> while the sample is too small to hold the interval.</returns>
    public static Answer Of(ReadOnlySpan<double> values, double share, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        if (Sample.Take(values, default, default, out var sample) is { } reason) return reason;
        var sorted = sample.Values;
        Array.Sort(sorted);
        int n = sorted.Length, needed = Needed(share, level);
        if (n < needed) return Cannot.TooFew(n, needed);
        // Of n values the number below the true quantile is binomial: the ranks that hold it at the level.
        int low = RankOf(n, share, (1 - level) / 2), high = RankOf(n, share, 1 - (1 - level) / 2) + 1;
        return new Estimate(
            OfSorted(sorted, share), sorted[Math.Max(0, low - 1)], sorted[Math.Min(n - 1, high - 1)], n, level,
                "quantile-order");
    }

    /// <summary>The same for values of which each occurred some times. Method code <c>quantile-order</c>.</summary>
    /// <param name="values">Distinct values, rising.</param>
    /// <param name="counts">How often each occurred, from 1.</param>
    /// <param name="share">Above 0 and below 1.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> while there are too few to hold the interval. The point is that of definition 7 too.</returns>
    /// <remarks>Worked example, tested: 1, 2, 3, each ten times, have a median of 2 and 1 to 3 as its interval.</remarks>
    public static Answer OfCounted(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, double share, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        int n = 0, needed = Needed(share, level);
        foreach (int count in counts) n = checked(n + count);
        if (n == 0) return Cannot.NoObservations;
        if (n < needed) return Cannot.TooFew(n, needed);
        int low = RankOf(n, share, (1 - level) / 2), high = RankOf(n, share, 1 - (1 - level) / 2) + 1;
        double place = (n - 1) * share;
        int below = (int)Math.Floor(place);
        double point = At(values, counts, below);
        if (below + 1 < n) point += (place - below) * (At(values, counts, below + 1) - point);
        return new Estimate(point, At(values, counts, Math.Max(0, low - 1)), At(values, counts, Math.Min(n - 1, high - 1)), n, level, "quantile-order");
    }

    private static double At(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int rank)
    {
        int at = 0;
        for (; rank >= counts[at]; at++) rank -= counts[at];
        return values[at];
    }

    // So many that the extreme values hold the quantile at the level.
    private static int Needed(double share, double level) => (int)Math.Ceiling(Math.Log((1 - level) / 2) / Math.Log(Math.Max(share, 1 - share)));

    /// <summary>Least k with P(Binomial(n, share) ≤ k) ≥ probability.</summary>
    private static int RankOf(int n, double share, double probability)
    {
        var count = new MathNet.Numerics.Distributions.Binomial(share, n);
        int low = 0, high = n;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (count.CumulativeDistribution(middle) >= probability) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
