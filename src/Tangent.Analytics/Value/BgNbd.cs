using static MathNet.Numerics.SpecialFunctions;

namespace Tangent.Analytics.Value;

/// <summary>
/// How customers without a contract go on buying: the beta-geometric/NBD model (Fader, Hardie and Lee 2005, Marketing Science 24:275-284).
/// While alive a customer buys at a rate of their own; after any purchase they may be gone for good. Rates follow a gamma
/// distribution (<paramref name="R"/>, <paramref name="Alpha"/>), the chances of going a beta one (<paramref name="A"/>, <paramref name="B"/>).
/// Method code <c>bg-nbd</c>.
/// </summary>
/// <remarks>
/// Worked examples, tested, with r = .243, α = 4.414, a = .793, b = 2.426 in weeks: a customer of whom nothing is known yet is expected to
/// make 0.10338974 repeat purchases in 2 weeks and 1.1967232 in 39; one with 2 repeats, the last after 30.43 of 38.86 weeks, is alive with
/// .72657857, has the log-likelihood −9.4586063 and is expected to make 1.2260282 more in 39 weeks; one with 26, the last after 30.86 of 31
/// weeks, 25.758196 more in 52.
/// </remarks>
/// <param name="R">Shape of the rates.</param>
/// <param name="Alpha">Scale of the rates, in the unit of time of the histories: the mean rate is r/α.</param>
/// <param name="A">First shape of the chance of going.</param>
/// <param name="B">Second shape: the mean chance after a purchase is a/(a + b).</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    // Both means are quotients of two numbers that vanish together here; they are smooth, so the mean of both sides stands for the middle.
    private const double Removable = 1e-6, Aside = 1e-4;

    /// <summary>How likely the customer still buys at all.</summary>
    public double Alive(PurchaseHistory seen) => 1 / (1 + GoneToAlive(seen));

    /// <summary>Logarithm of how likely the model makes such a history.</summary>
    public double LogLikelihood(PurchaseHistory seen)
    {
        seen.Check();
        return GammaLn(R + seen.Repeats) - GammaLn(R) + R * Math.Log(Alpha) + BetaLn(A, B + seen.Repeats) - BetaLn(A, B)
            - (R + seen.Repeats) * Math.Log(Alpha + seen.Watched) + Math.Log(1 + GoneToAlive(seen));
    }

    /// <summary>Repeat purchases that a customer of whom nothing is known is expected to make.</summary>
    /// <param name="time">Within how long after the first purchase, 0 or above.</param>
    public double Expected(double time)
    {
        NotNegative(time);
        if (Math.Abs(A - 1) < Removable) return Around(this with { A = 1 - Aside }, this with { A = 1 + Aside }, model => model.Expected(time));
        if (Math.Abs(A + B - 1) < Removable)
            return Around(this with { B = 1 - A - Aside }, this with { B = 1 - A + Aside }, model => model.Expected(time));
        double left = Math.Exp(R * -Math.Log(1 + time / Alpha)) * Hypergeometric.Gauss(R, B, A + B - 1, time / (Alpha + time));
        return Math.Max(0, (A + B - 1) / (A - 1) * (1 - left));
    }

    /// <summary>Purchases that this customer is expected to make from now on.</summary>
    /// <param name="seen">What they did so far.</param>
    /// <param name="time">Within how long from now, 0 or above.</param>
    public double Expected(PurchaseHistory seen, double time)
    {
        NotNegative(time);
        seen.Check();
        // Without a repeat the denominator is 1 and c = a + b − 1 may vanish; both are as in the mean over everybody.
        if (Math.Abs(A - 1) < Removable) return Around(this with { A = 1 - Aside }, this with { A = 1 + Aside }, model => model.Expected(seen, time));
        int x = seen.Repeats;
        if (x == 0 && Math.Abs(A + B - 1) < Removable)
            return Around(this with { B = 1 - A - Aside }, this with { B = 1 - A + Aside }, model => model.Expected(seen, time));
        double until = Alpha + seen.Watched;
        double left = Math.Exp((R + x) * -Math.Log(1 + time / until)) * Hypergeometric.Gauss(R + x, B + x, A + B + x - 1, time / (until + time));
        return Math.Max(0, (A + B + x - 1) / (A - 1) * (1 - left) * Alive(seen));
    }

    // How much likelier "gone after the last purchase" is than "still alive". Nobody goes without a repeat.
    private double GoneToAlive(PurchaseHistory seen) => seen.Repeats == 0 ? 0
        : Math.Exp(Math.Log(A / (B + seen.Repeats - 1)) + (R + seen.Repeats) * Math.Log((Alpha + seen.Watched) / (Alpha + seen.LastAt)));

    private static double Around(BgNbd below, BgNbd above, Func<BgNbd, double> of) => (of(below) + of(above)) / 2;

    private static void NotNegative(double time)
    {
        if (!(time >= 0 && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be 0 or above");
    }
}
