using Tangent.Analytics.Verification;

namespace Tangent.Analytics.Tests.Verification;

public class VerificationTests
{
    private static readonly double[] Panel =
        [10, 11, 14, 15, 9, 10, 12, 14, 12, 12, 15, 15, 10, 11, 11, 12, 8, 9, 10, 9, 11, 11, 12, 13];

    private static int[] Units => [.. Enumerable.Range(0, 24).Select(i => i / 4)];

    private static int[] Periods => [.. Enumerable.Range(0, 24).Select(i => i % 4)];

    [Fact]
    public void BeforeAfter_of_four_means() => Assert.Equal(8, BeforeAfter.Difference(70, 82, 71, 75));

    [Fact]
    public void BeforeAfter_of_a_panel_is_consistent_with_R()
    {
        var told = Told.Tested(BeforeAfter.Effect(Panel, Units, Periods, Treated(6, 4, 3, 2), new Dice(1)));
        Assert.Equal(2.3333333333, told.Difference.Point, 9);
        Assert.Equal(2.3333333333 / 0.3048430628, told.Statistic, 7);
        Assert.Equal("did-wild", told.Difference.Method);
        // Six units have 2⁵ sign patterns up to a mirror: p cannot fall below about 1/32.
        Assert.InRange(told.PValue, 0.02, 0.12);
    }

    [Fact]
    public void An_effect_that_is_not_there_is_claimed_about_as_seldom_as_promised()
    {
        int claimed = 0;
        for (int world = 0; world < 200; world++)
        {
            var dice = new Dice(27, (ulong)world);
            double[] moods = [.. Enumerable.Range(0, 12).Select(_ => dice.Normal())],
                slopes = [.. moods.Select(_ => 0.3 * dice.Normal())];
            double[] y = [.. Enumerable.Range(0, 96).Select(i => moods[i / 8] + slopes[i / 8] * (i % 8)
                + 0.5 * dice.Normal())];
            var told = BeforeAfter.Effect(y, [.. Enumerable.Range(0, 96).Select(i => i / 8)],
                [.. Enumerable.Range(0, 96).Select(i => i % 8)],
                Treated(12, 8, 6, 4), dice);
            if (Verdicts.Of(told) is Verdict.Improved or Verdict.Worse) claimed++;
        }
        Assert.InRange(claimed, 0, 20);
    }

    [Fact]
    public void BeforeAfter_needs_two_units_on_each_side() => Assert.Equal(
        "analytics.few-groups",
        Told.Reason(BeforeAfter.Effect(Panel, Units, Periods, Treated(6, 4, 1, 2), new Dice(1))));

    private static bool[] Treated(int units, int periods, int changed, int from) =>
        [.. Enumerable.Range(0, units * periods).Select(i => i / periods < changed && i % periods >= from)];

    [Fact]
    public void InterruptedSeries_is_consistent_with_R()
    {
        double[] noise =
        [
            .3, -.2, .1, -.4, .2, .5, -.3, .1, -.1, .2, -.5, .4, .1, -.3, .2, .4, -.2, -.1, .3, -.4, .2, .1, -.2, .3,
        ];
        double[] y = [.. noise.Select((rest, i) => 70 + 0.2 * (i + 1) + (i >= 12 ? 3 + 0.5 * (i - 11) : 0) + rest)];
        var told = Assert.IsType<SeriesTold>(InterruptedSeries.Of(y, 12));
        Assert.Equal(2.9907, told.Level.Difference.Point, 4);
        Assert.Equal(0.5059, told.Slope.Difference.Point, 4);
        Assert.Equal(2.9906759907 / 0.16173791351, told.Level.Statistic, 7);
        Assert.Equal(0.5059440559 / 0.01885797312, told.Slope.Statistic, 7);
        Assert.Equal(2.904109105, told.DurbinWatson, 8);
    }

    [Fact]
    public void InterruptedSeries_needs_twelve_points_on_each_side_and_no_gaps()
    {
        Assert.Equal("analytics.too-few", Told.Reason(InterruptedSeries.Of(new double[20], 11)));
        Assert.Equal("analytics.gap-in-series", Told.Reason(InterruptedSeries.Of([.. new double[23], double.NaN], 12)));
        Assert.Equal("analytics.no-spread", Told.Reason(InterruptedSeries.Of(new double[24], 12)));
    }

    [Fact]
    public void Sequential_ratio_is_that_of_Johari()
    {
        Assert.Equal(79.883324, Sequential.Ratio(.5, 100, 1, .5), 6);
        Assert.Equal(1, Sequential.Ratio(3, 0, 1, .5));
        Assert.Equal(0.02, Sequential.PValue(0.02, 10));
        Assert.Equal(1, Sequential.PValue(1, 0.5));
    }

    [Fact]
    public void Looking_after_every_pair_still_claims_seldom_where_nothing_is()
    {
        int claimed = 0;
        for (int world = 0; world < 500; world++)
        {
            var dice = new Dice(99, (ulong)world);
            double sum = 0, p = 1;
            for (int n = 1; n <= 500; n++)
            {
                sum += dice.Normal() - dice.Normal();
                p = Sequential.PValue(p, Sequential.Ratio(sum / n, n, 1, .5));
            }
            if (p < 0.05) claimed++;
        }
        Assert.InRange(claimed, 1, 25);
    }

    [Fact]
    public void Cuped_is_consistent_with_R()
    {
        double[] x = [10, 12, 9, 15, 11, 14, 8, 13], y = [11, 14, 10, 17, 11, 16, 9, 14];
        var told = Assert.IsType<CupedTold>(Cuped.Of(x, y));
        Assert.Equal(1.1666667, told.Theta, 7);
        Assert.Equal(.03921569, told.VarianceRatio, 8);
        Assert.Equal(y.Average(), told.Adjusted.Average(), 12);
        Assert.Equal("analytics.no-spread", Told.Reason(Cuped.Of([1, 1, 1], [1, 2, 3])));
        Assert.Equal("analytics.too-few", Told.Reason(Cuped.Of([1, 2], [1, 2])));
    }

    [Fact]
    public void A_sample_that_was_sorted_is_noticed()
    {
        var fair = Assert.IsType<TestOutcome>(Cuped.SampleRatio(5020, 4980));
        var sorted = Assert.IsType<TestOutcome>(Cuped.SampleRatio(5300, 4700));
        Assert.True(fair.PValue > 0.5 && sorted.PValue < 1e-8);
        // χ² = 2·300²/5000.
        Assert.Equal(36, sorted.Statistic, 9);
        Assert.Equal("analytics.no-observations", Told.Reason(Cuped.SampleRatio(0, 0)));
    }

    [Fact]
    public void Verdicts_follow_the_interval_and_the_direction()
    {
        static Estimate Effect(double low, double high) => new((low + high) / 2, low, high, 30, 0.95, "did");
        Assert.Equal(Verdict.Improved, Verdicts.Of(Effect(1, 3)));
        Assert.Equal(Verdict.Worse, Verdicts.Of(Effect(1, 3), isHighGood: false));
        Assert.Equal(Verdict.NoEvidence, Verdicts.Of(Effect(-1, 3)));
        Assert.Equal(Verdict.Improved, Verdicts.Of(Effect(-3, -1), isHighGood: false));
        Assert.Equal(Verdict.NoEvidence, Verdicts.Of(new Tested(Effect(1, 3), 2.5, 5, 0.08)));
        Assert.Equal(Verdict.CannotTell, Verdicts.Of(new CannotTell("analytics.too-few", 1, 2)));
    }

    [Fact]
    public void The_worst_branch_comes_back_by_itself() => Assert.Equal(6, Verdicts.ComesBack(60, 75, 0.6), 12);
}
