using MathNet.Numerics;

namespace Tangent.Analytics;

/// <summary>Upper tails that keep their digits where one minus a distribution function would lose them.</summary>
internal static class Tails
{
    /// <summary>Two-sided normal.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>Two-sided Student.</summary>
    public static double Student(double t, double freedom) =>
        double.IsInfinity(freedom) ? Normal(t)
            : SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + t * t));

    /// <summary>Upper chi-square.</summary>
    public static double ChiSquare(double x, double freedom) =>
        x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2, x / 2);

    /// <summary>Upper F.</summary>
    public static double F(double f, double above, double below) =>
        f <= 0 ? 1 : SpecialFunctions.BetaRegularized(below / 2, above / 2, below / (below + above * f));

    /// <summary>The value above which a share of the F distribution lies; found by halving, which ends for every pair of freedoms.</summary>
    public static double FAbove(double share, double above, double below)
    {
        double low = 1, high = 1;
        while (F(low, above, below) < share) low /= 4;
        while (F(high, above, below) > share) high *= 4;
        for (int i = 0; i < 200 && high / low > 1 + 1e-15; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (F(middle, above, below) > share) low = middle;
            else high = middle;
        }
        return Math.Sqrt(low * high);
    }
}
