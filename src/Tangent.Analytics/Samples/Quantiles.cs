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
        int n = sorted.Length,
            needed = (int)Math.Ceiling(Math.Log((1 - level) / 2) / Math.Log(Math.Max(share, 1 - share)));
        if (n < needed) return Cannot.TooFew(n, needed);
        // Of n values the number below the true quantile is binomial: the ranks that hold it at the level.
        int low = RankOf(n, share, (1 - level) / 2), high = RankOf(n, share, 1 - (1 - level) / 2) + 1;
        return new Estimate(
            OfSorted(sorted, share), sorted[Math.Max(0, low - 1)], sorted[Math.Min(n - 1, high - 1)], n, level,
                "quantile-order");
    }

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
