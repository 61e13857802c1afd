using Tangent.Analytics.Decisions;

namespace Tangent.Analytics.Tests.Decisions;

public class AhpWeightsTests
{
    [Fact]
    public void The_published_example_gives_its_weights_and_ratio()
    {
        var found = Assert.IsType<CriterionWeights>(AhpWeights.Of([1, 3, 5, 1 / 3.0, 1, 3, 1 / 5.0, 1 / 3.0, 1], 3));
        Assert.Equal(0.63698557, found.Weights[0], 8);
        Assert.Equal(0.25828499, found.Weights[1], 8);
        Assert.Equal(0.10472943, found.Weights[2], 8);
        Assert.Equal(3.0385111, found.Lambda, 7);
        Assert.Equal(0.03319922, found.Ratio, 7);
        Assert.True(found.IsConsistent);
    }

    [Fact]
    public void Comparisons_that_agree_have_no_inconsistency()
    {
        var found = Assert.IsType<CriterionWeights>(AhpWeights.Of([1, 2, 6, .5, 1, 3, 1 / 6.0, 1 / 3.0, 1], 3));
        Assert.Equal(0, found.Ratio, 9);
        Assert.Equal(0.6, found.Weights[0], 9);
    }

    [Fact]
    public void Comparisons_in_a_circle_are_not_consistent()
    {
        var found = Assert.IsType<CriterionWeights>(AhpWeights.Of([1, 9, 1 / 9.0, 1 / 9.0, 1, 9, 9, 1 / 9.0, 1], 3));
        Assert.True(found.Ratio > CriterionWeights.MostRatio);
        Assert.False(found.IsConsistent);
    }

    [Theory]
    [InlineData(1, 3, 1, 1)]                  // 3 one way, 1 the other
    [InlineData(1, 0, 0, 1)]
    [InlineData(1, double.NaN, 1, 1)]
    [InlineData(2, 1, 1, 1)]                  // not alike to itself
    public void What_is_no_matrix_of_comparisons_cannot_be_told(double a, double b, double c, double d) =>
        Assert.Equal("analytics.not-reciprocal", Assert.IsType<CannotTell>(AhpWeights.Of([a, b, c, d], 2)).Code);

    [Fact]
    public void A_matrix_of_another_size_cannot_be_told()
    {
        Assert.Equal("analytics.not-reciprocal", Assert.IsType<CannotTell>(AhpWeights.Of([1, 1, 1], 2)).Code);
        Assert.Equal("analytics.too-many-criteria", Assert.IsType<CannotTell>(AhpWeights.Of(new double[64], 8)).Code);
    }
}
