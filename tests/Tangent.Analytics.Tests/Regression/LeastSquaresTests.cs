using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Tests.Regression;

public class LeastSquaresTests
{
    private static Design Swiss(int[]? clusters = null) =>
        new() { Outcome = DataOfR.Swiss[0], Columns = DataOfR.Swiss[1..], Clusters = clusters ?? [] };

    [Fact]
    public void Coefficients_errors_and_R2_are_consistent_with_R()
    {
        var fit = Assert.IsType<Fit>(LeastSquares.Of(Swiss()));
        double[] expected = [66.9151816790, -0.1721139709, -0.2580082398, -0.8709400629, 0.1041153307, 1.0770481407];
        double[] errors = [10.70603758533, 0.07030392318, 0.25387820089, 0.18302860157, 0.03525785254, 0.38171965086];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], fit.Coefficients[i], 9);
            Assert.Equal(errors[i], fit.Error(i), 9);
        }
        Assert.Equal(0.706735001593, fit.R2, 12);
        Assert.Equal(2105.0429, fit.ResidualSquares, 4);
        Assert.Equal(1.872715439e-02, Told.Tested(fit.Coefficient(1)).PValue, 11);
        Assert.Equal(3.675419576, fit.Inflation[1], 8);
    }

    [Fact]
    public void Robust_errors_are_consistent_with_R()
    {
        var fit = Assert.IsType<Fit>(LeastSquares.Of(Swiss(), Spread.Robust));
        double[] errors = [11.51741707028, 0.07159680686, 0.27337834295, 0.21012041497, 0.03275619515, 0.45873471521];
        for (int i = 0; i < errors.Length; i++) Assert.Equal(errors[i], fit.Error(i), 9);
    }

    [Fact]
    public void Clustered_errors_are_consistent_with_R()
    {
        int[] clusters = [.. Enumerable.Range(0, 47).Select(i => i % 8)];
        var fit = Assert.IsType<Fit>(LeastSquares.Of(Swiss(clusters), Spread.Clustered));
        double[] errors = [11.45709658071, 0.06025992063, 0.30725589081, 0.18750509205, 0.02957122047, 0.54985755983];
        for (int i = 0; i < errors.Length; i++) Assert.Equal(errors[i], fit.Error(i), 9);
        Assert.Equal((7, 8), (fit.DegreesOfFreedom, fit.Groups));
    }

    [Fact]
    public void Weighted_coefficients_are_consistent_with_R()
    {
        var design = new Design
        {
            Outcome = DataOfR.Swiss[0],
            Columns = [DataOfR.Swiss[3], DataOfR.Swiss[4]],
            Weights = DataOfR.Swiss[2]
        };
        var fit = Assert.IsType<Fit>(LeastSquares.Of(design));
        Assert.Equal(-0.7712833091, fit.Coefficients[1], 9);
        Assert.Equal(0.10061022328, fit.Error(1), 9);
    }

    [Fact]
    public void A_larger_model_is_tested_against_a_smaller_one()
    {
        var large = Assert.IsType<Fit>(LeastSquares.Of(Swiss()));
        var small = Assert.IsType<Fit>(LeastSquares.Of(Swiss().With(DataOfR.Swiss[3])));
        var test = Assert.IsType<TestOutcome>(large.Against(small));
        Assert.Equal(9.30122, test.Statistic, 5);
        Assert.Equal(1.9155e-05, test.PValue, 9);
    }

    [Fact]
    public void What_cannot_be_fitted_says_why()
    {
        double[] x = [1, 2, 3, 4, 5, 6], twice = [2, 4, 6, 8, 10, 12], flat = [7, 7, 7, 7, 7, 7],
            y = [1, 3, 2, 5, 4, 6];
        Assert.Equal("analytics.collinear", Told.Reason(LeastSquares.Of(new() { Outcome = y, Columns = [x, twice] })));
        Assert.Equal("analytics.constant", Told.Reason(LeastSquares.Of(new() { Outcome = y, Columns = [flat] })));
        Assert.Equal("analytics.no-spread", Told.Reason(LeastSquares.Of(new() { Outcome = flat, Columns = [x] })));
        Assert.Equal("analytics.too-few", Told.Reason(LeastSquares.Of(new() { Outcome = [1, 2], Columns = [[1, 2]] })));
        Assert.Equal("analytics.no-observations",
            Told.Reason(LeastSquares.Of(new() { Outcome = [double.NaN], Columns = [[1]] })));
        Assert.Equal("analytics.no-weight",
            Told.Reason(LeastSquares.Of(new() { Outcome = y, Columns = [x], Weights = new double[6] })));
        var one = Assert.IsType<Fit>(LeastSquares.Of(new()
        {
            Outcome = y,
            Columns = [x],
            Clusters = [1, 1, 1, 1, 1, 1]
        }, Spread.Clustered));
        Assert.Equal("analytics.few-groups", Told.Reason(one.Coefficient(1)));
    }

    [Fact]
    public void A_perfect_fit_has_coefficients_and_no_made_up_interval()
    {
        var fit = Assert.IsType<Fit>(LeastSquares.Of(new() { Outcome = [1, 3, 5, 7, 9], Columns = [[0, 1, 2, 3, 4]] }));
        Assert.Equal(2, fit.Coefficients[1], 12);
        Assert.Equal("analytics.exact-fit", Told.Reason(fit.Coefficient(1)));
    }
}
