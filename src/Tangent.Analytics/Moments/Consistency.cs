using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Moments;

/// <summary>
/// How even an experience is: within a journey, and between sites, channels or employees. Our definitions.
/// </summary>
/// <remarks>
/// Worked examples, tested: touch-centred scores 1 and −1 on a scale from 1 to 5 have the index 0.500; the four scores
/// of six targets by Shrout and Fleiss (1979, Psychological Bulletin 86:420) have ICC(1) 0.166.
/// </remarks>
public static class Consistency
{
    /// <summary>
    /// 1 − SD/((most − least)/2) of a journey's scores after each touchpoint's own mean is taken away; 0 to 1.
    /// </summary>
    /// <param name="centred">Scores minus the mean of their touchpoint; NaN is missing.</param>
    /// <param name="scale">The scale of the scores.</param>
    /// <returns>null with fewer than two scores.</returns>
    public static double? Index(ReadOnlySpan<double> centred, Scale scale) =>
        JourneyShape.Of(centred, 0) is { N: >= 2 } shape
            ? Math.Clamp(1 - shape.Deviation / ((scale.Most - scale.Least) / 2), 0, 1)
            : null;

    /// <summary>Mean index over journeys with its interval. Method code <c>mean-t</c>.</summary>
    /// <param name="indices">One index per journey; NaN where there is none.</param>
    /// <param name="customers">Customer of each journey; empty when each is another's.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static Answer Mean(ReadOnlySpan<double> indices, ReadOnlySpan<int> customers = default,
        double level = 0.95) =>
        Means.Of(indices, default, customers, level);

    /// <summary>
    /// Whether a journey has a score at or above the high cut and one at or below the low cut: it confuses.
    /// </summary>
    /// <param name="scores">Scores of one journey; NaN is missing.</param>
    /// <param name="scale">Their scale.</param>
    public static bool IsConfusing(ReadOnlySpan<double> scores, Scale scale)
    {
        bool isHigh = false, isLow = false;
        foreach (double score in scores)
        {
            isHigh |= scale.Flipped(score) >= scale.HighCut;
            isLow |= scale.Flipped(score) <= scale.LowCut;
        }
        return isHigh && isLow;
    }

    /// <summary>
    /// ICC(1): share of the variance that lies between sites, channels or employees. Method code <c>icc1</c>.
    /// </summary>
    /// <remarks>
    /// (MSB − MSW)/(MSB + (k₀ − 1)·MSW), k₀ for unequal groups; interval from F (McGraw and Wong 1996), with k₀ in
    /// place of k.
    /// </remarks>
    /// <param name="scores">Scores; NaN is missing.</param>
    /// <param name="groups">Site, channel or employee of each score.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> with one group, without repeated scores in any group, and when nothing varies within.
    /// </returns>
    public static Answer BetweenGroups(ReadOnlySpan<double> scores, ReadOnlySpan<int> groups, double level = 0.95)
    {
        Guard.Level(level);
        if (Sample.Take(scores, default, groups, out var sample) is { } reason) return reason;
        if (sample.Groups < 2) return Cannot.OneGroup;
        int n = sample.N, g = sample.Groups;
        if (n == g) return Cannot.TooFew(n, g + 1);
        double[] sums = new double[g], counts = new double[g];
        for (int i = 0; i < n; i++)
        {
            sums[sample.Clusters[i]] += sample.Values[i];
            counts[sample.Clusters[i]]++;
        }
        double mean = sample.Mean, between = 0, within = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            int place = sample.Clusters[i];
            double distance = sample.Values[i] - sums[place] / counts[place];
            within += distance * distance / (n - g);
        }
        for (int place = 0; place < g; place++)
        {
            double distance = sums[place] / counts[place] - mean;
            between += counts[place] * distance * distance / (g - 1);
            squares += counts[place] * counts[place];
        }
        if (!(within > 1e-12 * (1 + between))) return Cannot.NoSpread(n);
        double k = (n - squares / n) / (g - 1), f = between / within, tail = (1 - level) / 2;
        double low = f / Tails.FAbove(tail, g - 1, n - g), high = f * Tails.FAbove(tail, n - g, g - 1);
        return new Estimate(Correlation(f, k), Correlation(low, k), Correlation(high, k), n, level, "icc1");
    }

    private static double Correlation(double f, double k) => (f - 1) / (f + k - 1);

    /// <summary>
    /// Agreement within one group, r_wg = 1 − s²/σ², σ² = (answers² − 1)/12 of chance (James, Demaree and Wolf 1984), 0
    /// to 1.
    /// </summary>
    /// <param name="scores">Scores of one group; NaN is missing.</param>
    /// <param name="answers">Number of answers of the scale, at least 2.</param>
    /// <returns>null with fewer than two scores; 0 when they differ more than by chance.</returns>
    public static double? Agreement(ReadOnlySpan<double> scores, int answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, 2);
        if (JourneyShape.Of(scores, 0) is not { N: >= 2 } shape) return null;
        double variance = shape.Deviation * shape.Deviation * shape.N / (shape.N - 1);
        return Math.Max(0, 1 - variance / ((answers * (double)answers - 1) / 12));
    }
}
