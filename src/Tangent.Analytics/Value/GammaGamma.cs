using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Value;

/// <summary>What one customer spent at repeat purchases.</summary>
/// <param name="Repeats">x: at how many, 1 or above.</param>
/// <param name="Mean">m̄: at one of them on average, above 0.</param>
public readonly record struct Spending(int Repeats, double Mean);

/// <summary>
/// What customers spend at a purchase: the gamma–gamma model (Fader and Hardie 2013, "The gamma-gamma model of monetary value"). A purchase costs
/// a gamma-distributed sum of shape p; how much on average follows a distribution of its own over customers (q, γ). Method code
/// <c>gamma-gamma</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: with p = 6.25, q = 3.74, γ = 15.44 a customer with 2 repeats of 23.73 on average is expected to spend 25.7956 at
/// a purchase: p·(γ + x·m̄)/(p·x + q − 1) = 6.25·62.9/15.24. The mean over customers is 6.25·15.44/2.74 = 35.2190.
/// </remarks>
/// <param name="P">Shape of single purchases.</param>
/// <param name="Q">Shape of customers' means.</param>
/// <param name="Gamma">Their scale, in the unit of money.</param>
public sealed record GammaGamma(double P, double Q, double Gamma)
{
    /// <summary>Mean over customers; infinite when q is 1 or below.</summary>
    public double Population => Q > 1 ? P * Gamma / (Q - 1) : double.PositiveInfinity;

    /// <summary>What this customer is expected to spend at a purchase: their own mean, drawn to that of all.</summary>
    public double Expected(Spending seen) => P * (Gamma + seen.Repeats * seen.Mean) / (P * seen.Repeats + Q - 1);
}

/// <summary>A model of spending as it was found. Method code <c>gamma-gamma</c>.</summary>
/// <param name="Model">The three parameters of highest likelihood.</param>
/// <param name="P">Shape of single purchases, with its interval.</param>
/// <param name="Q">Shape of customers' means.</param>
/// <param name="Gamma">Their scale.</param>
/// <param name="Together">Rank correlation of how often and how much: the model takes it to be none (Spearman 1904; interval of Fisher's z).</param>
public sealed record GammaGammaFit(GammaGamma Model, Estimate P, Estimate Q, Estimate Gamma, Answer Together) : Answer
{
    /// <summary>Least customers for a fit.</summary>
    public const int LeastCustomers = 50;

    /// <summary>Beyond this how often and how much go together so far that the product of both misleads.</summary>
    public const double MostTogether = 0.3;

    /// <summary>Whether how often and how much are near enough to independent.</summary>
    public bool AreIndependent => Together is Estimate { Point: >= -MostTogether and <= MostTogether };

    /// <summary>The model in which these sums are likeliest.</summary>
    /// <param name="spent">One of each customer who came again; sums above 0.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> with fewer than 50 customers, when all spend the same, and when no parameters are likelier than those beyond.
    /// </returns>
    public static Answer Of(ReadOnlySpan<Spending> spent, double level = 0.95)
    {
        Guard.Level(level);
        int n = spent.Length;
        double mean = 0;
        foreach (var one in spent)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(one.Repeats, 1);
            Guard.Positive(one.Mean, nameof(spent));
            mean += one.Mean / n;
        }
        if (n < LeastCustomers) return Cannot.TooFew(n, LeastCustomers);
        var rows = spent.ToArray();
        if (rows.All(one => one.Mean == rows[0].Mean)) return Cannot.NoSpread(n);

        // Reckoned in units of the mean, so that the parameters are of one size.
        var summit = LikelihoodSearch.Highest((logs, slope) => Climb(rows, mean, logs, slope), n, [Math.Log(2), Math.Log(3), 0],
            [Math.Log(6), Math.Log(4), Math.Log(.5)], [0, Math.Log(10), Math.Log(9)]);
        if (summit is null) return Cannot.NotSettled;
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        var (p, q, gamma) = (Told(0, 1), Told(1, 1), Told(2, mean));
        return new GammaGammaFit(new(p.Point, q.Point, gamma.Point), p, q, gamma, RankCorrelation.Of(
            [.. rows.Select(one => (double)one.Repeats)], [.. rows.Select(one => one.Mean)], level));

        Estimate Told(int i, double unit)
        {
            double log = summit.Logs[i], half = z * Math.Sqrt(summit.Covariance[i, i]);
            return new(unit * Math.Exp(log), unit * Math.Exp(log - half), unit * Math.Exp(log + half), n, level, "gamma-gamma");
        }
    }

    private static double Climb(Spending[] rows, double unit, ReadOnlySpan<double> logs, Span<double> slope)
    {
        double p = Math.Exp(logs[0]), q = Math.Exp(logs[1]), gamma = Math.Exp(logs[2]);
        double height = 0, dp = 0, dq = 0, dGamma = 0, ofQ = SpecialFunctions.GammaLn(q), slopeOfQ = SpecialFunctions.DiGamma(q);
        Dictionary<int, (double Log, double All, double Own)> known = [];
        foreach (var (x, m) in rows)
        {
            double mean = m / unit, all = gamma + x * mean, log = Math.Log(all), px = p * x, own = Math.Log(x * mean);
            if (!known.TryGetValue(x, out var of))
                known[x] = of = (SpecialFunctions.GammaLn(px + q) - SpecialFunctions.GammaLn(px),
                    SpecialFunctions.DiGamma(px + q), SpecialFunctions.DiGamma(px));
            height += of.Log - ofQ + q * logs[2] + px * own - Math.Log(mean) - (px + q) * log;
            dp += x * (of.All - of.Own + own - log);
            dq += of.All - slopeOfQ + logs[2] - log;
            dGamma += q / gamma - (px + q) / all;
        }
        (slope[0], slope[1], slope[2]) = (dp * p, dq * q, dGamma * gamma);
        return height;
    }
}
