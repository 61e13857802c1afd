using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Tests.Moments;

public class WhichRuleTests
{
    [Theory]
    [InlineData(Rule.Mean)]
    [InlineData(Rule.PeakEnd)]
    [InlineData(Rule.WeakestLink)]
    [InlineData(Rule.Consistency)]
    public void A_planted_rule_is_named(Rule planted)
    {
        var told = Compare(planted, 2000, 1);
        Assert.Equal(planted, told.Winner);
        Assert.Equal(2000, told.N);
        Assert.Equal(4, told.Scores.Count);
    }

    [Fact]
    public void Where_the_mean_is_the_truth_a_rival_is_seldom_named() =>
        Assert.InRange(Enumerable.Range(0, 60).Count(world =>
            Compare(Rule.Mean, 300, (ulong)world + 10).Winner != Rule.Mean), 0, 8);

    [Fact]
    public void A_duration_that_does_not_matter_is_said_to_be_negligible()
    {
        var shapes = Shapes(3000, new Dice(4));
        var dice = new Dice(5);
        double[] y = [.. shapes.Select(shape => shape.Mean + dice.Normal())],
            durations = [.. shapes.Select(_ => dice.Normal())];
        var told = Assert.IsType<RuleComparison>(WhichRule.Of(shapes, y, dice, logDurations: durations));
        Assert.True(told.IsDurationNegligible);
        double[] slow = [.. shapes.Select((shape, i) => shape.Mean + durations[i] + dice.Normal())];
        Assert.False(Assert.IsType<RuleComparison>(WhichRule.Of(shapes, slow, dice,
            logDurations: durations)).IsDurationNegligible);
    }

    [Fact]
    public void Journeys_of_one_customer_stay_together_and_widen_the_test()
    {
        // Each customer brings the same journey ten times: 200 rows that are worth 20.
        var shapes = Shapes(20, new Dice(6));
        var dice = new Dice(7);
        double[] moods = [.. shapes.Select(_ => 3 * dice.Normal())];
        var repeated = Enumerable.Range(0, 200).Select(i => shapes[i % 20]).ToList();
        double[] y = [.. repeated.Select((shape, i) => shape.Mean + moods[i % 20] + 0.1 * dice.Normal())];
        var naive = Assert.IsType<RuleComparison>(WhichRule.Of(repeated, y, new Dice(1)));
        var honest = Assert.IsType<RuleComparison>(WhichRule.Of(repeated, y, new Dice(1),
            [.. Enumerable.Range(0, 200).Select(i => i % 20)]));
        Assert.True(naive.Scores[1].PValue < honest.Scores[1].PValue);
        Assert.Equal(Rule.Mean, honest.Winner);
    }

    [Fact]
    public void Too_few_even_or_equally_judged_journeys_cannot_tell()
    {
        var shapes = Shapes(150, new Dice(1));
        Assert.Equal("analytics.too-few", Told.Reason(WhichRule.Of(shapes[..99], new double[99], new Dice(1))));
        Assert.Equal("analytics.no-spread", Told.Reason(WhichRule.Of(shapes, new double[150], new Dice(1))));
        var even = Enumerable.Range(0, 150).Select(i => JourneyShape.Of([i % 5, i % 5], 3)!.Value).ToList();
        Assert.Equal("analytics.collinear",
            Told.Reason(WhichRule.Of(even, [.. even.Select((shape, i) => shape.Mean + i % 7)], new Dice(1))));
    }

    private static RuleComparison Compare(Rule planted, int n, ulong seed)
    {
        var dice = new Dice(seed);
        var shapes = Shapes(n, dice);
        double[] y = [.. shapes.Select(shape => dice.Normal() + planted switch
        {
            Rule.PeakEnd => shape.PeakEnd,
            Rule.WeakestLink => 0.7 * shape.Least + 0.3 * shape.Mean,
            Rule.Consistency => shape.Mean - shape.Deviation,
            _ => shape.Mean,
        })];
        return Assert.IsType<RuleComparison>(WhichRule.Of(shapes, y, dice));
    }

    private static List<JourneyShape> Shapes(int n, Dice dice) =>
        [.. Enumerable.Range(0, n).Select(_ =>
            JourneyShape.Of([.. Enumerable.Range(0, 4 + dice.Below(5)).Select(_ => 1.0 + dice.Below(10))],
                5.5)!.Value)];
}
