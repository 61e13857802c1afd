using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Surveys;

/// <summary>One dimension of service quality.</summary>
/// <param name="Gap">Mean over respondents of perception minus expectation; below 0 falls short.</param>
/// <param name="Below">Share of respondents whose gap is below 0.</param>
/// <param name="Reliability">Cronbach's α of its items' gaps.</param>
public sealed record DimensionGap(Answer Gap, Answer Below, Answer Reliability);

/// <summary>Gaps of service quality.</summary>
/// <param name="Dimensions">In the order given.</param>
/// <param name="Overall">Mean of the dimensions, each alike, per respondent.</param>
/// <param name="Weighted">Mean weighted by each respondent's own importance; a reason when nobody gave any.</param>
public sealed record QualityGaps(IReadOnlyList<DimensionGap> Dimensions, Answer Overall, Answer Weighted) : Answer;

/// <summary>
/// Service-quality gaps (SERVQUAL: Parasuraman, Zeithaml and Berry 1988, J. Retailing 64:12; weighted and with zone of
/// tolerance: 1991, 1994). Metric <c>servqual</c>.
/// </summary>
/// <remarks>
/// Perception minus expectation per item; the expectation may be the desired or the adequate level (标准期待值 is the
/// adequate one), which gives superiority and adequacy. A respondent counts in a dimension with at least half of its
/// items; a missing half of a pair drops that item only. Worked example, tested: expectations of 7 and perceptions of 5
/// on all items have gaps of −2.000 in every dimension and overall, whatever the weights.
/// </remarks>
public static class ServiceQuality
{
    /// <summary>The five dimensions of the 22 items in their published order.</summary>
    public static readonly IReadOnlyList<int[]> TwentyTwoItems =
    [
        [0, 1, 2, 3], [4, 5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16], [17, 18, 19, 20, 21],
    ];

    /// <summary>The gaps.</summary>
    /// <param name="expected">Expectation per item and respondent; NaN is missing.</param>
    /// <param name="perceived">Perception per item and respondent.</param>
    /// <param name="dimensions">Items of each dimension.</param>
    /// <param name="scale">The scale of both.</param>
    /// <param name="importance">Points of each dimension per respondent (any sum); null when none were asked.</param>
    /// <param name="clusters">Branch of each respondent; null when independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="QualityGaps" />, each part of which may be a reason; <see cref="CannotTell" /> for scores outside the
    /// scale, and when nobody answered half of any dimension.
    /// </returns>
    public static Answer Of(
        IReadOnlyList<double[]> expected, IReadOnlyList<double[]> perceived, IReadOnlyList<int[]> dimensions,
        Scale scale,
        IReadOnlyList<double[]>? importance = null, int[]? clusters = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(perceived);
        ArgumentNullException.ThrowIfNull(dimensions);
        foreach (var column in expected.Concat(perceived))
            if (scale.FirstOutside(column) is { } outside) return outside;
        int n = expected[0].Length;
        double[][] items = [.. expected.Select((column, i) =>
            column.Select((value, r) => perceived[i][r] - value).ToArray())];
        double[][] gaps = [.. dimensions.Select(dimension => Respondents(items, dimension, n))];
        if (gaps.All(gap => gap.All(double.IsNaN))) return Cannot.NoObservations;
        var told = dimensions.Select((dimension, d) => new DimensionGap(
            Means.Of(gaps[d], default, clusters, level),
            SampledShare.Of(Array.ConvertAll(gaps[d], gap => double.IsNaN(gap) ? gap : gap < 0 ? 1 : 0), default,
            clusters, level),
            Alpha.Of([.. dimension.Select(item => items[item])], level))).ToArray();
        var overall = Means.Of(Combined(gaps, null, n), default, clusters, level);
        Answer weighted = importance is null
            ? new CannotTell("analytics.no-importance")
            : Means.Of(Combined(gaps, importance, n), default, clusters, level);
        return new QualityGaps(told, overall, weighted);
    }

    private static double[] Respondents(double[][] items, int[] dimension, int n)
    {
        var gaps = new double[n];
        for (int r = 0; r < n; r++)
        {
            double sum = 0;
            int count = 0;
            foreach (int item in dimension)
            {
                if (!double.IsFinite(items[item][r])) continue;
                sum += items[item][r];
                count++;
            }
            gaps[r] = 2 * count >= dimension.Length && count > 0 ? sum / count : double.NaN;
        }
        return gaps;
    }

    /// <summary>
    /// Per respondent first, then over respondents: a respondent without all dimensions or without weight is missing.
    /// </summary>
    private static double[] Combined(double[][] gaps, IReadOnlyList<double[]>? importance, int n)
    {
        var combined = new double[n];
        for (int r = 0; r < n; r++)
        {
            double sum = 0, all = 0;
            for (int d = 0; d < gaps.Length; d++)
            {
                double weight = importance is null ? 1 : importance[d][r];
                sum += weight * gaps[d][r];
                all += weight;
            }
            combined[r] = all > 0 ? sum / all : double.NaN;
        }
        return combined;
    }
}
