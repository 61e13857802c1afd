using Tangent.Analytics.Paths;

namespace Tangent.Analytics.Tests.Paths;

public class PathFitTests
{
    [Fact]
    public void PathFit_of_the_attitude_survey_is_consistent_with_R()
    {
        var told = Assert.IsType<PathFitTold>(PathFit.Of(DataOfR.Attitude, new([[1, 2, 3], [4, 5, 6], [0]], [(0, 1), (0, 2), (1, 2)])));
        Assert.Equal(0.58200711, told.GoodnessOfFit!.Value, 8);
        Assert.Null(told.Foretold[0]);
        Assert.Equal(0.1790609036, told.Foretold[1]!.Value, 9);
        Assert.Equal(0.5086973898, told.Foretold[2]!.Value, 9);
    }

    [Fact]
    public void What_has_nothing_to_do_with_its_causes_is_not_foretold()
    {
        var dice = new Dice(5);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 200).Select(_ => dice.Normal()).ToArray())];
        var told = Assert.IsType<PathFitTold>(PathFit.Of(columns, new([[0, 1], [2, 3]], [(0, 1)])));
        Assert.InRange(told.Foretold[1]!.Value, -0.2, 0.02);
    }

    [Fact]
    public void PathFit_gives_the_reason_of_the_model() =>
        Assert.Equal("analytics.too-few", Told.Reason(PathFit.Of([[1, 2, 3], [3, 1, 2]], new([[0], [1]], [(0, 1)]))));
}
