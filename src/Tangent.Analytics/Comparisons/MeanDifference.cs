using MathNet.Numerics.Distributions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Comparisons;

/// <summary>Difference of two means that need not have the same spread. Method code <c>welch</c>.</summary>
/// <remarks>
/// Welch 1947, Biometrika 34:28. Worked example, tested: the two groups of R's <c>sleep</c> give t -1.86081346749, df
/// 17.7764735162, p 0.0793941401874, and −1.58 with -3.36548323 .. 0.20548323.
/// </remarks>
public static class MeanDifference
{
    /// <summary>First mean minus second mean, in the unit of the values; NaN is a missing value.</summary>
    /// <param name="first">Values of the first group.</param>
    /// <param name="second">Values of the second group.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="Tested" />; <see cref="CannotTell" /> with fewer than two in a group, or when neither varies.
    /// </returns>
    public static Answer Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Guard.Level(level);
        if (Sample.Take(first, default, default, out var one) is { } missing) return missing;
        if (Sample.Take(second, default, default, out var two) is { } absent) return absent;
        if (Math.Min(one.N, two.N) < 2) return Cannot.TooFew(Math.Min(one.N, two.N), 2);

        double v1 = one.VarianceOfMean(one.Mean), v2 = two.VarianceOfMean(two.Mean), v = v1 + v2;
        double difference = one.Mean - two.Mean;
        if (!(v > 1e-24 * (1 + difference * difference))) return Cannot.NoSpread(one.N + two.N);
        double freedom = v * v / (v1 * v1 / (one.N - 1) + v2 * v2 / (two.N - 1)), error = Math.Sqrt(v);
        double half = StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * error, t = difference / error;
        return new Tested(
            new Estimate(difference, difference - half, difference + half, one.N + two.N, level, "welch"),
            t, freedom, Tails.Student(t, freedom));
    }
}
