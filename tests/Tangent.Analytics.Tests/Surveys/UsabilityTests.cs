using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public sealed class UsabilityTests
{
    [Theory]
    [InlineData(new double[] { 4, 2, 5, 1, 4, 2, 4, 2, 5, 1 }, 85)]
    [InlineData(new double[] { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 }, 50)]
    [InlineData(new double[] { 5, 1, 5, 1, 5, 1, 5, 1, 5, 1 }, 100)]
    [InlineData(new double[] { 1, 5, 1, 5, 1, 5, 1, 5, 1, 5 }, 0)]
    public void Ten_items_make_a_score_of_usability(double[] items, double score) => Assert.Equal(score, Usability.Sus(items));

    [Theory]
    [InlineData(6, 5, 75)]
    [InlineData(1, 1, 0)]
    [InlineData(7, 7, 100)]
    public void Two_items_make_a_score_of_use(double first, double second, double score) => Assert.Equal(score, Usability.UmuxLite([first, second]));

    [Fact]
    public void A_missing_item_leaves_no_score_and_an_impossible_one_is_a_bug()
    {
        Assert.Null(Usability.Sus([4, 2, 5, 1, 4, 2, 4, 2, 5, double.NaN]));
        Assert.Null(Usability.UmuxLite([double.NaN, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Usability.Sus([4, 2, 5, 1, 4, 2, 4, 2, 5, 6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Usability.UmuxLite([0, 3]));
    }
}
