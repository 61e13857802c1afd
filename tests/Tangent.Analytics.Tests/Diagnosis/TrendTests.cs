using Tangent.Analytics.Control;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

public class TrendTests
{
    private const long Day = 86_400_000_000;
    private static readonly DateOnly First = new(2026, 1, 5);      // a Monday

    [Fact]
    public void Half_of_the_weeks_make_the_limits_between_ten_and_twenty_six() =>
        Assert.Equal([12, 10, 26, 4], new[] { 24, 12, 80, 4 }.Select(Trends.BaseWeeks));

    [Fact]
    public void Each_month_has_its_own_figures_and_one_without_judgements_says_so()
    {
        // Ten journeys in January, none in February, two in March; one of the two failed.
        var (log, said) = Journeys([.. Enumerable.Repeat((0, 4), 5), .. Enumerable.Repeat((1, 5), 5), (60, 1), (61, 4)]);
        var trend = Assert.Single(Trends.Of(log, said));
        Assert.Equal([new DateOnly(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1)], trend.Months.Select(month => month.From));
        Assert.Equal([10, 0, 2], trend.Months.Select(month => month.N));
        Assert.Equal(4.5, Told.Estimate(trend.Months[0].Mean).Point, 12);
        Assert.Equal("analytics.no-observations", Told.Reason(trend.Months[1].Mean));
        Assert.Equal("analytics.no-observations", Told.Reason(trend.Months[0].Nps));
        Assert.Equal(0.5, Told.Estimate(trend.Months[2].Fails).Point, 12);
        Assert.Equal("analytics.too-few", Told.Reason(trend.Means));
    }

    [Fact]
    public void A_month_has_the_net_promoter_score_of_its_recommendations()
    {
        int[] journeys = [.. Enumerable.Range(0, 100)];
        var log = JourneyLog.Of(journeys, new int[100], new long[100]);
        var said = JudgementLog.Of(log, [.. journeys.Select(i => new Judgement(i, Judgement.WholeJourney, i < 60 ? 9 : i < 85 ? 7 : 3, NetPromoter.Scale)
        {
            Asked = Asked.Recommend,
        })]);

        var told = Told.Estimate(Trends.Of(log, said)[0].Months[0].Nps);

        // Rocks 2016, as NetPromoter's own tests.
        Assert.Equal((45, 29.3431, 58.0355), (told.Point, Math.Round(told.Low, 4), Math.Round(told.High, 4)));
    }

    [Fact]
    public void A_journey_at_night_belongs_to_the_month_that_began_where_the_company_is()
    {
        // 31 January, 16:00 UTC: midnight in Shanghai. A journey on a Sunday evening in UTC is of Monday there.
        var (log, said) = Journeys([(0, 4), (26, 4)]);
        var steps = log.Steps.ToArray();
        steps[1] = steps[1] with { StartMicros = steps[1].StartMicros + 16 * Day / 24 };
        var night = log with { Steps = steps };

        Assert.Equal([2], Trends.Of(night, said)[0].Months.Select(month => month.N));
        var there = Trends.Of(night with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") }, said)[0];
        Assert.Equal([(new DateOnly(2026, 1, 1), 1), (new DateOnly(2026, 2, 1), 1)], there.Months.Select(month => (month.From, month.N)));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "America/New_York", 12, 1)]
    [InlineData("9999-12-31T23:59:59Z", "Asia/Shanghai", 9999 * 12 + 11, 12)]
    [InlineData("2026-11-01T05:30:00Z", "America/New_York", 2026 * 12 + 10, 11)]
    public void Months_of_a_calendar_end_where_times_end(string utc, string zone, int month, int named)
    {
        var at = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        long micros = (at.Ticks - DateTime.UnixEpoch.Ticks) / 10;
        Assert.Equal((month, named), (calendar.MonthOf(micros), LocalCalendar.FirstOf(calendar.MonthOf(micros)).Month));
    }

    [Fact]
    public void Limits_stay_frozen_when_the_process_gets_worse_and_the_rule_is_named()
    {
        // Thirty weeks of twenty judgements: two or three fail of twenty, and ten of twenty from the twenty-first week on.
        var (log, said) = Journeys([.. Enumerable.Range(0, 30).SelectMany(week => Enumerable.Range(0, 20)
            .Select(i => (week * 7, i < (week >= 20 ? 10 : 2 + week % 2) ? 2 : 4)))]);
        var trend = Assert.Single(Trends.Of(log, said));
        var fails = Assert.IsType<WeekChart>(trend.Fails);
        Assert.Equal((15, new DateOnly(2026, 1, 5).AddDays(14 * 7), First), (fails.Chart.BasePoints, fails.BaseEnd, fails.Weeks[0]));
        // 15 base weeks from an even one on: 8 · 2 + 7 · 3 of 300.
        Assert.Equal(37 / 300.0, fails.Chart.Centre, 12);
        Assert.All(fails.Chart.Points.Take(20), point => Assert.Equal(Signals.None, point.Raised));
        Assert.All(fails.Chart.Points.Skip(20), point => Assert.True(point.Raised.HasFlag(Signals.BeyondThree)));
        Assert.Equal(Signals.BeyondThree | Signals.EightOnOneSide, fails.Lately(4));
        var means = Assert.IsType<WeekChart>(trend.Means);
        Assert.Equal((30, 20), (means.Weeks.Count, means.Sizes[7]));
        Assert.True(means.Chart.Points[20].Value < means.Chart.Points[20].Low);
    }

    [Fact]
    public void A_stable_process_raises_its_hand_once_in_about_153_points()
    {
        var dice = new Dice(5, 1);
        const int runs = 1500, longest = 2500;
        double sum = 0;
        var sigmas = new double[longest];
        for (int run = 0; run < runs; run++)
        {
            int length = 0;
            // Looked for in pieces: most runs end early.
            for (int end = 250; length == 0; end += 250)
            {
                for (int i = end - 250; i < end; i++) sigmas[i] = dice.Normal();
                length = 1 + Array.FindIndex(RunRules.Of(sigmas.AsSpan(0, end), Trends.Rules), raised => raised != Signals.None);
            }
            sum += length;
        }
        Assert.InRange(sum / runs, 141, 165);
    }

    /// <summary>One journey and one judgement for each: day after the first Monday, and score from 1 to 5.</summary>
    private static (JourneyLog Log, JudgementLog Said) Journeys(IReadOnlyList<(int Day, int Score)> told)
    {
        long from = (First.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * Day;
        var log = JourneyLog.Of([.. Enumerable.Range(0, told.Count)], new int[told.Count], [.. told.Select((one, i) => from + one.Day * Day + i)]);
        return (log, JudgementLog.Of(log, [.. told.Select((one, i) => new Judgement(i, 0, one.Score, Hall.Five))]));
    }
}
