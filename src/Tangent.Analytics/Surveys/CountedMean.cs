using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Surveys;

/// <summary>Mean of answers of which only counts are kept. Method code <c>mean-t</c>: the same as <see cref="Samples.Means"/> on the answers.</summary>
/// <remarks>
/// Σcx/n with Student's interval from s² = Σc(x − mean)²/(n − 1). Worked example, tested: 10 answers of 3, 20 of 4 and 10 of 5 give 4
/// with 3.7710 .. 4.2290 (R 4.2.2, t.test).
/// </remarks>
public static class CountedMean
{
    /// <summary>The mean with its interval, in the unit of the values.</summary>
    /// <param name="counts">Values with how often each was answered; a count of 0 changes nothing.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> without answers, with one, and when all are alike.</returns>
    public static Answer Of(IReadOnlyCollection<(double Value, long Count)> counts, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(counts);
        long n = 0;
        double sum = 0;
        foreach (var (value, count) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            if (count == 0) continue;
            n += count;
            sum += value * count;
        }
        if (n == 0) return Cannot.NoObservations;
        if (n < 2) return Cannot.TooFew((int)n, 2);
        double mean = sum / n, squares = 0;
        foreach (var (value, count) in counts) squares += count * (value - mean) * (value - mean);
        double variance = squares / (n - 1) / n;
        int rows = (int)Math.Min(n, int.MaxValue);
        if (!(variance > 1e-24 * (1 + mean * mean))) return Cannot.NoSpread(rows);
        double half = StudentT.InvCDF(0, 1, n - 1, 0.5 + level / 2) * Math.Sqrt(variance);
        return new Estimate(mean, mean - half, mean + half, rows, level, "mean-t");
    }
}
