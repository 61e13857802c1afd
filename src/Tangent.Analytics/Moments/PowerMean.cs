using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Moments;

/// <summary>
/// The exponent p of the power mean that goes best with the overall judgement: 1 is the mean, far below 0 the weakest
/// link. Method code <c>power-mean</c>.
/// </summary>
/// <remarks>
/// Profile least squares of y on M_p = (Σxᵖ/m)^(1/p) (p = 0: geometric mean) over −20 to 5; the interval holds the p
/// whose residual squares stay within exp(χ²₁/n) of the best. Tested: outcomes that are the mean give 1, outcomes that
/// are the minimum give the lowest exponent tried.
/// </remarks>
public static class PowerMean
{
    private const double Least = -20, Most = 5, Step = 0.25;

    /// <summary>The exponent with its interval; an end at −20 or 5 means "that or beyond".</summary>
    /// <param name="journeys">Scores of each journey, all above 0.</param>
    /// <param name="overall">Judgement of each whole journey; NaN is missing.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> under 100 journeys with two scores, for a score that is not above 0, and when no
    /// exponent goes with the outcome.
    /// </returns>
    public static Answer Exponent(IReadOnlyList<double[]> journeys, double[] overall, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(journeys);
        ArgumentNullException.ThrowIfNull(overall);
        int[] kept = [.. Enumerable.Range(0, journeys.Count).Where(i => journeys[i].Length >= 2
            && double.IsFinite(overall[i]))];
        foreach (int i in kept)
            foreach (double score in journeys[i])
                if (!(score > 0)) return Cannot.OutsideScale(score, 0, double.MaxValue);
        if (kept.Length < WhichRule.LeastJourneys) return Cannot.TooFew(kept.Length, WhichRule.LeastJourneys);

        int steps = (int)((Most - Least) / Step) + 1;
        var rests = new double[steps];
        for (int i = 0; i < steps; i++) rests[i] = Rest(journeys, overall, kept, Least + i * Step);
        int best = Array.IndexOf(rests, rests.Min());
        if (!(rests[best] < 1)) return new CannotTell("analytics.no-effect");
        double bound = Math.Max(rests[best], 1e-12) * Math.Exp(ChiSquared.InvCDF(1, level) / kept.Length);
        int low = best, high = best;
        while (low > 0 && rests[low - 1] <= bound) low--;
        while (high < steps - 1 && rests[high + 1] <= bound) high++;
        return new Estimate(Least + best * Step, Least + low * Step, Least + high * Step, kept.Length, level,
            "power-mean");
    }

    /// <summary>The power mean of one journey.</summary>
    /// <param name="scores">All above 0.</param>
    /// <param name="exponent">1 is the mean, 0 the geometric mean.</param>
    public static double Of(ReadOnlySpan<double> scores, double exponent)
    {
        double least = double.MaxValue, sum = 0;
        foreach (double score in scores) least = Math.Min(least, score);
        // Divided by the least score first, so that high powers neither overflow nor vanish.
        foreach (double score in scores) sum += Math.Abs(exponent) < 1e-9 ? Math.Log(score / least)
            : Math.Pow(score / least, exponent);
        double mean = sum / scores.Length;
        return least * (Math.Abs(exponent) < 1e-9 ? Math.Exp(mean) : Math.Pow(mean, 1 / exponent));
    }

    /// <summary>1 − R² of y on the power mean; 1 when they do not go together.</summary>
    private static double Rest(IReadOnlyList<double[]> journeys, double[] overall, int[] kept, double exponent)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0, n = kept.Length;
        foreach (int i in kept)
        {
            double power = Of(journeys[i], exponent), outcome = overall[i];
            x += power;
            y += outcome;
            xx += power * power;
            yy += outcome * outcome;
            xy += power * outcome;
        }
        double sx = xx - x * x / n, sy = yy - y * y / n, sxy = xy - x * y / n;
        return sx > 1e-12 * xx && sy > 1e-12 * yy && sxy > 0 ? Math.Max(0, 1 - sxy * sxy / (sx * sy)) : 1;
    }
}
