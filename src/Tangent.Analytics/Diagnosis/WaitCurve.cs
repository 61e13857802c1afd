using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Regression;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Visits that waited about as long.</summary>
/// <param name="FromSeconds">Least wait.</param>
/// <param name="BeforeSeconds">Waits are shorter than this; null: there is no longer one.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="FailShare">Share of scores that failed.</param>
public sealed record WaitBin(int FromSeconds, int? BeforeSeconds, Answer Mean, Answer FailShare);

/// <summary>How scores of one touchpoint move with the wait.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Pairs">Visits of which wait and score are known.</param>
/// <param name="Slope">Points of the scale per ten minutes of waiting: a <see cref="Tested"/>, or why it cannot be told.</param>
/// <param name="Corrected">p-value after correction for all touchpoints (Benjamini and Hochberg 1995); 1 where there is none.</param>
public sealed record WaitTrend(int Touchpoint, int Pairs, Answer Slope, double Corrected);

/// <summary>Waiting and satisfaction, visit by visit.</summary>
/// <param name="Scale">Scale of the scores.</param>
/// <param name="Touchpoint">The touchpoint of the curve.</param>
/// <param name="Bins">Its visits by wait, those that nobody waited are left out.</param>
/// <param name="Trends">All touchpoints with waits and scores, the surest trend first.</param>
public sealed record WaitsFound(Scale Scale, int Touchpoint, IReadOnlyList<WaitBin> Bins, IReadOnlyList<WaitTrend> Trends) : Answer;

/// <summary>
/// The curve of waiting and satisfaction: mean scores by wait, and per touchpoint the slope of least squares with HC3 spread as the test
/// of trend.
/// </summary>
public static class WaitCurve
{
    private const double TenMinutes = 600;
    private static readonly int[] Edges = [0, 60, 180, 300, 600, 900, 1200, 1800, 3600];

    /// <summary>The curve of one touchpoint and the trends of all.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="touchpoint">Whose curve; null: the one whose trend is surest.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="WaitsFound"/>; <see cref="CannotTell"/> when no wait meets a score.</returns>
    public static Answer Of(JourneyLog log, JudgementLog said, int? touchpoint = null, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        var pairs = Pairs(log, said);
        if (said.Table.PrintedScale(false) is not { } scale || pairs.Count == 0) return new CannotTell("analytics.no-waits");
        var groups = pairs.GroupBy(pair => pair.Touchpoint).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        Answer[] slopes = [.. groups.Select(group => Slope([.. group], scale, level))];
        double[] corrected = Multiplicity.FalseDiscovery([.. slopes.OfType<Tested>().Select(slope => slope.PValue)]);
        int at = 0;
        List<WaitTrend> trends =
        [
            .. groups.Zip(slopes, (group, slope) => new WaitTrend(group.Key, group.Count(), slope, slope is Tested ? corrected[at++] : 1))
                .OrderBy(trend => trend.Slope is Tested ? 0 : 1).ThenBy(trend => trend.Corrected).ThenByDescending(trend => trend.Pairs),
        ];
        int shown = touchpoint ?? trends[0].Touchpoint;
        return groups.Find(group => group.Key == shown) is { } own ? new WaitsFound(scale, shown, Bins([.. own], scale, level), trends)
            : new CannotTell("analytics.no-waits");
    }

    private readonly record struct Pair(int Touchpoint, int Seconds, double Share, bool IsLow);

    private static List<Pair> Pairs(JourneyLog log, JudgementLog said)
    {
        var table = said.Table;
        var waits = log.Columns.Waits.Span;
        List<Pair> pairs = [];
        if (waits.IsEmpty) return pairs;
        var counts = new bool[Math.Max(0, log.Offsets.Length - 1)];
        if (log.Chosen is null) Array.Fill(counts, true);
        else foreach (int place in log.Chosen) counts[place] = true;
        for (int i = 0; i < table.Count; i++)
            if (table.Touchpoints[i] is >= 0 and var at && counts[table.Journeys[i]] && !double.IsNaN(table.Scores[i]) && table.Rows[i] is >= 0 and var row
                && waits[row] is >= 0 and var seconds)
                pairs.Add(new(at, seconds, table.Scores[i], table.MarkOf(i) == Mark.Low));
        return pairs;
    }

    private static Answer Slope(Pair[] pairs, Scale scale, double level)
    {
        if (Array.TrueForAll(pairs, pair => pair.Seconds == pairs[0].Seconds)) return new CannotTell("analytics.same-wait");
        var fit = LeastSquares.Of(new()
        {
            Outcome = Array.ConvertAll(pairs, pair => scale.At(pair.Share)),
            Columns = [Array.ConvertAll(pairs, pair => pair.Seconds / TenMinutes)],
        }, Spread.Robust);
        return fit is Fit told ? told.Coefficient(1, level) : fit;
    }

    private static List<WaitBin> Bins(Pair[] pairs, Scale scale, double level)
    {
        List<WaitBin> bins = [];
        for (int i = 0; i < Edges.Length; i++)
        {
            int from = Edges[i];
            int? before = i + 1 < Edges.Length ? Edges[i + 1] : null;
            Pair[] own = [.. pairs.Where(pair => pair.Seconds >= from && !(pair.Seconds >= before))];
            if (own.Length == 0) continue;
            bins.Add(new(from, before, Means.Of(Array.ConvertAll(own, pair => scale.At(pair.Share)), default, default, level),
                Wilson.Share(own.Count(pair => pair.IsLow), own.Length, level)));
        }
        return bins;
    }
}
