using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Proportions;

/// <summary>Score interval for a share (E. B. Wilson 1927, JASA 22:209-212). Method code <c>wilson</c>.</summary>
/// <remarks>
/// Worked examples, tested: 81 of 263 gives 0.25528852 .. 0.36620958; 0 of 10 gives 0 .. 0.2775328;
/// 45 of 50 gives 0.78639769 .. 0.95652424 (R 4.2, prop.test without continuity correction).
/// </remarks>
public static class Wilson
{
    /// <summary>The share of successes with its interval.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> when there are no trials: there is nothing to estimate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Counts are negative or out of order, or the level is no level.</exception>
    public static Answer Share(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (trials == 0) return new CannotTell("analytics.no-observations");

        double n = trials, p = successes / n, z = Normal.InvCDF(0, 1, 0.5 + level / 2), z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        // None and all are exact ends; rounding would leave the point outside its interval.
        return new Estimate(p, successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half, trials, level, "wilson");
    }
}
