using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Tests.Regression;

/// <summary>Rows of zeros and ones give what the full table gives.</summary>
public class IndicatorRowsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_model_is_that_of_the_full_table(bool isClustered)
    {
        var (rows, design) = Made(300, 6, isClustered);
        var spread = isClustered ? Spread.Clustered : Spread.Robust;
        var fast = Assert.IsType<Fit>(rows.Fit(6, spread, out var places));
        var full = Assert.IsType<Fit>(LeastSquares.Of(design, spread));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], places);
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(full.Coefficients[i], fast.Coefficients[i], 9);
            Assert.Equal(full.Error(i), fast.Error(i), 9);
        }
        Assert.Equal(full.R2, fast.R2, 9);
        Assert.Equal(full.Residuals[17], fast.Residuals[17], 9);
        Assert.Equal((full.N, full.Groups, full.DegreesOfFreedom), (fast.N, fast.Groups, fast.DegreesOfFreedom));
        for (int i = 0; i < 6; i++) Assert.Equal(full.Inflation[i], fast.Inflation[i], 9);
    }

    [Fact]
    public void A_column_that_follows_from_others_is_left_out_alone()
    {
        var rows = new IndicatorRows();
        var dice = new Dice(3);
        for (int i = 0; i < 60; i++)
        {
            // 1 and 2 fill the table together, 3 is 1 again, 4 stands for itself, 5 is never there.
            int[] ones = i % 2 == 0 ? i % 3 == 0 ? [1, 3, 4] : [1, 3] : i % 3 == 0 ? [2, 4] : [2];
            rows.Add(i % 2 + dice.Normal(), 1, i, ones);
        }
        Assert.IsType<Fit>(rows.Fit(5, Spread.Robust, out var places));
        Assert.Equal([0, 1, 0, 0, 2, 0], places);
    }

    [Fact]
    public void Too_few_rows_and_a_constant_outcome_cannot_tell()
    {
        Assert.Equal("analytics.no-observations", Told.Reason(new IndicatorRows().Fit(2, Spread.Robust, out _)));
        var flat = new IndicatorRows();
        for (int i = 0; i < 20; i++) flat.Add(7, 1, i, i % 2 == 0 ? [1] : []);
        Assert.Equal("analytics.no-spread", Told.Reason(flat.Fit(1, Spread.Robust, out _)));
        var few = new IndicatorRows();
        few.Add(1, 1, 0, [1]);
        few.Add(2, 1, 1, []);
        Assert.Equal("analytics.too-few", Told.Reason(few.Fit(1, Spread.Robust, out _)));
    }

    private static (IndicatorRows Rows, Design Design) Made(int n, int columns, bool isClustered)
    {
        var dice = new Dice(9);
        var rows = new IndicatorRows();
        double[] outcome = new double[n], weights = new double[n];
        var table = Enumerable.Range(0, columns).Select(_ => new double[n]).ToArray();
        var clusters = new int[n];
        for (int i = 0; i < n; i++)
        {
            var ones = Enumerable.Range(1, columns).Where(_ => dice.Fraction() < 0.3).ToArray();
            foreach (int one in ones) table[one - 1][i] = 1;
            clusters[i] = dice.Below(40);
            weights[i] = 0.5 + dice.Fraction();
            outcome[i] = 5 + ones.Sum() * 0.3 + clusters[i] * 0.02 + dice.Normal();
            rows.Add(outcome[i], weights[i], clusters[i], ones);
        }
        return (rows, new() { Outcome = outcome, Columns = table, Weights = weights, Clusters = isClustered ? clusters : [] });
    }
}
