namespace Tangent.Analytics.Verification;

/// <summary>An outcome cleared of what was known before.</summary>
/// <param name="Theta">Slope of the outcome on the earlier figure.</param>
/// <param name="VarianceRatio">Variance left, 0 to 1: 1 − ρ².</param>
/// <param name="Adjusted">The outcome minus θ times the earlier figure's distance from its mean.</param>
public sealed record CupedTold(double Theta, double VarianceRatio, IReadOnlyList<double> Adjusted) : Answer;

/// <summary>Variance reduction by an earlier figure (Deng, Xu, Kohavi and Walker 2013). Metric <c>cuped</c>.</summary>
/// <remarks>
/// θ = Cov(X, Y)/Var(X). Worked example, tested: X 10 12 9 15 11 14 8 13 and Y 11 14 10 17 11 16 9 14 give θ 1.1666667
/// and leave .03921569 of the variance.
/// </remarks>
public static class Cuped
{
    /// <summary>The adjusted outcome. The earlier figure must not have been touched by the change.</summary>
    /// <param name="earlier">The figure before, of every customer or unit.</param>
    /// <param name="outcome">The outcome, as many.</param>
    /// <returns>
    /// A <see cref="CupedTold" />; <see cref="CannotTell" /> under 3 pairs, and when either never varies.
    /// </returns>
    public static Answer Of(ReadOnlySpan<double> earlier, ReadOnlySpan<double> outcome)
    {
        if (earlier.Length != outcome.Length) throw new ArgumentException("must be as many as the earlier figures",
            nameof(outcome));
        int n = earlier.Length;
        if (n == 0) return Cannot.NoObservations;
        if (n < 3) return Cannot.TooFew(n, 3);
        double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(earlier[i])
                || !double.IsFinite(outcome[i])) return new CannotTell("analytics.gap-in-series");
            x += earlier[i] / n;
            y += outcome[i] / n;
        }
        for (int i = 0; i < n; i++)
        {
            xx += (earlier[i] - x) * (earlier[i] - x);
            xy += (earlier[i] - x) * (outcome[i] - y);
            yy += (outcome[i] - y) * (outcome[i] - y);
        }
        if (!(xx > 1e-20 * n * (1 + x * x)) || !(yy > 1e-20 * n * (1 + y * y))) return Cannot.NoSpread(n);
        double theta = xy / xx;
        var adjusted = new double[n];
        for (int i = 0; i < n; i++) adjusted[i] = outcome[i] - theta * (earlier[i] - x);
        return new CupedTold(theta, Math.Max(0, 1 - xy * xy / (xx * yy)), adjusted);
    }

    /// <summary>Whether the arms came in the planned proportion: a small p says that something sorted them.</summary>
    /// <remarks>
    /// Chi-square of one degree of freedom. Metric <c>sample-ratio</c>; below .001 nothing else is believed.
    /// </remarks>
    /// <param name="first">Customers in the first arm.</param>
    /// <param name="second">Customers in the second arm.</param>
    /// <param name="planned">Planned share of the first arm, above 0 and below 1.</param>
    public static Answer SampleRatio(int first, int second, double planned = 0.5)
    {
        Guard.Inside(planned, 0, 1, nameof(planned));
        int n = checked(first + second);
        if (n == 0) return Cannot.NoObservations;
        double expected = n * planned, distance = first - expected;
        double square = distance * distance / expected + distance * distance / (n - expected);
        return new TestOutcome(square, 1, Tails.ChiSquare(square, 1), n);
    }
}
