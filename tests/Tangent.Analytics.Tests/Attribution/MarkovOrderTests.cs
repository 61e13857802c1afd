using Tangent.Analytics.Attribution;

namespace Tangent.Analytics.Tests.Attribution;

public class MarkovOrderTests
{
    private static PathCount Path(long good, long other, params int[] touches) => new(touches, good, other);

    private static Credited Told(PathCount[] paths, int touchpoints, int order) =>
        Assert.IsType<Credited>(MarkovRemoval.Of(paths, touchpoints, order: order));

    [Fact]
    public void A_chain_that_remembers_whole_journeys_loses_the_good_ends_that_held_the_touchpoint()
    {
        PathCount[] paths = [Path(3, 1, 0, 1, 2), Path(2, 4, 1, 0), Path(5, 0, 2), Path(0, 7, 0), Path(1, 1, 2, 0, 2)];
        var told = Told(paths, 3, 3);
        Assert.Equal(11.0 / 24, told.Probability, 12);
        double[] held = [6.0 / 11, 5.0 / 11, 9.0 / 11];
        for (int i = 0; i < held.Length; i++) Assert.Equal(held[i], told.Effects[i], 11);
        Assert.Equal(11, told.Credits.Sum(), 9);
    }

    [Fact]
    public void A_longer_memory_tells_apart_what_a_short_one_mixes()
    {
        // After 0-1 all ends well, after 2-1 nothing: only a chain of order 2 sees it.
        PathCount[] paths = [Path(10, 0, 0, 1), Path(0, 10, 2, 1)];
        Assert.Equal(0.5, Told(paths, 3, 1).Effects[2], 12);
        Assert.Equal(0, Told(paths, 3, 2).Effects[2], 12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_order_keeps_the_share_of_good_ends_and_all_credit(int order)
    {
        var dice = new Dice(8);
        PathCount[] paths = [.. Enumerable.Range(0, 60).Select(_ => Path(dice.Below(9), 1 + dice.Below(9),
            [.. Enumerable.Range(0, 1 + dice.Below(7)).Select(_ => dice.Below(5))]))];
        var told = Told(paths, 5, order);
        double good = paths.Sum(path => path.Good);
        Assert.Equal(good / paths.Sum(path => path.Good + path.Other), told.Probability, 10);
        Assert.Equal(good, told.Credits.Sum(), 6);
    }

    [Fact]
    public void Too_many_states_for_an_exact_solve_are_a_reason()
    {
        PathCount[] paths = [.. Enumerable.Range(0, 1600).Select(i => Path(1, 1, i % 50, i / 50, i % 7))];
        Assert.Equal("analytics.too-many-states", Tests.Told.Reason(MarkovRemoval.Of(paths, 60, order: 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarkovRemoval.Of(paths, 60, order: 4));
    }
}
