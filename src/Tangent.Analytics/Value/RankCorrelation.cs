using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Tangent.Analytics.Value;

/// <summary>How far two columns rise together (Spearman 1904, American Journal of Psychology 15:72-101). Method code <c>spearman</c>.</summary>
/// <remarks>
/// Pearson's correlation of mid-ranks; the interval by Fisher's z with the variance (1 + ρ²/2)/(n − 3) of Bonett and Wright (2000, Psychometrika
/// 65:23-28). Worked example, tested: 1 2 3 4 5 6 beside 2 1 4 3 6 5 gives ρ = 0.8285714.
/// </remarks>
public static class RankCorrelation
{
    /// <summary>The correlation with its interval.</summary>
    /// <param name="one">A column.</param>
    /// <param name="other">Another of the same length.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell" /> with fewer than 5 rows and where a column never varies.</returns>
    public static Answer Of(double[] one, double[] other, double level = 0.95)
    {
        Guard.Level(level);
        if (one.Length != other.Length) throw new ArgumentException($"holds {other.Length} values beside {one.Length}", nameof(other));
        int n = one.Length;
        if (n < 5) return Cannot.TooFew(n, 5);
        double rho = Correlation.Pearson(ArrayStatistics.RanksInplace([.. one]), ArrayStatistics.RanksInplace([.. other]));
        if (double.IsNaN(rho)) return Cannot.NoSpread(n);
        rho = Math.Clamp(rho, -1, 1);
        if (Math.Abs(rho) > 1 - 1e-12) return new Estimate(rho, rho, rho, n, level, "spearman");
        double half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt((1 + rho * rho / 2) / (n - 3)), middle = Math.Atanh(rho);
        return new Estimate(rho, Math.Tanh(middle - half), Math.Tanh(middle + half), n, level, "spearman");
    }
}
