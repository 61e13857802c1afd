using Tangent.Analytics.Attribution;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Tests.Attribution;

public class CreditIntervalTests
{
    private static PathCount Path(long good, long other, params int[] touches) => new(touches, good, other);

    [Fact]
    public void CreditIntervals_of_a_touchpoint_that_half_of_the_good_ends_pass_is_that_of_a_share()
    {
        PathCount[] paths = [Path(100, 0, 0), Path(100, 200, 1)];
        var sure = CreditIntervals.Of(paths, 2);
        var (effect, share) = (Assert.IsType<Estimate>(sure.Effects[0]), Assert.IsType<Estimate>(Wilson.Share(100, 200)));
        Assert.Equal((0.5, 400), (Math.Round(effect.Point, 12), effect.N));
        Assert.InRange(effect.Low, share.Low - 0.02, share.Low + 0.02);
        Assert.InRange(effect.High, share.High - 0.02, share.High + 0.02);
        // By hand: 400 times .25 ± 1.965927 · .433555 / 20.
        var even = Assert.IsType<Estimate>(sure.Even[0]);
        Assert.Equal((100, 83.0, 117.0), (even.Point, Math.Round(even.Low, 1), Math.Round(even.High, 1)));
    }

    [Fact]
    public void Intervals_hold_the_points_and_come_again_with_the_same_seed()
    {
        var dice = new Dice(11);
        PathCount[] paths = [.. Enumerable.Range(0, 80).Select(_ => Path(dice.Below(60), 1 + dice.Below(40),
            [.. Enumerable.Range(0, 1 + dice.Below(6)).Select(_ => dice.Below(5))]))];
        var (one, again) = (CreditIntervals.Of(paths, 5, 7), CreditIntervals.Of(paths, 5, 7));
        var removal = Assert.IsType<Credited>(MarkovRemoval.Of(paths, 5));
        for (int touch = 0; touch < 5; touch++)
        {
            var effect = Assert.IsType<Estimate>(one.Effects[touch]);
            Assert.Equal(removal.Effects[touch], effect.Point);
            Assert.True(effect.Low < effect.Point && effect.Point < effect.High);
            Assert.Equal(effect, again.Effects[touch]);
        }
    }

    [Fact]
    public void Truth_is_covered_as_often_as_promised()
    {
        // A chain that is known: start to 0 or 1, each ends well by its own chance or goes on to 2.
        PathCount[] world = [Path(300, 200, 0), Path(100, 400, 1), Path(250, 250, 0, 2), Path(150, 350, 1, 2)];
        var truth = Assert.IsType<Credited>(MarkovRemoval.Of(world, 3)).Effects;
        int covered = 0, told = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            var dice = new Dice(99, (ulong)trial);
            var counts = new (long Good, long Other)[4];
            for (int i = 0; i < 400; i++)
            {
                int path = dice.Below(4);
                if (dice.Below(500) < world[path].Good) counts[path].Good++;
                else counts[path].Other++;
            }
            var sure = CreditIntervals.Of([.. world.Select((path, i) => path with { Good = counts[i].Good, Other = counts[i].Other })], 3, (ulong)trial);
            for (int touch = 0; touch < 3; touch++, told++)
                if (sure.Effects[touch] is Estimate one && one.Low <= truth[touch] && truth[touch] <= one.High) covered++;
        }
        Assert.InRange(covered / (double)told, 0.92, 0.975);
    }

    [Fact]
    public void A_few_good_ends_have_no_interval()
    {
        Assert.Equal("analytics.too-few", Told.Reason(CreditIntervals.Of([Path(9, 100, 0)], 1).Effects[0]));
        Assert.Equal("analytics.too-few", Told.Reason(CreditIntervals.Of([Path(100, 9, 0)], 1).Even[0]));
    }

    [Fact]
    public void One_inversion_says_the_same_as_a_solve_for_each_touchpoint()
    {
        PathCount[] paths = [Path(4, 1, 0, 1, 2), Path(2, 4, 2, 0), Path(5, 3, 1), Path(0, 7, 0), Path(6, 1, 2, 1, 0)];
        var told = Assert.IsType<Credited>(MarkovRemoval.Of(paths, 4));
        var chain = new PathChain(1, collapsesRepeats: false);
        int[][] traces = [.. paths.Select(path => chain.Trace(path.Touches.Span))];
        var counts = new ChainCounts(chain);
        for (int i = 0; i < paths.Length; i++) counts.Add(traces[i], paths[i].Good, paths[i].Other);
        double whole = counts.Good(-2);
        for (int touch = 0; touch < 3; touch++) Assert.Equal(1 - counts.Good(touch) / whole, told.Effects[touch], 12);
        Assert.Equal(0, told.Effects[3]);
    }
}
