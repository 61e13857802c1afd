using Tangent.Analytics.Verification;

namespace Tangent.Analytics.Tests.Verification;

public class PlaceboTests
{
    private const int Count = 10, Length = 6, From = 4;

    /// <summary>Ten units over six periods, four of which change at the fifth by so much; those may drift before.</summary>
    private static (double[] Y, int[] Units, int[] Periods, bool[] Treated) World(double effect, double drift, double noise, ulong seed)
    {
        var dice = new Dice(seed);
        int[] units = [.. Enumerable.Range(0, Count * Length).Select(i => i / Length)], periods = [.. units.Select((_, i) => i % Length)];
        bool[] treated = [.. units.Select((unit, i) => unit < 4 && periods[i] >= From)];
        return ([.. units.Select((unit, i) => unit + periods[i] + (treated[i] ? effect : 0) + (unit < 4 ? drift * periods[i] : 0)
            + noise * dice.Normal())], units, periods, treated);
    }

    private static PlaceboTold Placebos(double effect, double drift, double noise, ulong seed = 1)
    {
        var (y, units, periods, treated) = World(effect, drift, noise, seed);
        return Assert.IsType<PlaceboTold>(Placebo.Of(y, units, periods, treated, new Dice(seed)));
    }

    [Fact]
    public void Placebo_of_a_real_change_finds_nothing_before_it_and_nothing_as_large_elsewhere()
    {
        var told = Placebos(8, 0, 0.3);
        Assert.Equal([1, 2, 3], told.Earlier.Select(one => one.Period));
        Assert.All(told.Earlier, one => Assert.Equal(0.000, Told.Tested(one.Effect).Difference.Point, 0));
        Assert.InRange(told.Elsewhere, 0.001, 0.02);
        Assert.True(told.Holds());
    }

    [Fact]
    public void A_change_pretended_one_period_earlier_in_a_panel_without_drift_has_no_effect()
    {
        double[] panel = [10, 11, 14, 15, 9, 10, 12, 14, 12, 12, 15, 15, 10, 11, 11, 12, 8, 9, 10, 9, 11, 11, 12, 13];
        int[] units = [.. Enumerable.Range(0, 24).Select(i => i / 4)], periods = [.. Enumerable.Range(0, 24).Select(i => i % 4)];
        var told = Assert.IsType<PlaceboTold>(Placebo.Of(panel, units, periods, [.. units.Select((unit, i) => unit < 3 && periods[i] >= 2)], new Dice(1)));
        Assert.Equal(1, told.Earlier.Single().Period);
        Assert.Equal(0.000, Told.Tested(told.Earlier.Single().Effect).Difference.Point, 9);
        // Three of six units: one deal in twenty is the real one, and its mirror is as large.
        Assert.InRange(told.Elsewhere, 0.07, 0.13);
    }

    [Fact]
    public void Units_that_drifted_apart_before_are_found_out()
    {
        var told = Placebos(0, 1, 0.1);
        Assert.All(told.Earlier, one => Assert.InRange(Told.Tested(one.Effect).Difference.Point, 1.5, 2.5));
        Assert.False(told.Holds());
    }

    [Fact]
    public void Where_nothing_happened_the_check_fails_about_as_often_as_promised()
    {
        int held = Enumerable.Range(0, 100).Count(world => Placebos(0, 0, 1, (ulong)world + 10).Elsewhere <= 0.05);
        Assert.InRange(held, 0, 12);
    }

    [Fact]
    public void Placebo_gives_the_reason_of_the_effect()
    {
        var (y, units, periods, _) = World(0, 0, 1, 1);
        Assert.Equal("analytics.few-groups", Told.Reason(Placebo.Of(y, units, periods, new bool[y.Length], new Dice(1))));
    }
}
