using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Samples;

/// <summary>A mean that somebody else reckoned and reported with its standard deviation. Method code <c>mean-t</c>.</summary>
/// <remarks>
/// Student's interval, as <see cref="Means"/> gives it from the rows. Worked example, tested: the first group of R's
/// <c>sleep</c> has 10 rows and gives −0.5297804 .. 2.0297804 (R 4.2.2, t.test).
/// </remarks>
public static class ReportedMean
{
    /// <summary>The mean with its interval, in the unit of the mean.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">Standard deviation of the answers (n − 1), from 0.</param>
    /// <param name="n">Number of answers.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> with fewer than two answers, and when all were equal.</returns>
    public static Answer Of(double mean, double deviation, int n, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        if (n < 2) return Cannot.TooFew(n, 2);
        if (deviation == 0) return Cannot.NoSpread(n);
        double half = StudentT.InvCDF(0, 1, n - 1, 0.5 + level / 2) * deviation / Math.Sqrt(n);
        return new Estimate(mean, mean - half, mean + half, n, level, "mean-t");
    }
}
