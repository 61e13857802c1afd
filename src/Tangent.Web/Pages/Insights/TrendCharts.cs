using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Control;
using Tangent.Analytics.Diagnosis;
using Tangent.Web.Charts;

namespace Tangent.Web.Pages.Insights;

/// <summary>Trends as pictures and in words.</summary>
static class TrendCharts
{
    /// <summary>Weeks in which a signal is news.</summary>
    public const int Lately = 4;

    /// <summary>The name of a month.</summary>
    public static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Points of a line by month; a month without a figure, or with a handful of judgements, is a gap.</summary>
    public static IReadOnlyList<BandLine.Point> Points(Trend trend, bool isOfMeans) => [.. trend.Months.Select(month =>
        (isOfMeans ? month.Mean : Percent(month.Fails)) is Estimate { N: >= EvidenceRules.Enough } told
            ? new BandLine.Point(Name(month.From), told.Point, told.Low, told.High) : new BandLine.Point(Name(month.From), null, null, null))];

    /// <summary>The line by month with its band.</summary>
    public static Chart Months(Trend trend, bool isOfMeans, Measure measure, ChartWords words, double width = 640) =>
        BandLine.Draw(new(Points(trend, isOfMeans), [], []), measure, words, width);

    /// <summary>Whether there is a month to draw.</summary>
    public static bool HasMonths(Trend trend) => trend.Months.Any(month => month.Mean is Estimate { N: >= EvidenceRules.Enough });

    /// <summary>The control chart by week.</summary>
    public static Chart Control(WeekChart told, bool isOfMeans, Measure measure, ChartWords words, string? rule, double width = 640) =>
        Charts.ControlChart.Large(Data(told, isOfMeans, rule), measure, words, width, 220);

    /// <summary>The same for lists of alarms.</summary>
    public static Chart Small(WeekChart told, bool isOfMeans, Measure measure, ChartWords words, string? rule) =>
        Charts.ControlChart.Small(Data(told, isOfMeans, rule), measure, words);

    /// <summary>The rules that were raised after the base period, in words; null where all is calm.</summary>
    /// <param name="words">Words.</param>
    /// <param name="told">The chart.</param>
    /// <param name="weeks">How many of the last weeks; null: all since the base period.</param>
    public static string? Raised(Words.Words words, WeekChart told, int? weeks = null)
    {
        var raised = told.Lately(weeks ?? told.Chart.Points.Count);
        if (raised == Signals.None) return null;
        int from = Math.Max(told.Chart.BasePoints, told.Chart.Points.Count - (weeks ?? told.Chart.Points.Count));
        return string.Join(words["parts.list.separator"], ((Signals[])[Signals.BeyondThree, Signals.EightOnOneSide]).Where(one => raised.HasFlag(one))
            .Select(one => words["cards.control.raised-of", words.Of(one), told.Chart.Points.Skip(from).Count(point => point.Raised.HasFlag(one))]));
    }

    /// <summary>What a chart says, in a sentence.</summary>
    public static string Finding(Words.Words words, WeekChart told) =>
        Raised(words, told) is { } raised ? words["cards.control.raised", raised] : words["cards.control.calm"];

    /// <summary>Share in per cent.</summary>
    public static Answer Percent(Answer share) => share is Estimate told
        ? told with { Point = 100 * told.Point, Low = 100 * told.Low, High = 100 * told.High } : share;

    private static Charts.ControlChart.Data Data(WeekChart told, bool isOfMeans, string? rule)
    {
        double factor = isOfMeans ? 1 : 100;
        return new([.. told.Chart.Points.Select((point, at) => new Charts.ControlChart.Point(
            told.Weeks[at].ToString("MM-dd", CultureInfo.InvariantCulture), factor * point.Value, factor * point.Low, factor * point.High,
            point.Raised != Signals.None))], factor * told.Chart.Centre, rule);
    }
}
