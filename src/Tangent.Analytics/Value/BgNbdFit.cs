using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Value;

/// <summary>A model of buying as it was found in the histories of many customers. Method code <c>bg-nbd</c>.</summary>
/// <param name="Model">The four parameters of highest likelihood.</param>
/// <param name="R">Shape of the rates, with its interval.</param>
/// <param name="Alpha">Scale of the rates.</param>
/// <param name="A">First shape of the chance of going.</param>
/// <param name="B">Second shape.</param>
/// <param name="LogLikelihood">Of all histories together.</param>
/// <param name="Different">How many different histories there were.</param>
/// <param name="Covariance">Of the logarithms of r, α, a and b, row by row.</param>
public sealed record BgNbdFit(BgNbd Model, Estimate R, Estimate Alpha, Estimate A, Estimate B, double LogLikelihood, int Different,
    IReadOnlyList<double> Covariance) : Answer
{
    /// <summary>Least customers for a fit.</summary>
    public const int LeastCustomers = 50;

    /// <summary>Least of them who came again.</summary>
    public const int LeastReturning = 20;

    private const string Method = "bg-nbd";

    /// <summary>The model in which these histories are likeliest.</summary>
    /// <param name="histories">One of each customer, all in one unit of time.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> with fewer than 50 customers or 20 who came again, when everybody bought equally often, and when no parameters are
    /// likelier than those beyond (then the data hold no such model).
    /// </returns>
    public static Answer Of(ReadOnlySpan<PurchaseHistory> histories, double level = 0.95)
    {
        Guard.Level(level);
        Dictionary<PurchaseHistory, int> different = [];
        int returning = 0;
        foreach (var one in histories)
        {
            one.Check();
            if (one.Watched <= 0) continue;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(different, one, out _)++;
            if (one.Repeats > 0) returning++;
        }
        int n = different.Values.Sum();
        if (n < LeastCustomers) return Cannot.TooFew(n, LeastCustomers);
        if (returning < LeastReturning) return new CannotTell("analytics.few-return", returning, LeastReturning);
        if (different.Keys.Select(one => one.Repeats).Distinct().Count() < 2) return Cannot.NoSpread(n);

        var seen = new Histories(different);
        double span = seen.MeanWatched;
        var summit = LikelihoodSearch.Highest(seen.Climb, n, [0, Math.Log(span), 0, 0], [Math.Log(.3), Math.Log(span / 5), 0, Math.Log(2.5)],
            [Math.Log(3), Math.Log(span), Math.Log(.2), Math.Log(2)]);
        if (summit is null) return Cannot.NotSettled;
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        return new BgNbdFit(new(Math.Exp(summit.Logs[0]), Math.Exp(summit.Logs[1]), Math.Exp(summit.Logs[2]), Math.Exp(summit.Logs[3])),
            Told(0), Told(1), Told(2), Told(3), summit.Height, different.Count, [.. summit.Covariance.ToRowMajorArray()]);

        Estimate Told(int i)
        {
            double log = summit.Logs[i], half = z * Math.Sqrt(summit.Covariance[i, i]);
            return new(Math.Exp(log), Math.Exp(log - half), Math.Exp(log + half), n, level, Method);
        }
    }

    /// <summary>Purchases that customers like this one are expected to make, and how sure the model is of that mean.</summary>
    /// <remarks>
    /// The interval is of the mean, by the covariance of the parameters (delta method, in logarithms): a single customer varies more.
    /// </remarks>
    /// <param name="seen">What the customer did so far.</param>
    /// <param name="time">Within how long from now, above 0.</param>
    public Answer Expected(PurchaseHistory seen, double time)
    {
        Guard.Positive(time, nameof(time));
        return Told(model => model.Expected(seen, time));
    }

    /// <summary>A positive quantity of the model with its interval.</summary>
    internal Answer Told(Func<BgNbd, double> of)
    {
        const double aside = 1e-4;
        double point = of(Model);
        if (!double.IsFinite(point)) return Cannot.NotSettled;
        if (point <= 0) return new Estimate(0, 0, 0, R.N, R.Level, Method);
        Span<double> slope = [Slope(m => m with { R = m.R * Math.Exp(aside) }, m => m with { R = m.R * Math.Exp(-aside) }),
            Slope(m => m with { Alpha = m.Alpha * Math.Exp(aside) }, m => m with { Alpha = m.Alpha * Math.Exp(-aside) }),
            Slope(m => m with { A = m.A * Math.Exp(aside) }, m => m with { A = m.A * Math.Exp(-aside) }),
            Slope(m => m with { B = m.B * Math.Exp(aside) }, m => m with { B = m.B * Math.Exp(-aside) })];
        double variance = 0;
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++) variance += slope[i] * slope[j] * Covariance[4 * i + j];
        double half = Normal.InvCDF(0, 1, 0.5 + R.Level / 2) * Math.Sqrt(Math.Max(0, variance));
        return double.IsFinite(half)
            ? new Estimate(point, point * Math.Exp(-half), point * Math.Exp(half), R.N, R.Level, Method) : Cannot.NotSettled;

        double Slope(Func<BgNbd, BgNbd> up, Func<BgNbd, BgNbd> down) => (Math.Log(of(up(Model))) - Math.Log(of(down(Model)))) / (2 * aside);
    }

    /// <summary>All histories, each different one once; what depends on the number of repeats alone is reckoned once for each.</summary>
    private sealed class Histories
    {
        private readonly int[] place, weight;
        private readonly double[] lastAt, watched;
        private readonly int[] repeats;
        private readonly double[] ofRepeats, rise, fallA, fallB;
        private readonly long[] have;

        public Histories(Dictionary<PurchaseHistory, int> different)
        {
            repeats = [.. different.Keys.Select(one => one.Repeats).Distinct().Order()];
            var places = repeats.Index().ToDictionary(one => one.Item, one => one.Index);
            place = [.. different.Keys.Select(one => places[one.Repeats])];
            lastAt = [.. different.Keys.Select(one => one.LastAt)];
            watched = [.. different.Keys.Select(one => one.Watched)];
            weight = [.. different.Values];
            have = new long[repeats.Length];
            for (int i = 0; i < place.Length; i++) have[place[i]] += weight[i];
            (ofRepeats, rise, fallA, fallB) = (new double[repeats.Length], new double[repeats.Length], new double[repeats.Length], new double[repeats.Length]);
            double sum = 0, n = 0;
            for (int i = 0; i < place.Length; i++) (sum, n) = (sum + weight[i] * watched[i], n + weight[i]);
            MeanWatched = sum / n;
        }

        public double MeanWatched { get; }

        /// <summary>Log-likelihood of all, and its slope in the logarithms of r, α, a and b.</summary>
        public double Climb(ReadOnlySpan<double> logs, Span<double> slope)
        {
            double r = Math.Exp(logs[0]), alpha = Math.Exp(logs[1]), a = Math.Exp(logs[2]), b = Math.Exp(logs[3]);
            double height = 0, dr = 0, dAlpha = 0, da = 0, db = 0, logAlpha = logs[1];
            for (int i = 0; i < repeats.Length; i++)
            {
                int x = repeats[i];
                double sum = SpecialFunctions.DiGamma(a + b + x), all = SpecialFunctions.DiGamma(a + b);
                height += have[i] * (SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * logAlpha
                    + SpecialFunctions.BetaLn(a, b + x) - SpecialFunctions.BetaLn(a, b));
                dr += have[i] * (SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r) + logAlpha);
                dAlpha += have[i] * (r / alpha);
                da += have[i] * (all - sum);
                db += have[i] * (SpecialFunctions.DiGamma(b + x) - sum - SpecialFunctions.DiGamma(b) + all);
                ofRepeats[i] = x == 0 ? 0 : Math.Log(a / (b + x - 1));
                (rise[i], fallA[i], fallB[i]) = (r + x, 1 / a, x == 0 ? 0 : 1 / (b + x - 1));
            }
            for (int i = 0; i < place.Length; i++)
            {
                int k = place[i];
                double until = alpha + watched[i], logUntil = Math.Log(until), w = weight[i], up = rise[k];
                height -= w * up * logUntil;
                dr -= w * logUntil;
                dAlpha -= w * up / until;
                if (repeats[k] == 0) continue;
                double since = alpha + lastAt[i], apart = logUntil - Math.Log(since), odds = Math.Exp(ofRepeats[k] + up * apart);
                double gone = double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
                height += w * (double.IsPositiveInfinity(odds) ? ofRepeats[k] + up * apart : Math.Log(1 + odds));
                dr += w * gone * apart;
                dAlpha += w * gone * up * (1 / until - 1 / since);
                da += w * gone * fallA[k];
                db -= w * gone * fallB[k];
            }
            (slope[0], slope[1], slope[2], slope[3]) = (dr * r, dAlpha * alpha, da * a, db * b);
            return height;
        }
    }
}
