using Tangent.Analytics.Comparisons;

namespace Tangent.Analytics.Tests.Comparisons;

public class ComparisonTests
{
    private static readonly double[] Several = [.01, .02, .03, .04, .05, .005];

    [Fact]
    public void MeanDifference_is_consistent_with_R()
    {
        var told = Told.Tested(MeanDifference.Of(DataOfR.Sleep[0], DataOfR.Sleep[1]));
        Assert.Equal(-1.86081346749, told.Statistic, 10);
        Assert.Equal(17.7764735162, told.DegreesOfFreedom, 9);
        Assert.Equal(0.0793941401874, told.PValue, 10);
        Told.Interval(-3.36548323, 0.20548323, told, 8);
    }

    [Fact]
    public void MeanDifference_cannot_be_told_from_one_value_or_without_spread()
    {
        Assert.Equal("analytics.too-few", Told.Reason(MeanDifference.Of([1], [1, 2])));
        Assert.Equal("analytics.no-spread", Told.Reason(MeanDifference.Of([1, 1], [2, 2])));
        Assert.Equal("analytics.no-observations", Told.Reason(MeanDifference.Of([], [2, 2])));
    }

    [Fact]
    public void Ranks_are_consistent_with_R()
    {
        var two = Assert.IsType<TestOutcome>(Ranks.TwoGroups(DataOfR.Ozone[0], DataOfR.Ozone[3]));
        Assert.Equal(127.5, two.Statistic, 10);
        Assert.Equal(0.000120807831, two.PValue, 11);
        var many = Assert.IsType<TestOutcome>(Ranks.ManyGroups(DataOfR.Ozone));
        Assert.Equal((29.2665763061, 4), (Math.Round(many.Statistic, 10), many.DegreesOfFreedom));
        Assert.Equal(6.90071411855e-06, many.PValue, 15);
    }

    [Fact]
    public void Ranks_without_groups_or_spread_cannot_be_told()
    {
        Assert.Equal("analytics.no-observations", Told.Reason(Ranks.TwoGroups([], [1])));
        Assert.Equal("analytics.no-spread", Told.Reason(Ranks.TwoGroups([2, 2], [2])));
        Assert.Equal("analytics.one-group", Told.Reason(Ranks.ManyGroups([[1, 2], []])));
        Assert.Equal("analytics.no-spread", Told.Reason(Ranks.ManyGroups([[1, 1], [1]])));
    }

    [Fact]
    public void Multiplicity_is_consistent_with_R()
    {
        Assert.Equal([.03, .04, .045, .048, .05, .03],
            Multiplicity.FalseDiscovery(Several).Select(p => Math.Round(p, 12)));
        Assert.Equal([.05, .08, .09, .09, .09, .03], Multiplicity.Holm(Several).Select(p => Math.Round(p, 12)));
        Assert.Empty(Multiplicity.Holm([]));
    }

    [Fact]
    public void What_is_no_probability_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Holm([double.NaN]));
}
