using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

public class CurveTests
{
    private static readonly Curve Example =
        Curve.Of(new Dictionary<string, int> { ["0"] = 0, ["500"] = 100, ["1000"] = 400 });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(250, 50)]
    [InlineData(500, 100)]
    [InlineData(750, 250)]
    [InlineData(1000, 400)]
    [InlineData(-7, 0)]
    [InlineData(5000, 400)]
    public void It_is_straight_between_its_points_and_level_outside(int place, int value) =>
        Assert.Equal(value, Example.At(place));

    [Fact]
    public void Drawing_from_quantiles_gives_them_back()
    {
        var chance = Chance.Of(1, "quantiles");
        var drawn = Enumerable.Range(0, 20_001).Select(_ => Example.Draw(ref chance)).Order().ToArray();
        Assert.InRange(drawn[10_000], 95, 105);
        Assert.InRange(drawn[15_000], 240, 260);
        Assert.InRange(drawn[0], 0, 5);
        Assert.InRange(drawn[^1], 395, 400);
    }
}
