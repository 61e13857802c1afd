using Tangent.Analytics.LeagueTables;

namespace Tangent.Analytics.Tests.LeagueTables;

public class LeagueTests
{
    private static readonly int[] Ten = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10];

    [Fact]
    public void ShrunkShares_are_consistent_with_the_likelihood_that_R_maximises()
    {
        // R 4.2.2, optim over lbeta: α 17.42, β 65.55.
        var told = Assert.IsType<Shrunk>(ShrunkShares.Of(Ten, [.. Enumerable.Repeat(50, 10)]));
        Assert.Equal(0.2100, told.Centre, 4);
        Assert.Equal(0.2213, told.Units[0].Point, 4);
        Told.Interval(0.15513, 0.29532, told.Units[0], 4);
    }

    [Fact]
    public void ShrunkShares_are_pulled_toward_the_centre_by_thin_data()
    {
        var told = Assert.IsType<Shrunk>(ShrunkShares.Of([30, 300, 3, 60, 10], [100, 1000, 4, 100, 100]));
        Assert.True(told.Pulled[2] > told.Pulled[0] && told.Pulled[0] > told.Pulled[1]);
        Assert.InRange(told.Units[2].Point, told.Centre, 0.75);
        Assert.All(told.Units, unit => Assert.True(unit.Low < unit.Point && unit.Point < unit.High));
    }

    [Fact]
    public void ShrunkShares_cannot_be_told_from_few_units_or_no_failures()
    {
        Assert.Equal("analytics.few-groups", Told.Reason(ShrunkShares.Of([1, 2], [3, 4])));
        Assert.Equal("analytics.no-spread", Told.Reason(ShrunkShares.Of(new int[6], [5, 5, 5, 5, 5, 5])));
        Assert.Equal("analytics.no-observations", Told.Reason(ShrunkShares.Of([0], [0])));
    }

    [Fact]
    public void ShrunkMeans_follow_the_formula()
    {
        var told = Assert.IsType<Shrunk>(ShrunkMeans.Of([10, 12, 15, 18, 25], [2, 2, 2, 2, 2], [9, 9, 9, 9, 9]));
        Assert.Equal(30.5, told.Between * told.Between, 8);
        Assert.Equal(16, told.Centre, 12);
        Assert.Equal(10.3478, told.Units[0].Point, 4);
    }

    [Fact]
    public void Units_that_differ_by_chance_alone_are_pulled_as_far_as_five_units_allow()
    {
        var told = Assert.IsType<Shrunk>(ShrunkMeans.Of([10, 10.1, 9.9, 10, 10.05], [2, 2, 2, 2, 2], [9, 9, 9, 9, 9]));
        Assert.Equal(0, told.Between);
        // Even then half of each unit's own distance stays: five units do not prove that there is no difference.
        Assert.All(told.Pulled, pull => Assert.Equal(0.5, pull, 12));
        Assert.Equal("analytics.few-groups", Told.Reason(ShrunkMeans.Of([1, 2], [1, 1], [5, 5])));
    }

    [Fact]
    public void Shrunken_means_are_nearer_the_truth_than_plain_ones_and_cover_it()
    {
        var dice = new Dice(34);
        double plain = 0, shrunken = 0;
        int covered = 0, told = 0;
        for (int world = 0; world < 200; world++)
        {
            double[] truth = new double[20], seen = new double[20], errors = new double[20];
            for (int i = 0; i < 20; i++)
            {
                truth[i] = 7 + 0.5 * dice.Normal();
                errors[i] = 0.3 + dice.Fraction();
                seen[i] = truth[i] + errors[i] * dice.Normal();
            }
            var units = Assert.IsType<Shrunk>(ShrunkMeans.Of(seen, errors, new int[20])).Units;
            for (int i = 0; i < 20; i++, told++)
            {
                plain += (seen[i] - truth[i]) * (seen[i] - truth[i]);
                shrunken += (units[i].Point - truth[i]) * (units[i].Point - truth[i]);
                if (units[i].Low <= truth[i] && truth[i] <= units[i].High) covered++;
            }
        }
        Assert.True(shrunken < 0.5 * plain);
        Assert.InRange((double)covered / told, 0.92, 0.97);
    }

    [Fact]
    public void Funnel_limits_are_those_of_the_normal_approximation()
    {
        var limits = Funnel.Limits(.21, 50);
        Assert.Equal(0.0971, limits.Low95, 4);
        Assert.Equal(0.3229, limits.High95, 4);
        Assert.Equal(0.0320, limits.Low998, 4);
        Assert.Equal(0.3880, limits.High998, 4);
        Assert.Equal(
            [FunnelPlace.VeryLow, FunnelPlace.Low, FunnelPlace.Within, FunnelPlace.High, FunnelPlace.VeryHigh],
            new[] { .01, .05, .2, .35, .4 }.Select(share => Funnel.PlaceOf(share, limits)));
    }

    [Fact]
    public void Ranks_are_printed_only_where_they_are_known()
    {
        static Estimate Unit(double point, double half) => new(point, point - half, point + half, 50, 0.95, "mean-t");
        var clear = RankIntervals.Of([Unit(9, .1), Unit(8, .1), Unit(7, .1), Unit(6, .1)], new Dice(1));
        Assert.Equal([1, 2, 3, 4], clear.Select(rank => rank.Rank));
        Assert.All(clear, rank => Assert.True(rank.IsShown && rank.Low == rank.Rank && rank.High == rank.Rank));
        var blurred = RankIntervals.Of([Unit(9, 5), Unit(8.9, 5), Unit(8.8, 5), Unit(8.7, 5)], new Dice(1));
        Assert.All(blurred, rank => Assert.False(rank.IsShown));
    }
}
