using Tangent.Analytics.Agreement;
using Tangent.Analytics.Comparisons;

namespace Tangent.Analytics.Tests.Agreement;

public class AgreementTests
{
    private const double No = double.NaN;

    [Fact]
    public void Kappa_is_that_of_the_textbook_tables()
    {
        Assert.Equal(.4, Kappa.Of([20, 5, 10, 15], 2)!.Value, 12);
        Assert.Equal(.78590578, Kappa.Of([11, 3, 1, 1, 8, 3, 0, 2, 14], 3, Disagreement.Quadratic)!.Value, 8);
    }

    [Fact]
    public void Kappa_of_single_ratings_has_an_interval_around_the_point()
    {
        int[] first = [.. Enumerable.Repeat(0, 25), .. Enumerable.Repeat(1, 25)];
        int[] second = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 5), .. Enumerable.Repeat(0, 10),
            .. Enumerable.Repeat(1, 15)];
        var told = Told.Estimate(Kappa.Of(first, second, new Dice(1)));
        Assert.Equal(.4, told.Point, 12);
        Assert.True(told.Low < .25 && told.High > .55);
    }

    [Fact]
    public void Raters_who_always_say_the_same_are_undefined_and_not_perfect()
    {
        Assert.Equal("analytics.constant-raters", Told.Reason(Kappa.Of([1, 1, 1], [1, 1, 1], new Dice(1))));
        Assert.Equal("analytics.constant-raters",
            Told.Reason(Krippendorff.Of([[2, 2], [2, 2]], Measure.Nominal, new Dice(1))));
        Assert.Equal("analytics.no-observations", Told.Reason(Kappa.Of([], [], new Dice(1))));
        Assert.Equal("analytics.no-observations",
            Told.Reason(Krippendorff.Of([[2, No]], Measure.Nominal, new Dice(1))));
        Assert.Null(Kappa.Fleiss([3, 0, 3, 0], 2));
    }

    [Fact]
    public void Kappa_of_many_raters_is_that_of_Fleiss()
    {
        int[] ratings =
        [
            0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
            7, 7, 0, 0, 0, 3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7,
        ];
        Assert.Equal(.2099307, Kappa.Fleiss(ratings, 5)!.Value, 7);
        Assert.Throws<ArgumentException>(() => Kappa.Fleiss([2, 0, 3, 0], 2));
    }

    [Theory]
    [InlineData(Measure.Nominal, .74342105)]
    [InlineData(Measure.Ordinal, .81538750)]
    [InlineData(Measure.Interval, .84910714)]
    [InlineData(Measure.Ratio, .79740277)]
    public void Krippendorff_of_his_data_C(Measure measure, double alpha)
    {
        double[][] things =
        [
            [1, 1, No, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [No, 5, 5, 5], [No, No, 1, 1], [No, No, 3, No],
        ];
        var told = Told.Estimate(Krippendorff.Of(things, measure, new Dice(1)));
        Assert.Equal(alpha, told.Point, 8);
        Assert.Equal(11, told.N);
        Assert.True(told.Low < told.Point && told.Point < told.High);
    }

    [Fact]
    public void Kappa_of_Perreault_and_Leigh_knows_chance()
    {
        Assert.Equal(0.931, Kappa.PerreaultLeigh(90, 100, 4), 3);
        Assert.Equal(0, Kappa.PerreaultLeigh(20, 100, 4));
    }

    [Fact]
    public void CountTable_of_the_699_incidents_is_consistent_with_R()
    {
        var told = Assert.IsType<TableTold>(CountTable.Of([81, 151, 114, 55, 152, 146], 2));
        Assert.Equal(41.805502, told.Test.Statistic, 6);
        Assert.Equal(8.357e-10, told.Test.PValue, 13);
        Assert.Equal(-5.4894057341, told.Residuals[0], 9);
        Assert.Equal(0.6219368275, told.Residuals[4], 9);
        Assert.Equal(699, told.Test.N);
    }

    [Fact]
    public void CountTable_of_one_row_or_nothing_cannot_be_told()
    {
        Assert.Equal("analytics.one-group", Told.Reason(CountTable.Of([3, 4, 0, 0], 2)));
        Assert.Equal("analytics.no-observations", Told.Reason(CountTable.Of([0, 0, 0, 0], 2)));
    }
}
