using Tangent.Analytics.Control;

namespace Tangent.Analytics.Tests.Control;

public class ControlTests
{
    private static readonly double[] Twelve = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40];
    private static readonly int[] Ten = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10];

    [Fact]
    public void Individuals_have_the_limits_that_R_reckons()
    {
        var chart = Assert.IsType<ControlChart>(Individuals.Of(Twelve));
        Assert.Equal(41.416667, chart.Centre, 6);
        Assert.Equal(1.7272727, Individuals.MeanRange(Twelve), 7);
        Assert.Equal(36.822121, chart.Points[0].Low, 6);
        Assert.Equal(46.011212, chart.Points[0].High, 6);
        Assert.Equal(5.643, Individuals.RangeLimit(Individuals.MeanRange(Twelve)), 3);
    }

    [Fact]
    public void Limits_stay_frozen_on_the_base_period()
    {
        var chart = Assert.IsType<ControlChart>(Individuals.Of([.. Twelve, 60], basePoints: 12));
        Assert.Equal(46.011212, chart.Points[12].High, 6);
        Assert.Equal(Signals.BeyondThree, chart.Points[12].Raised & Signals.BeyondThree);
        Assert.Equal(12, chart.BasePoints);
    }

    [Fact]
    public void Charts_cannot_be_drawn_from_few_or_equal_points()
    {
        Assert.Equal("analytics.too-few", Told.Reason(Individuals.Of(Twelve.AsSpan(0, 9))));
        Assert.Equal("analytics.no-spread", Told.Reason(Individuals.Of(Enumerable.Repeat(4.0, 12).ToArray())));
        Assert.Equal("analytics.no-observations", Told.Reason(Individuals.Of([double.NaN])));
        Assert.Equal("analytics.no-spread", Told.Reason(ShareChart.OfShares(new int[10], Fifty())));
        Assert.Equal("analytics.no-observations", Told.Reason(ShareChart.OfShares([0], [0])));
    }

    [Fact]
    public void ShareChart_has_the_limits_that_R_reckons()
    {
        var chart = Assert.IsType<ControlChart>(ShareChart.OfShares(Ten, Fifty()));
        Assert.Equal(.21, chart.Centre, 12);
        Assert.Equal(.38280625, chart.Points[0].High, 8);
        Assert.Equal(.21 - .17280625, chart.Points[0].Low, 8);
    }

    [Fact]
    public void Small_samples_have_wider_limits_and_none_below_zero()
    {
        int[] sizes = Fifty();
        sizes[0] = 12;
        var chart = Assert.IsType<ControlChart>(ShareChart.OfShares(Ten, sizes));
        Assert.Equal(0, chart.Points[0].Low);
        Assert.True(chart.Points[0].High > chart.Points[1].High);
    }

    [Fact]
    public void Laneys_limits_are_wider_where_days_differ_more_than_chance()
    {
        int[] sizes = [.. Enumerable.Repeat(10_000, 20)],
            counts = [.. Enumerable.Range(0, 20).Select(i => 1000 + (i % 2 == 0 ? 150 : -150))];
        var plain = Assert.IsType<ControlChart>(ShareChart.OfShares(counts, sizes));
        var laney = Assert.IsType<ControlChart>(ShareChart.OfShares(counts, sizes, isLaney: true));
        Assert.All(plain.Points, point => Assert.True(point.Raised.HasFlag(Signals.BeyondThree)));
        Assert.All(laney.Points, point => Assert.False(point.Raised.HasFlag(Signals.BeyondThree)));
        // Sigma z is the mean range of z over 1.128: every range is 300 of √(.09/10000)·10000 = 30, so 10 sigmas.
        Assert.Equal(3 * 10 / 1.128 * 0.003, laney.Points[0].High - laney.Centre, 10);
    }

    [Fact]
    public void Rates_use_the_spread_of_counts()
    {
        var chart = Assert.IsType<ControlChart>(ShareChart.OfRates(Ten, [.. Enumerable.Repeat(50.0, 10)]));
        Assert.Equal(.21 + 3 * Math.Sqrt(.21 / 50), chart.Points[0].High, 12);
    }

    [Theory]
    [InlineData(new[] { 0, 3.1 }, Signals.BeyondThree)]
    [InlineData(new[] { 2.1, 0, 2.1 }, Signals.TwoOfThree)]
    [InlineData(new[] { 1.1, 1.1, -1.1, 1.1, 1.1 }, Signals.FourOfFive)]
    [InlineData(new[] { .5, .5, .5, .5, .5, .5, .5, .5 }, Signals.EightOnOneSide)]
    [InlineData(new[] { -.5, -.5, -.5, -.5, -.5, -.5, -.5, -.5, -.5 }, Signals.EightOnOneSide | Signals.NineOnOneSide)]
    [InlineData(new[] { -.9, -.5, -.2, .1, .4, .8 }, Signals.SixInOneDirection)]
    [InlineData(new[] { .1, -.1, 1.1, -1.1, .1, -.1, .1, -.1, .1, -.1, .1, -.1, .1, -.1 }, Signals.FourteenAlternating)]
    [InlineData(new[] { .1, -.1, .2, .2, -.1, .1, .3, -.2, .1, .1, -.3, .2, -.1, .1, .2 }, Signals.FifteenWithinOne)]
    [InlineData(new[] { 1.1, -1.1, -1.2, 1.1, 1.2, -1.1, 1.1, -1.3 }, Signals.EightOutsideOne)]
    public void RunRules_raise_at_the_point_that_completes_them(double[] sigmas, Signals expected)
    {
        var raised = RunRules.Of(sigmas, (Signals)511);
        Assert.Equal(expected, raised[^1]);
        Assert.Equal(Signals.None, raised[^2] & ~Signals.EightOnOneSide);
    }

    [Fact]
    public void A_stable_process_raises_its_hand_once_in_92_points()
    {
        // Champ and Woodall 1987 give 91.75 for the four Western Electric rules together.
        var dice = new Dice(1987);
        double points = 0;
        const int runs = 1500;
        var sigmas = new double[4000];
        for (int run = 0; run < runs; run++)
        {
            int length = 0;
            for (bool isRaised = false; !isRaised && length < sigmas.Length;)
            {
                sigmas[length++] = dice.Normal();
                var seen = sigmas.AsSpan(Math.Max(0, length - 8), Math.Min(8, length));
                isRaised = RunRules.Of(seen, Signals.WesternElectric)[^1] != Signals.None;
            }
            points += length;
        }
        Assert.InRange(points / runs, 84, 100);
    }

    private static int[] Fifty() => [.. Enumerable.Repeat(50, 10)];
}
