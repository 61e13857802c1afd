using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Proportions;

/// <summary>
/// Exact interval for a share (Clopper and Pearson 1934, Biometrika 26:404). Method code <c>clopper-pearson</c>.
/// </summary>
/// <remarks>
/// Never covers less than its level, so it is wider than <see cref="Wilson"/>: for promises and audits, not for charts.
/// Worked examples, tested: 83 of 100 gives 0.74182459 .. 0.89773509; 0 of 20 gives 0 .. 0.16843347.
/// </remarks>
public static class ExactShare
{
    /// <summary>The share of successes with its interval.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> when there are no trials.</returns>
    public static Answer Of(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Guard.Level(level);
        if (trials == 0) return Cannot.NoObservations;
        double tail = (1 - level) / 2;
        double low = successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail);
        double high = successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail);
        return new Estimate((double)successes / trials, low, high, trials, level, "clopper-pearson");
    }
}
