using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Samples;

/// <summary>Mean of scores or amounts, weighted and clustered where the sample is. Method code <c>mean-t</c>.</summary>
/// <remarks>
/// Student's interval over rows; with weights the linearised variance of a ratio, with clusters the same over the sums
/// of clusters and t with (clusters − 1) degrees of freedom (Särndal, Swensson and Wretman 1992, section 5.6).
/// Worked example, tested: the first group of R's <c>sleep</c> (0.7 −1.6 −0.2 −1.2 −0.1 3.4 3.7 0.8 0 2) gives 0.75
/// with −0.5297804 .. 2.0297804 (R 4.2.2, t.test).
/// </remarks>
public static class Means
{
    /// <summary>The mean with its interval, in the unit of the values.</summary>
    /// <param name="values">Observations; NaN is a missing one and is left out.</param>
    /// <param name="weights">Weights, 0 or above; empty when all count alike.</param>
    /// <param name="clusters">Branch or employee of each row; empty when rows are independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> without observations or weight, with one row or one cluster, and when all values are
    /// equal: then nothing tells how others may vary.
    /// </returns>
    public static Answer Of(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default, ReadOnlySpan<int> clusters = default,
        double level = 0.95)
    {
        Guard.Level(level);
        if (Sample.Take(values, weights, clusters, out var sample) is { } reason) return reason;
        if (sample.N < 2) return Cannot.TooFew(sample.N, 2);
        if (sample.IsClustered && sample.Groups < 2) return Cannot.OneGroup;

        double mean = sample.Mean, variance = sample.VarianceOfMean(mean);
        if (!(variance > 1e-24 * (1 + mean * mean))) return Cannot.NoSpread(sample.N);
        int freedom = (sample.IsClustered ? sample.Groups : sample.N) - 1;
        double half = StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * Math.Sqrt(variance);
        return new Estimate(mean, mean - half, mean + half, sample.N, level, "mean-t");
    }
}
