using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Devices;

/// <summary>Mean time to repair (MTTR). Method code <c>mean-log-t</c>.</summary>
/// <remarks>
/// The mean of the lengths with Student's interval carried to the logarithm of the mean (delta method), so that it stays
/// above 0 and leans to the right, as repair times do. Worked example, tested: 1, 2, 3 and 10 hours give 4 with
/// 0.78840689 .. 20.29408959.
/// </remarks>
public static class TimeToRepair
{
    // With three, the interval easily reaches from minutes to years.
    private const int Fewest = 4;

    /// <summary>The mean with its interval, in the unit of the lengths.</summary>
    /// <param name="lengths">Lengths of faults that ended, each above 0.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> with fewer than four: so few lengths do not tell how they vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is not above 0, or the level is no level.</exception>
    public static Answer Mean(ReadOnlySpan<double> lengths, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        double sum = 0;
        foreach (double length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
            sum += length;
        }
        int n = lengths.Length;
        if (n < Fewest) return new CannotTell("analytics.too-few-repairs", n);

        double mean = sum / n, squares = 0;
        foreach (double length in lengths) squares += (length - mean) * (length - mean);
        double error = Math.Sqrt(squares / (n - 1) / n);
        double factor = Math.Exp(StudentT.InvCDF(0, 1, n - 1, 0.5 + level / 2) * error / mean);
        return new Estimate(mean, mean / factor, mean * factor, n, level, "mean-log-t");
    }
}
