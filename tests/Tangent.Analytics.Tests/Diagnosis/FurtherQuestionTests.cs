using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>Reliability, returns and waits of journeys, each against figures that were reckoned by hand.</summary>
public sealed class FurtherQuestionTests
{
    private const long Day = 86_400_000_000;
    private static readonly Scale Five = new(1, 5);

    [Fact]
    public void Reliability_is_the_share_of_journeys_without_failure_and_says_what_each_touch_must_reach_and_which_one_broke_journeys_alone()
    {
        var log = JourneyLog.Of([0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1, 0, 1]);
        double[,] scores = { { 5, 5 }, { 1, 5 }, { 1, 1 }, { 5, 4 } };
        var said = JudgementLog.Of(log, [.. from journey in Enumerable.Range(0, 4) from at in Enumerable.Range(0, 2)
            select new Judgement(journey, at, scores[journey, at], Five)]);

        var told = Assert.IsType<JourneysWithoutFailure>(ReliabilityOfJourneys.Of(log, said));

        Assert.Equal((0.5, 4), (told.Journeys.Observed.Point, told.Journeys.Observed.N));
        Assert.Equal(0.375, told.Journeys.IfIndependent, 12);
        Assert.Equal((2.0, 2, 0.95), (told.Touches, told.Asked, told.Target));
        Assert.Equal(0.974679434, told.Required, 9);
        Assert.Equal([(0, 0.25), (1, 0.0)], told.Touchpoints.Select(one => (one.Touchpoint, ((Estimate)one.Alone).Point)));
        Assert.Equal([0.5, 0.25], told.Touchpoints.Select(one => ((Estimate)one.FailShare).Point));
        Assert.All(told.Touchpoints, one => Assert.Equal("analytics.no-overall", Assert.IsType<CannotTell>(one.Penalty).Code));
        // 95 of 100 journeys over 74 touches.
        Assert.Equal(0.99930709, Assert.IsType<JourneysWithoutFailure>(ReliabilityOfJourneys.Of(log, said, touches: 74)).Required, 8);
        Assert.IsType<CannotTell>(ReliabilityOfJourneys.Of(log, JudgementLog.Of(log, [])));
    }

    [Fact]
    public void Those_in_the_top_box_who_come_again_are_set_against_those_in_the_next_one_each_customer_once()
    {
        // Ten customers judge on day 0; some come again on day 10, two on day 91, and somebody ends the log on day 200.
        double[] scores = [5, 5, 5, 5, 4, 4, 4, 4, 2, 2];
        int[] again = [10, 10, 10, 91, 10, 91, -1, -1, -1, -1];
        List<(int Journey, long Customer, long Micros)> met = [.. scores.Select((_, i) => (i, (long)i, 0L))];
        for (int i = 0; i < again.Length; i++)
            if (again[i] > 0) met.Add((20 + i, i, again[i] * Day));
        met.Add((40, 11, 200 * Day));
        var log = JourneyLog.Of([.. met.Select(one => one.Journey)], [.. met.Select(_ => 0)], [.. met.Select(one => one.Micros)]) with
        {
            Columns = new() { Customers = met.Select(one => one.Customer).ToArray() },
        };
        Judgement[] given = [.. scores.Select((score, i) => new Judgement(i, Judgement.WholeJourney, score, Five)),
            new(log.Offsets.Length - 2, Judgement.WholeJourney, 5, Five)];

        var told = Assert.IsType<ReturnsFound>(ReturnsByBox.Of(log, JudgementLog.Of(log, given)));

        Assert.Equal((4, 4, 2, 1), (told.Top.Judged, told.Next.Judged, told.Lower.Judged, told.TooLate));
        Assert.Equal((0.75, 0.25, 0.0), (((Estimate)told.Top.Share).Point, ((Estimate)told.Next.Share).Point, ((Estimate)told.Lower.Share).Point));
        // (3 / 1) / (1 / 3)
        Assert.Equal(9, Assert.IsType<Estimate>(told.Odds).Point, 12);
        Assert.Equal((5.0, 4.0), (told.Top.From, told.Next.From));
        var longer = Assert.IsType<ReturnsFound>(ReturnsByBox.Of(log, JudgementLog.Of(log, given), 100));
        Assert.Equal((1.0, 0.5), (((Estimate)longer.Top.Share).Point, ((Estimate)longer.Next.Share).Point));

        Assert.Equal("analytics.none-far-back", Assert.IsType<CannotTell>(ReturnsByBox.Of(log, JudgementLog.Of(log, given), 365)).Code);
        Assert.Equal("analytics.no-customers", Assert.IsType<CannotTell>(ReturnsByBox.Of(log with { Columns = new() }, JudgementLog.Of(log, given))).Code);
        Assert.Equal("analytics.no-overall", Assert.IsType<CannotTell>(ReturnsByBox.Of(log, JudgementLog.Of(log, []))).Code);
    }

    [Fact]
    public void Boxes_of_eleven_answers_are_two_wide()
    {
        var log = JourneyLog.Of([0, 1, 2, 3], [0, 0, 0, 0], [0, 0, 0, 200 * Day]) with { Columns = new() { Customers = new long[] { 1, 2, 3, 4 } } };
        var told = Assert.IsType<ReturnsFound>(ReturnsByBox.Of(log,
            JudgementLog.Of(log, [new(0, Judgement.WholeJourney, 9, new(0, 10)),
                new(1, Judgement.WholeJourney, 7, new(0, 10)), new(2, Judgement.WholeJourney, 6, new(0, 10))])));
        Assert.Equal((9.0, 7.0), (told.Top.From, told.Next.From));
        Assert.Equal((1, 1, 1), (told.Top.Judged, told.Next.Judged, told.Lower.Judged));
        Assert.IsType<CannotTell>(told.Odds);
    }

    [Fact]
    public void Scores_by_wait_stand_in_bins_and_the_slope_tests_their_trend()
    {
        int[] seconds = [30, 30, 30, 400, 400, 400, 700, 700, 700, -1];
        double[] scores = [5, 5, 4, 4, 3, 4, 2, 1, 3, 5];
        var log = JourneyLog.Of([.. Enumerable.Range(0, 10)], new int[10], new long[10]) with { Columns = new() { Waits = seconds } };
        var said = JudgementLog.Of(log, [.. scores.Select((score, i) => new Judgement(i, 0, score, Five) { Row = i })]);

        var told = Assert.IsType<WaitsFound>(WaitCurve.Of(log, said));

        Assert.Equal([(0, (int?)60), (300, 600), (600, 900)], told.Bins.Select(bin => (bin.FromSeconds, bin.BeforeSeconds)));
        Assert.Equal([14 / 3.0, 11 / 3.0, 2], told.Bins.Select(bin => Math.Round(((Estimate)bin.Mean).Point, 12)), new Near());
        Assert.Equal([0, 0, 2 / 3.0], told.Bins.Select(bin => ((Estimate)bin.FailShare).Point), new Near());
        var trend = Assert.Single(told.Trends);
        Assert.Equal((0, 9), (trend.Touchpoint, trend.Pairs));
        var slope = Assert.IsType<Tested>(trend.Slope);
        Assert.Equal(-2.358686001775674, slope.Difference.Point, 10);
        Assert.True(slope.Difference.High < 0 && trend.Corrected == slope.PValue && slope.PValue < 0.05, $"{slope} {trend}");
        Assert.Equal("analytics.no-waits", Assert.IsType<CannotTell>(WaitCurve.Of(log, said, 3)).Code);
        Assert.Equal("analytics.no-waits", Assert.IsType<CannotTell>(WaitCurve.Of(log with { Columns = new() }, said)).Code);
    }

    [Fact]
    public void The_curve_shown_is_that_of_the_surest_trend_and_not_where_nobody_waits()
    {
        int[] seconds = [30, 40, 400, 420, 700, 720, 0, 0, 0, 0, 0, 0, 0, 0];
        double[] scores = [5, 5, 4, 3, 2, 1, 5, 4, 3, 5, 4, 3, 5, 4];
        int[] touchpoints = [.. Enumerable.Range(0, 14).Select(i => i < 6 ? 1 : 0)];
        var log = JourneyLog.Of([.. Enumerable.Range(0, 14)], touchpoints, new long[14]) with { Columns = new() { Waits = seconds } };
        var said = JudgementLog.Of(log, [.. scores.Select((score, i) => new Judgement(i, touchpoints[i], score, Five) { Row = i })]);

        var told = Assert.IsType<WaitsFound>(WaitCurve.Of(log, said));

        Assert.Equal(1, told.Touchpoint);
        Assert.Equal([1, 0], told.Trends.Select(trend => trend.Touchpoint));
        Assert.Equal("analytics.same-wait", Assert.IsType<CannotTell>(told.Trends[1].Slope).Code);
    }

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
