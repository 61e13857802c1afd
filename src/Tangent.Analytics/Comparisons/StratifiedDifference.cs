using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Comparisons;

/// <summary>Difference of two groups' means, like compared with like. Method code <c>stratified</c>.</summary>
/// <remarks>
/// Within each stratum first mean minus second mean, put together with the weights of Mantel and Haenszel, n₁n₂/(n₁+n₂); variance from the
/// spread within strata (of shares: Greenland and Robins 1985, Biometrics 41:55). Worked example, tested: 2 of 4 against 1 of 4, and 3 of 4
/// against 1 of 2, give 0.25 with a standard error of 0.320156.
/// </remarks>
public static class StratifiedDifference
{
    /// <summary>First group minus second group, in the unit of the values; of zeros and ones the difference of two shares.</summary>
    /// <param name="strata">The values of both groups by stratum. Strata in which a group has fewer than two values are left out.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// An <see cref="Estimate" /> whose n are the values that count; <see cref="CannotTell" /> when no stratum has both groups, or nothing varies.
    /// </returns>
    public static Answer Of(IReadOnlyCollection<(IReadOnlyCollection<double> First, IReadOnlyCollection<double> Second)> strata, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(strata);
        double sum = 0, weights = 0, variance = 0;
        int n = 0;
        foreach (var (first, second) in strata)
        {
            if (Math.Min(first.Count, second.Count) < 2) continue;
            var (one, oneSpread) = Moments(first);
            var (two, twoSpread) = Moments(second);
            double weight = (double)first.Count * second.Count / (first.Count + second.Count);
            sum += weight * (one - two);
            variance += weight * weight * (oneSpread / first.Count + twoSpread / second.Count);
            weights += weight;
            n += first.Count + second.Count;
        }
        if (n == 0) return Cannot.TooFew(strata.Count == 0 ? 0 : strata.Max(one => Math.Min(one.First.Count, one.Second.Count)), 2);
        if (!(variance > 0)) return Cannot.NoSpread(n);
        double point = sum / weights, half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(variance) / weights;
        return new Estimate(point, point - half, point + half, n, level, "stratified");
    }

    private static (double Mean, double Variance) Moments(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
