using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Tests.Samples;

public class MeanTests
{
    private static readonly double[] Scores = [5, 3, 4, 2, 5, 1, 4, 4];
    private static readonly double[] Weights = [1, 2, 1, 1, 3, 1, 2, 1];
    private static readonly int[] Branches = [11, 11, 12, 12, 13, 13, 14, 14];

    [Fact]
    public void The_mean_is_consistent_with_R()
    {
        var told = Told.Estimate(Means.Of(DataOfR.Sleep[0]));
        Assert.Equal(0.75, told.Point, 12);
        Told.Interval(-0.5297804, 2.0297804, told, 7);
    }

    [Fact]
    public void Weights_and_clusters_are_consistent_with_the_formula_in_R()
    {
        Assert.Equal(3.75, Told.Estimate(Means.Of(Scores, Weights, Branches)).Point, 12);
        Told.Interval(3.1471835979, 4.3528164021, Means.Of(Scores, Weights, Branches), 9);
        Told.Interval(2.618022321, 4.881977679, Means.Of(Scores, Weights), 8);
        Told.Interval(2.581306884, 4.418693116, Means.Of(Scores, default, Branches), 8);
    }

    [Fact]
    public void A_mean_cannot_be_told_from_nothing_one_value_one_branch_or_equal_values()
    {
        Assert.Equal("analytics.no-observations", Told.Reason(Means.Of([])));
        Assert.Equal("analytics.no-observations", Told.Reason(Means.Of([double.NaN, double.NaN])));
        Assert.Equal("analytics.too-few", Told.Reason(Means.Of([4])));
        Assert.Equal("analytics.no-weight", Told.Reason(Means.Of([4, 5], [0, 0])));
        Assert.Equal("analytics.one-group", Told.Reason(Means.Of([4, 5], default, [1, 1])));
        Assert.Equal("analytics.no-spread", Told.Reason(Means.Of([4, 4, 4])));
    }

    [Fact]
    public void Columns_of_unequal_length_are_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Means.Of([1, 2, 3], [1, 1]));

    [Fact]
    public void Quantiles_are_those_of_R_and_their_interval_is_made_of_order_statistics()
    {
        Assert.Equal(6.8, Quantiles.OfSorted([1, 2, 4, 8], 0.9), 12);
        Assert.Equal(3, Quantiles.OfSorted([1, 2, 4, 8], 0.5), 12);
        double[] hundred = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        // The 40th and the 61st of 100 hold the median at 95 % (Conover 1999, table of the binomial).
        Told.Interval(40, 61, Quantiles.Of(hundred, 0.5), 12);
        Assert.Equal("analytics.too-few", Told.Reason(Quantiles.Of([1, 2, 3], 0.5)));
    }
}
