using MathNet.Numerics.LinearAlgebra;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public class OmegaTests
{
    [Fact]
    public void Omega_of_the_attitude_survey_is_that_of_R()
    {
        var told = Told.Estimate(Omega.Of(DataOfR.Attitude, new Dice(1), 200));
        Assert.Equal(0.86026233, told.Point, 8);
        Assert.InRange(told.Low, 0.70, told.Point);
        Assert.InRange(told.High, told.Point, 0.97);
        Assert.Equal((30, "omega"), (told.N, told.Method));
    }

    [Fact]
    public void Three_items_have_the_loadings_that_their_correlations_leave_no_choice_for()
    {
        // r12·r13/r23 = λ₁²: .9, .8 and .7 give .72, .63 and .56.
        var loadings = Omega.Loadings(Matrix<double>.Build.DenseOfArray(new[,] { { 1, .72, .63 }, { .72, 1, .56 }, { .63, .56, 1 } }));
        Assert.Equal([.9, .8, .7], loadings!.Select(loading => Math.Round(loading, 9)));
    }

    [Fact]
    public void Omega_cannot_be_told_from_two_items_few_rows_or_a_constant_one()
    {
        double[] ten = [1, 2, 3, 4, 5, 4, 3, 2, 1, 3], flat = [.. Enumerable.Repeat(3.0, 10)];
        Assert.Equal("analytics.too-few-items", Told.Reason(Omega.Of([ten, ten], new Dice(1))));
        Assert.Equal("analytics.too-few", Told.Reason(Omega.Of([[1, 2, 3], [2, 3, 1], [3, 1, 2]], new Dice(1))));
        Assert.Equal("analytics.no-observations", Told.Reason(Omega.Of([[double.NaN], [1], [1]], new Dice(1))));
        Assert.Equal("analytics.constant", Told.Reason(Omega.Of([ten, flat, ten], new Dice(1))));
    }
}
