using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public class AlphaTests
{
    [Fact]
    public void The_attitude_survey_has_the_alpha_and_interval_of_R()
    {
        var told = Assert.IsType<Reliability>(Alpha.Of(DataOfR.Attitude));
        Assert.Equal(0.84314277, told.Raw.Point, 8);
        Told.Interval(0.7393756856, 0.9157730722, told.Raw, 8);
        Assert.Equal(0.839083803, told.Standardised, 9);
        Assert.Equal(0.8097602063, told.WithoutItem[0], 9);
        Assert.Equal(0.8638723114, told.WithoutItem[5], 9);
    }

    [Fact]
    public void Reliability_cannot_be_told_from_one_item_constant_items_or_two_rows()
    {
        Assert.Equal("analytics.too-few-items", Told.Reason(Alpha.Of([[1, 2, 3]])));
        Assert.Equal("analytics.constant", Told.Reason(Alpha.Of([[1, 2, 3], [4, 4, 4]])));
        Assert.Equal("analytics.too-few", Told.Reason(Alpha.Of([[1, 2, double.NaN], [4, 5, 6]])));
        Assert.Equal("analytics.no-observations", Told.Reason(Alpha.Of([[double.NaN], [1]])));
        Assert.Equal("analytics.no-spread", Told.Reason(Alpha.Of([[1, 2, 3], [3, 2, 1]])));
    }
}
