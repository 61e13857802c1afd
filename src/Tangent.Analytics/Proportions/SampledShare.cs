using MathNet.Numerics.Distributions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Proportions;

/// <summary>A share in a sample that is weighted or clustered. Method code <c>wilson-sampled</c>.</summary>
/// <remarks>
/// The score interval of <see cref="Wilson" /> at the effective number of rows: p(1 − p) over the linearised variance
/// of the weighted share (over clusters where there are any, then with Student's quantile for clusters − 1), after Korn
/// and Graubard 1998 and Dean and Pagano 2015. Without weights and clusters it is Wilson's interval itself.
/// Worked example, tested: 81 of 263 unweighted gives 0.25528852 .. 0.36620958.
/// </remarks>
public static class SampledShare
{
    /// <summary>The share of rows that succeeded, with its interval.</summary>
    /// <param name="successes">1 for success, 0 for failure, NaN for missing.</param>
    /// <param name="weights">Weights, 0 or above; empty when all count alike.</param>
    /// <param name="clusters">Branch or employee of each row; empty when rows are independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> without rows or weight, and when all rows come from one cluster.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is neither 0, 1 nor NaN.</exception>
    public static Answer Of(
        ReadOnlySpan<double> successes, ReadOnlySpan<double> weights = default, ReadOnlySpan<int> clusters = default,
        double level = 0.95)
    {
        Guard.Level(level);
        foreach (double success in successes)
            if (success is not (0 or 1 or double.NaN)) throw new ArgumentOutOfRangeException(nameof(successes),
                success, "is neither 0 nor 1");
        if (Sample.Take(successes, weights, clusters, out var sample) is { } reason) return reason;
        if (sample.IsClustered && sample.Groups < 2) return Cannot.OneGroup;

        double p = sample.Mean, n = EffectiveRows(sample, p);
        double z = sample.IsClustered ? StudentT.InvCDF(0, 1, sample.Groups - 1, 0.5 + level / 2)
            : Normal.InvCDF(0, 1, 0.5 + level / 2);
        double z2 = z * z, centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Estimate(p, Math.Max(0, centre - half), Math.Min(1, centre + half), sample.N, level,
            "wilson-sampled");
    }

    /// <summary>
    /// Never above the number of rows; all alike in every cluster counts as one row per cluster at worst.
    /// </summary>
    private static double EffectiveRows(Sample sample, double p)
    {
        if (!sample.IsClustered) return sample.EffectiveN;
        double variance = p is 0 or 1 ? 0 : sample.VarianceOfMean(p);
        double rows = variance > 0 ? p * (1 - p) / variance : sample.Groups;
        return Math.Clamp(rows, Math.Min(1, sample.Groups), sample.N);
    }
}
