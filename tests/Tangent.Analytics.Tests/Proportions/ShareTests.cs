using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Tests.Proportions;

public class ShareTests
{
    [Theory]
    [InlineData(83, 100, .74182459, .89773509)]
    [InlineData(8, 10, .44390454, .97478927)]
    [InlineData(0, 20, 0, .16843347)]
    [InlineData(47, 312, .11283239, .19523812)]
    public void The_exact_interval_is_consistent_with_R(int successes, int trials, double low, double high) =>
        Told.Interval(low, high, ExactShare.Of(successes, trials), 8);

    [Theory]
    [InlineData(83, 100, .74451995, .89106434)]
    [InlineData(0, 20, 0, .16112516)]
    [InlineData(47, 312, .11521344, .19456686)]
    public void Wilson_is_consistent_with_R_on_the_same_counts(int successes, int trials, double low, double high) =>
        Told.Interval(low, high, Wilson.Share(successes, trials), 8);

    [Fact]
    public void A_sampled_share_without_weights_is_Wilsons() =>
        Told.Interval(0.25528852, 0.36620958, SampledShare.Of(Rows(81, 263)), 7);

    [Fact]
    public void Weights_widen_a_share_and_clusters_that_agree_widen_it_more()
    {
        var rows = Rows(100, 200);
        var weights = Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 3.0 : 1).ToArray();
        var clusters = Enumerable.Range(0, 200).Select(i => i / 10).ToArray();

        double plain = Width(SampledShare.Of(rows)), weighed = Width(SampledShare.Of(rows, weights));
        double clustered = Width(SampledShare.Of(rows, default, clusters));

        Assert.Equal(160, new Kish(weights).Rows, 9);
        Assert.True(plain < weighed && weighed < clustered);
        // All alike within 20 clusters: Wilson at 19 rows (20 clusters less one) with t(19), reckoned by hand.
        Assert.Equal(0.43286, clustered, 5);
    }

    [Fact]
    public void A_share_cannot_be_told_from_one_branch_or_without_weight()
    {
        Assert.Equal("analytics.one-group", Told.Reason(SampledShare.Of([1, 0, 1], default, [4, 4, 4])));
        Assert.Equal("analytics.no-weight", Told.Reason(SampledShare.Of([1, 0, 1], [0, 0, 0])));
        Assert.Equal("analytics.bad-weight", Told.Reason(SampledShare.Of([1, 0, 1], [1, -1, 1])));
        Assert.Equal("analytics.no-observations", Told.Reason(SampledShare.Of([double.NaN])));
    }

    [Fact]
    public void Newcombes_interval_is_that_of_his_paper()
    {
        var told = Told.Tested(ShareDifference.Of(56, 70, 48, 80));
        Assert.Equal(0.2, told.Difference.Point, 12);
        Told.Interval(0.0524, 0.3339, told, 4);
    }

    [Fact]
    public void The_test_of_two_shares_is_consistent_with_R()
    {
        var told = Told.Tested(ShareDifference.Of(45, 100, 56, 110));
        Assert.Equal(0.73266500962, told.Statistic, 10);
        Assert.Equal(0.392020716752, told.PValue, 10);
    }

    [Fact]
    public void Two_groups_that_all_succeed_cannot_be_told_apart() =>
        Assert.Equal("analytics.no-spread", Told.Reason(ShareDifference.Of(5, 5, 9, 9)));

    [Fact]
    public void The_odds_ratio_is_consistent_with_R()
    {
        var told = Told.Estimate(OddsRatio.Of(60, 100, 40, 100));
        Assert.Equal(2.25, told.Point, 12);
        Told.Interval(1.277796805, 3.961897524, told, 7);
    }

    [Fact]
    public void Separation_still_has_an_odds_ratio_and_nobody_at_all_has_none()
    {
        Assert.Equal(10.5 * 10.5 / (0.5 * 0.5), Told.Estimate(OddsRatio.Of(10, 10, 0, 10)).Point, 9);
        Assert.Equal("analytics.no-spread", Told.Reason(OddsRatio.Of(0, 10, 0, 10)));
    }

    [Theory]
    [InlineData(10, 4.795388696, 18.390356042)]
    [InlineData(0, 0, 3.688879454)]
    public void The_rate_of_events_is_consistent_with_R(int events, double low, double high) =>
        Told.Interval(low, high, EventRate.Of(events, 1, 1), 8);

    [Fact]
    public void A_rate_without_exposure_cannot_be_told() =>
        Assert.Equal("analytics.no-observations", Told.Reason(EventRate.Of(3, 0)));

    private static double[] Rows(int successes, int trials) =>
        [.. Enumerable.Range(0, trials).Select(i => i < successes ? 1.0 : 0)];

    private static double Width(Answer answer) => Told.Estimate(answer).High - Told.Estimate(answer).Low;
}

/// <summary>Kish's effective number of rows, reckoned apart from the code under test.</summary>
sealed class Kish(double[] weights)
{
    public double Rows => weights.Sum() * weights.Sum() / weights.Sum(weight => weight * weight);
}
