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
}
