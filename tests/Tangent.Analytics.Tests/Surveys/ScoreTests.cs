using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public class ScoreTests
{
    [Theory]
    [InlineData(162, 108, 54, 33.3333, 25.2174, 41.4493)]
    [InlineData(60, 25, 15, 45, 30.4976, 59.5024)]
    [InlineData(70, 20, 10, 60, 46.99906972, 73.00093028)]
    [InlineData(9, 5, 6, 15, -22.38088611, 52.38088611)]
    [InlineData(462, 176, 362, 10, 4.40808845, 15.59191155)]
    public void The_plain_interval_is_consistent_with_R(int promoters, int passives, int detractors, double nps,
        double low, double high)
    {
        var told = Told.Estimate(NetPromoter.Plain(promoters, passives, detractors));
        Assert.Equal(nps, told.Point, 4);
        Told.Interval(low, high, told, 4);
    }

    [Theory]
    [InlineData(60, 25, 15, 29.3431, 58.0355, 43.6893)]
    [InlineData(70, 20, 10, 45.26976025, 71.23509412, 58.25242718)]
    [InlineData(9, 5, 6, -21.15843831, 47.24539485, 13.04347826)]
    public void The_adjusted_interval_is_consistent_with_R(int promoters, int passives, int detractors, double low,
        double high, double centre)
    {
        var told = Told.Estimate(NetPromoter.Of(promoters, passives, detractors));
        Told.Interval(low, high, told, 4);
        Assert.Equal(centre, (told.Low + told.High) / 2, 4);
        Assert.Equal(100.0 * (promoters - detractors) / (promoters + passives + detractors), told.Point, 12);
    }

    [Fact]
    public void A_difference_that_looks_large_may_not_be_significant()
    {
        var told = Told.Tested(NetPromoter.Difference((60, 25, 15), (50, 25, 25)));
        Assert.Equal(1.7996851, told.Statistic, 7);
        Assert.Equal(0.0719104, told.PValue, 7);
        Assert.True(told.Difference.Low < 0 && told.Difference.High > 0);
    }

    [Fact]
    public void All_promoters_have_a_width_and_no_answers_have_no_score()
    {
        var all = Told.Estimate(NetPromoter.Of(10, 0, 0));
        Assert.Equal((100, 100), (all.Point, all.High));
        Assert.InRange(all.Low, 40, 60);
        Assert.Equal("analytics.no-observations", Told.Reason(NetPromoter.Of(0, 0, 0)));
        Assert.Equal("analytics.no-spread", Told.Reason(NetPromoter.Plain(10, 0, 0)));
    }

    [Fact]
    public void Answers_one_by_one_give_the_score_of_their_counts()
    {
        double[] answers = [.. Enumerable.Repeat(10.0, 60), .. Enumerable.Repeat(8.0, 25),
            .. Enumerable.Repeat(6.0, 15), double.NaN];
        var told = Told.Estimate(NetPromoter.OfAnswers(answers));
        Assert.Equal((45, 100), (Math.Round(told.Point, 12), told.N));
        Told.Interval(29.3431, 58.0355, told, 4);
    }

    [Fact]
    public void Weights_move_the_score_and_clusters_widen_it()
    {
        double[] answers = [10, 10, 0, 0, 9, 9, 3, 3], weights = [3, 3, 1, 1, 3, 3, 1, 1];
        int[] branches = [1, 1, 2, 2, 3, 3, 4, 4];
        Assert.Equal(50, Told.Estimate(NetPromoter.OfAnswers(answers, weights)).Point, 12);
        var plain = Told.Estimate(NetPromoter.OfAnswers(answers));
        var clustered = Told.Estimate(NetPromoter.OfAnswers(answers, default, branches));
        Assert.True(clustered.High - clustered.Low > plain.High - plain.Low);
    }

    [Fact]
    public void An_answer_outside_the_scale_is_named()
    {
        var cannot = Assert.IsType<CannotTell>(NetPromoter.OfAnswers([9, 11]));
        Assert.Equal(("analytics.outside-scale", 11d), (cannot.Code, (double)cannot.Arguments[0]));
        Assert.Equal("analytics.outside-scale", Told.Reason(BoxShare.AtLeast([3, -99], new Scale(1, 5), 4)));
    }

    [Fact]
    public void Satisfaction_is_the_share_of_the_top_boxes()
    {
        double[] scores = [5, 4, 4, 3, 2, double.NaN, 1, 5, 5, 4];
        var told = Told.Estimate(BoxShare.AtLeast(scores, new Scale(1, 5), 4));
        Assert.Equal((6 / 9.0, 9), (told.Point, told.N));
        Assert.Equal(2 / 9.0, Told.Estimate(BoxShare.Failed(scores, new Scale(1, 5))).Point, 12);
    }

    [Fact]
    public void Effort_of_the_first_kind_is_flipped_so_that_high_is_good()
    {
        var first = new Scale(1, 5, IsReversed: true);
        Assert.Equal(4, Told.Estimate(BoxShare.Mean([1, 2, 2, 3], first)).Point, 12);
        Assert.Equal(0.75, Told.Estimate(BoxShare.AtLeast([1, 2, 2, 3], first, 4)).Point, 12);
    }

    [Theory]
    [InlineData(1, 5, 2, 5)]
    [InlineData(1, 7, 3, 6)]
    [InlineData(0, 10, 6, 9)]
    [InlineData(1, 10, 6, 9)]
    public void Each_known_scale_has_its_cuts(double least, double most, double low, double high) =>
        Assert.Equal((low, high), (new Scale(least, most).LowCut, new Scale(least, most).HighCut));

    [Fact]
    public void The_sample_sizes_are_those_of_the_textbooks()
    {
        var five = SampleSize.ForShare(0.05);
        Assert.Equal(384.15, five.Exact, 2);
        Assert.Equal((385, 385), (five.Answers, five.Invitations));
        Assert.Equal((278, 1112), (SampleSize.ForShare(0.05, population: 1000, responseRate: 0.25).Answers,
            SampleSize.ForShare(0.05, population: 1000, responseRate: 0.25).Invitations));
        Assert.Equal(385, SampleSize.ForNetPromoter(10, 1).Answers);
        Assert.Equal(577, SampleSize.ForShare(0.05, designEffect: 1.5).Answers);
        // R 4.2.2, power.prop.test with the unpooled formula: 290.4 by hand.
        Assert.Equal(291, SampleSize.ForChange(0.7, 0.8).Answers);
    }
}
