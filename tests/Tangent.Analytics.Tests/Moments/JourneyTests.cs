using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Moments;

public class JourneyTests
{
    [Theory]
    [InlineData(new double[] { 4, 2, 5, 3 }, 5, 3, 4, 3.5)]
    [InlineData(new double[] { 3, 3, 3, 3 }, 3, 3, 3, 3)]
    [InlineData(new double[] { 5, 1, 4, 5 }, 5, 5, 5, 3.75)]
    public void JourneyShape_has_the_peak_and_end_that_were_reckoned_by_hand(double[] scores, double peak, double end,
        double peakEnd, double mean)
    {
        var shape = JourneyShape.Of(scores, neutral: 3)!.Value;
        Assert.Equal((peak, end, peakEnd, mean), (shape.Peak, shape.End, shape.PeakEnd, shape.Mean));
    }

    [Fact]
    public void JourneyShape_passes_over_unscored_touches_and_knows_trend_and_spread()
    {
        var shape = JourneyShape.Of([1, double.NaN, 2, 3], 3)!.Value;
        Assert.Equal((3, 1, 1, 3), (shape.N, shape.Trend, shape.Least, shape.Most));
        Assert.Equal(Math.Sqrt(2 / 3.0), shape.Deviation, 12);
        Assert.Null(JourneyShape.Of([double.NaN], 3));
    }

    [Fact]
    public void JourneyReliability_reckons_seventy_four_touches()
    {
        Assert.Equal(.99930709, JourneyReliability.Required(0.95, 74), 8);
        Assert.Equal(.47534004, JourneyReliability.Independent(0.99, 74), 8);
    }

    [Fact]
    public void Failures_that_gather_make_journeys_more_reliable_than_independence_says()
    {
        // Four journeys over touches 0 and 1; both failures meet in the last.
        var told = Assert.IsType<ReliabilityTold>(JourneyReliability.Of(
            [0, 2, 4, 6, 8], [0, 1, 0, 1, 0, 1, 0, 1], [false, false, false, false, false, false, true, true]));
        Assert.Equal(0.75, told.Observed.Point, 12);
        Assert.Equal(0.5625, told.IfIndependent, 12);
        Assert.Equal(0.75 / 0.5625, told.Dependence, 12);
        Assert.Equal(0.25, Told.Estimate(told.FailShares[1]).Point, 12);
    }

    [Fact]
    public void JourneyReliability_cannot_be_told_without_touches() =>
        Assert.Equal("analytics.no-observations", Told.Reason(JourneyReliability.Of([0], [], [])));

    [Fact]
    public void VetoStrength_is_the_share_of_the_way_to_the_worst()
    {
        double[] whole = [.. Enumerable.Range(0, 200).Select(i => 8.0 + i % 3)],
            failed = [.. Enumerable.Range(0, 40).Select(i => 2.0 + i % 3)];
        var told = Told.Estimate(VetoStrength.Of(whole, failed, least: 0, new Dice(4)));
        Assert.Equal(0.667, told.Point, 2);
        Assert.True(told.Low < told.Point && told.Point < told.High && told.High < 0.9);
        Assert.Equal(40, told.N);
    }

    [Fact]
    public void VetoStrength_needs_twenty_single_failures_and_room_below()
    {
        double[] whole = [.. Enumerable.Range(0, 50).Select(i => 8.0 + i % 3)];
        Assert.Equal("analytics.too-few", Told.Reason(VetoStrength.Of(whole, new double[19], 0, new Dice(1))));
        Assert.Equal("analytics.no-spread",
            Told.Reason(VetoStrength.Of(new double[50], new double[30], 0, new Dice(1))));
        Assert.Equal("analytics.no-observations", Told.Reason(VetoStrength.Of([], new double[30], 0, new Dice(1))));
    }

    [Fact]
    public void WeakestLink_finds_the_minimum_and_the_mean()
    {
        var shapes = Shapes(300, out _);
        var worst = Told.Estimate(WeakestLink.Of(shapes, [.. shapes.Select(shape => shape.Least)], new Dice(1),
            rounds: 200));
        var mean = Told.Estimate(WeakestLink.Of(shapes, [.. shapes.Select(shape => shape.Mean)], new Dice(1),
            rounds: 200));
        Assert.Equal(1, worst.Point, 9);
        Assert.Equal(0, mean.Point, 9);
    }

    [Fact]
    public void WeakestLink_covers_a_planted_weight()
    {
        var shapes = Shapes(800, out _);
        var dice = new Dice(8);
        double[] y = [.. shapes.Select(shape => 1 + 2 * (0.6 * shape.Least + 0.4 * shape.Mean) + dice.Normal())];
        var told = Told.Estimate(WeakestLink.Of(shapes, y, dice, rounds: 300));
        Assert.InRange(0.6, told.Low, told.High);
        Assert.True(told.High - told.Low < 0.5);
    }

    [Fact]
    public void WeakestLink_cannot_be_told_from_few_or_even_journeys()
    {
        var shapes = Shapes(99, out _);
        Assert.Equal("analytics.too-few", Told.Reason(WeakestLink.Of(shapes, new double[99], new Dice(1))));
        var even = Enumerable.Range(0, 150).Select(i => JourneyShape.Of([i % 5, i % 5], 3)!.Value).ToList();
        Assert.Equal("analytics.no-effect",
            Told.Reason(WeakestLink.Of(even, [.. even.Select(shape => shape.Mean)], new Dice(1))));
    }

    [Fact]
    public void PowerMean_finds_the_mean_and_the_minimum()
    {
        Shapes(300, out var journeys);
        var mean = Told.Estimate(PowerMean.Exponent(journeys, [.. journeys.Select(scores => scores.Average())]));
        var worst = Told.Estimate(PowerMean.Exponent(journeys, [.. journeys.Select(scores => scores.Min())]));
        Assert.Equal((1, -20), (mean.Point, worst.Point));
        Assert.Equal(2, PowerMean.Of([1, 4], 0), 12);
        Assert.Equal("analytics.outside-scale", Told.Reason(PowerMean.Exponent([[0, 1]], [1])));
    }

    [Fact]
    public void Consistency_is_1_when_even_and_half_at_a_quarter_of_the_scale()
    {
        var five = new Scale(1, 5);
        Assert.Equal(1, Consistency.Index([0.5, 0.5, 0.5], five)!.Value, 12);
        Assert.Equal(0.500, Consistency.Index([1, -1], five)!.Value, 12);
        Assert.Null(Consistency.Index([1], five));
        Assert.True(Consistency.IsConfusing([5, 3, 2], five));
        Assert.False(Consistency.IsConfusing([5, 3, double.NaN], five));
    }

    [Fact]
    public void Consistency_between_groups_is_that_of_Shrout_and_Fleiss()
    {
        double[] scores = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];
        var told = Told.Estimate(Consistency.BetweenGroups(scores, [.. Enumerable.Range(0, 24).Select(i => i / 4)]));
        Assert.Equal(0.166, told.Point, 3);
        Assert.Equal(0.1657417684, told.Point, 9);
        Told.Interval(-0.1329323249, 0.7225600623, told, 8);
    }

    [Fact]
    public void Two_groups_of_many_have_an_interval()
    {
        // R: qf(.975, 1, 10), qf(.95, 5, 7).
        Assert.Equal(6.936728, Tails.FAbove(0.025, 1, 10), 6);
        Assert.Equal(3.971523, Tails.FAbove(0.05, 5, 7), 6);
        var two = Told.Estimate(Consistency.BetweenGroups([.. Enumerable.Range(0, 80).Select(i => i % 5 + i / 40 * 0.5)],
            [.. Enumerable.Range(0, 80).Select(i => i / 40)]));
        Assert.InRange(two.Point, two.Low, two.High);
    }

    [Fact]
    public void Consistency_cannot_be_told_without_groups_or_repeats()
    {
        Assert.Equal("analytics.one-group", Told.Reason(Consistency.BetweenGroups([1, 2, 3], [5, 5, 5])));
        Assert.Equal("analytics.too-few", Told.Reason(Consistency.BetweenGroups([1, 2, 3], [1, 2, 3])));
        Assert.Equal("analytics.no-spread", Told.Reason(Consistency.BetweenGroups([1, 1, 3, 3], [1, 1, 2, 2])));
    }

    [Fact]
    public void Agreement_is_1_when_all_agree_and_0_at_chance()
    {
        Assert.Equal(1, Consistency.Agreement([4, 4, 4], 5)!.Value, 12);
        Assert.Equal(0, Consistency.Agreement([1, 5, 1, 5], 5)!.Value, 12);
        Assert.Equal(0.5, Consistency.Agreement([2, 4, 3, 3, 2, 4], 5)!.Value, 0.2);
        Assert.Null(Consistency.Agreement([4], 5));
    }

    private static List<JourneyShape> Shapes(int n, out List<double[]> journeys)
    {
        var dice = new Dice(2);
        journeys = [.. Enumerable.Range(0, n).Select(_ =>
            Enumerable.Range(0, 3 + dice.Below(4)).Select(_ => 1.0 + dice.Below(10)).ToArray())];
        return [.. journeys.Select(scores => JourneyShape.Of(scores, 5.5)!.Value)];
    }
}
