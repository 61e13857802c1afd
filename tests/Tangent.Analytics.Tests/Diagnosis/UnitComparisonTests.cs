using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.LeagueTables;

namespace Tangent.Analytics.Tests.Diagnosis;

public class UnitComparisonTests
{
    [Fact]
    public void A_unit_is_compared_with_all_others_together()
    {
        // Forty judgements each, half a point to each side: 4 and 3.
        var told = Compare([.. Said(0, 0, 40, 3.5, 4.5), .. Said(1, 0, 40, 2.5, 3.5)], 0);
        Assert.Equal([0, 1], told.Units.Select(unit => unit.Unit));
        var (good, bad) = (Told.Tested(told.Units[0].Difference), Told.Tested(told.Units[1].Difference));
        Assert.Equal((1, -1, "unit-difference"), (Math.Round(good.Difference.Point, 12), Math.Round(bad.Difference.Point, 12), good.Difference.Method));
        // s² of each mean: 0.25 · 40/39 / 40.
        Assert.Equal(1 / Math.Sqrt(2 * 0.25 / 39) * 1.959963984540054 / 2.0226909200367604, good.Statistic, 6);
        Assert.Equal([Standing.Above, Standing.Below], told.Units.Select(unit => unit.Standing));
        Assert.Equal("analytics.few-groups", Told.Reason(told.Units[0].Shrunken));
        Assert.Null(told.Units[0].Rank);
    }

    [Fact]
    public void A_unit_with_the_hard_touchpoint_is_not_blamed_for_it()
    {
        // Everywhere the second touchpoint is two points worse and fails; unit 3 has little else.
        var said = Enumerable.Range(0, 6).SelectMany(unit => Said(unit, 0, unit == 3 ? 4 : 60, 4, 5).Concat(Said(unit, 1, unit == 3 ? 80 : 20, 2, 3))).ToList();
        var told = Compare(said, null);
        var hard = told.Units.Single(unit => unit.Unit == 3);
        Assert.Equal((Standing.Same, 0.0), (hard.Standing, Math.Round(Told.Tested(hard.Difference).Difference.Point, 9)));
        Assert.Equal(40.0 / 84, Told.Estimate(hard.Fails).Point, 12);
        Assert.Equal(told.FailCentre!.Value, hard.Adjusted, 12);
        Assert.Equal(FunnelPlace.Within, hard.Place);
        Assert.All(told.Units, unit => Assert.Equal(Standing.Same, unit.Standing));
    }

    [Fact]
    public void One_bad_unit_of_eight_is_claimed_and_a_thin_one_is_only_named()
    {
        var dice = new Dice(9, 2);
        var said = Enumerable.Range(0, 8).SelectMany(unit => Enumerable.Range(0, 300).Select(i =>
            (unit, 0, unit == 5 ? dice.Below(3) + 1.0 : dice.Below(3) + 3.0))).Concat(Said(8, 0, 29, 1, 1)).ToList();
        var told = Compare(said, null);
        Assert.Equal(5, Assert.Single(told.Units, unit => unit.Standing == Standing.Below).Unit);
        Assert.Equal((5, FunnelPlace.VeryHigh), (told.Units[^1].Unit, told.Units[^1].Place));
        Assert.Equal((8, 8), (told.Units[^1].Rank!.Value.Low, told.Units[^1].Rank!.Value.High));
        Assert.True(told.Units[^1].Rank!.Value.IsShown);
        Assert.Equal(new ThinUnit(8, 29), Assert.Single(told.Thin));
        var (plain, shrunken) = (Told.Estimate(told.Units[^1].Mean).Point, Told.Estimate(told.Units[^1].Shrunken).Point);
        Assert.InRange(shrunken, plain, told.Centre!.Value);
    }

    [Fact]
    public void Alike_units_are_seldom_claimed()
    {
        int worlds = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var dice = new Dice(seed, 3);
            var told = Compare([.. Enumerable.Range(0, 10).SelectMany(unit => Enumerable.Range(0, 60).Select(_ => (unit, 0, 1.0 + dice.Below(5))))], null);
            if (told.Units.Any(unit => unit.Standing != Standing.Same)) worlds++;
        }
        // One world in twenty is expected; seven of sixty are seldom passed by chance (p < .02).
        Assert.InRange(worlds, 0, 7);
    }

    [Fact]
    public void Nothing_is_told_of_no_judgements_of_units_without_spread_and_of_one_unit_alone()
    {
        Assert.Empty(Compare([], null).Units);
        Assert.Null(Compare([], null).FailCentre);
        var alike = Compare([.. Enumerable.Range(0, 6).SelectMany(unit => Said(unit, 0, 40, 5, 5))], null);
        Assert.All(alike.Units, unit => Assert.Equal(("analytics.no-spread", Standing.Same, FunnelPlace.Within),
            (Told.Reason(unit.Mean), unit.Standing, unit.Place)));
        Assert.Equal("analytics.one-group", Told.Reason(Assert.Single(Compare([.. Said(0, 0, 40, 2, 5)], 0).Units).Difference));
    }

    private static IEnumerable<(int Unit, int Touchpoint, double Score)> Said(int unit, int touchpoint, int count, double one, double other) =>
        Enumerable.Range(0, count).Select(i => (unit, touchpoint, i % 2 == 0 ? one : other));

    private static UnitsCompared Compare(IReadOnlyList<(int Unit, int Touchpoint, double Score)> told, int? touchpoint)
    {
        var log = JourneyLog.Of([.. Enumerable.Range(0, told.Count)], [.. told.Select(one => one.Touchpoint)], [.. told.Select((_, i) => (long)i)]);
        return UnitComparison.Of(log, JudgementLog.Of(log,
            [.. told.Select((one, i) => new Judgement(i, one.Touchpoint, one.Score, Hall.Five) { Unit = one.Unit })]), touchpoint);
    }
}
