using System.Runtime.InteropServices;
using Tangent.Analytics.Control;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What was said of the journeys that began in one month.</summary>
/// <param name="From">First day of the month.</param>
/// <param name="N">Judgements.</param>
/// <param name="Mean">Mean score on the printed scale.</param>
/// <param name="Fails">Share at or below the low cut.</param>
/// <param name="Nps">Net promoter score of those who were asked for a recommendation from 0 to 10, or why there is none.</param>
public sealed record TrendMonth(DateOnly From, int N, Answer Mean, Answer Fails, Answer Nps);

/// <summary>A control chart by week. Its limits come from the first weeks and stay frozen.</summary>
/// <param name="Weeks">Monday of each week on the chart, in order of time; weeks with fewer than <see cref="Trends.LeastOfWeek"/> are not on it.</param>
/// <param name="Sizes">Judgements of each week.</param>
/// <param name="Chart">The chart; its base points are the first weeks.</param>
public sealed record WeekChart(IReadOnlyList<DateOnly> Weeks, IReadOnlyList<int> Sizes, ControlChart Chart) : Answer
{
    /// <summary>The last week of the base period.</summary>
    public DateOnly BaseEnd => Weeks[Chart.BasePoints - 1];

    /// <summary>What is out of the ordinary in the last weeks, so many; nothing where all is calm.</summary>
    public Signals Lately(int weeks) => Chart.Points.Skip(Math.Max(Chart.BasePoints, Chart.Points.Count - weeks))
        .Aggregate(Signals.None, (seen, point) => seen | point.Raised);
}

/// <summary>How something went month by month, and whether it is in control week by week.</summary>
/// <param name="Touchpoint">Its number; null for whole journeys.</param>
/// <param name="Months">Every month of the selection, those without judgements too.</param>
/// <param name="Means">A <see cref="WeekChart"/> of mean scores (XmR), or why there is none.</param>
/// <param name="Fails">A <see cref="WeekChart"/> of failing shares (p; Laney's p′ where weeks are large), or why there is none.</param>
public sealed record Trend(int? Touchpoint, IReadOnlyList<TrendMonth> Months, Answer Means, Answer Fails);

/// <summary>
/// Trends of whole journeys and of all touchpoints. A judgement belongs to the month and the week in which its journey began, by the
/// calendar of the log's time zone.
/// </summary>
/// <remarks>
/// Limits rest on the first half of the weeks, at least 10 and at most 26. Looked for are a point beyond the limits and eight in a row on
/// one side: a stable process with known limits raises its hand once in about 153 points (Champ and Woodall 1987, Technometrics 29:393),
/// which our own simulation repeats in a test. Worked example, tested: 24 weeks have a base of 12, 12 weeks one of 10, 80 weeks one of 26.
/// </remarks>
public static class Trends
{
    /// <summary>Judgements that a week needs to stand on a control chart.</summary>
    public const int LeastOfWeek = 10;

    /// <summary>Rules that are looked for.</summary>
    public const Signals Rules = Signals.Attributes;

    private const int MostOfBase = 26, LargeWeek = 1000;

    /// <summary>The trends: whole journeys first where any was judged, then the touchpoints that were, by number.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static IReadOnlyList<Trend> Of(JourneyLog log, JudgementLog said, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        var places = new SaidPlaces(log, said);
        var (overall, touches) = (said.Table.PrintedScale(true), said.Table.PrintedScale(false));
        var period = MonthsOf(places);
        var trends = new List<Trend>();
        if (places.OfJourneys.Length > 0) trends.Add(Of(null, places, places.OfJourneys, overall, period, level));
        for (int touchpoint = 0; touchpoint < places.Touchpoints; touchpoint++)
            if (places.Of(touchpoint) is { Length: > 0 } own) trends.Add(Of(touchpoint, places, own, touches, period, level));
        return trends;
    }

    /// <summary>How many of the first weeks make the limits.</summary>
    public static int BaseWeeks(int weeks) => Math.Min(weeks, Math.Clamp(weeks / 2, Individuals.LeastPoints, MostOfBase));

    /// <summary>The first and the last month in which a judged journey began, as months since year 1.</summary>
    internal static (int First, int Last) MonthsOf(SaidPlaces places)
    {
        long first = long.MaxValue, last = long.MinValue;
        var journeys = places.Said.Journeys.Span;
        foreach (int place in places.All)
        {
            long start = places.StartOf(journeys[place]);
            (first, last) = (Math.Min(first, start), Math.Max(last, start));
        }
        return first > last ? (0, -1) : (places.Calendar.MonthOf(first), places.Calendar.MonthOf(last));
    }

    internal static Trend Of(int? touchpoint, SaidPlaces places, ReadOnlySpan<int> own, Scale? printed, (int First, int Last) period, double level)
    {
        var journeys = places.Said.Journeys.Span;
        var months = new List<int>[period.Last < period.First ? 0 : period.Last - period.First + 1];
        var weeks = new SortedDictionary<int, List<int>>();
        var calendar = places.Calendar;
        foreach (int place in own)
        {
            long start = places.StartOf(journeys[place]);
            (months[calendar.MonthOf(start) - period.First] ??= []).Add(place);
            int week = calendar.WeekOf(start);
            if (!weeks.TryGetValue(week, out var list)) weeks[week] = list = [];
            list.Add(place);
        }
        return new(touchpoint, [.. months.Select((some, at) => Month(places.Said, period.First + at, some, printed, level))],
            ChartOf(places.Said, weeks, printed, isOfMeans: true), ChartOf(places.Said, weeks, printed, isOfMeans: false));
    }

    private static TrendMonth Month(JudgementLog said, int month, List<int>? places, Scale? printed, double level)
    {
        var sample = SaidSample.Of(said, CollectionsMarshal.AsSpan(places), printed);
        return new(LocalCalendar.FirstOf(month), sample.Count, sample.Mean(level), sample.Fails(level), Nps(said, places ?? [], level));
    }

    private static Answer Nps(JudgementLog said, List<int> places, double level)
    {
        var asked = places.FindAll(place => said.Table.AskedOf(place) == Asked.Recommend && said.Table.ScaleOf(place) == NetPromoter.Scale);
        var sample = SaidSample.Of(said, CollectionsMarshal.AsSpan(asked), NetPromoter.Scale);
        return asked.Count == 0 ? Cannot.NoObservations : NetPromoter.OfAnswers(sample.Scores, sample.Weights, sample.Clusters, level);
    }

    private static Answer ChartOf(JudgementLog said, SortedDictionary<int, List<int>> weeks, Scale? printed, bool isOfMeans)
    {
        var kept = weeks.Where(week => week.Value.Count >= LeastOfWeek)
            .Select(week => (Week: LocalCalendar.MondayOf(week.Key), Sample: SaidSample.Of(said, CollectionsMarshal.AsSpan(week.Value), printed)))
            .Where(week => double.IsFinite(MeanOf(week.Sample))).ToList();
        if (kept.Count == 0) return weeks.Count == 0 ? Cannot.NoObservations : Cannot.TooFew(0, Individuals.LeastPoints);
        int basis = BaseWeeks(kept.Count);
        int[] sizes = [.. kept.Select(week => week.Sample.Count)];
        var made = isOfMeans ? Individuals.Of([.. kept.Select(week => MeanOf(week.Sample))], basis, Rules)
            : ShareChart.OfShares([.. kept.Select(week => week.Sample.Signs.Count(sign => sign < 0))], sizes, basis,
                sizes.Take(basis).Average() > LargeWeek, Rules);
        return made is ControlChart chart ? new WeekChart([.. kept.Select(week => week.Week)], sizes, chart) : made;
    }

    private static double MeanOf(SaidSample sample)
    {
        double sum = 0, weight = 0;
        for (int i = 0; i < sample.Count; i++)
        {
            double own = sample.Weights.Length == 0 ? 1 : sample.Weights[i];
            (sum, weight) = (sum + own * sample.Scores[i], weight + own);
        }
        return weight > 0 ? sum / weight : double.NaN;
    }
}
