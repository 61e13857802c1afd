using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Tests.Flow;

public class FlowTests
{
    private static readonly int[] Four = [0, 1, 2, 3];

    private const long Second = 1_000_000;

    [Fact]
    public void The_summary_counts_pairs_ways_and_times()
    {
        var log = JourneyLog.Of([7, 7, 7, 9, 9], [0, 1, 2, 0, 2], [0, 10 * Second, 40 * Second, 0, 20 * Second]);
        var flow = FlowSummary.Of(log);
        Assert.Equal([(0, 1, 1, 10d), (0, 2, 1, 20d), (1, 2, 1, 30d)],
            flow.Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.Time!.Value.MedianSeconds)));
        Assert.Equal([2, 0, 0], flow.Touchpoints.Select(touchpoint => touchpoint.Starts));
        Assert.Equal([0, 0, 2], flow.Touchpoints.Select(touchpoint => touchpoint.Ends));
        Assert.Equal([1, 1], flow.Variants.Select(variant => variant.Count));
        Assert.Single(FlowOrder.Covering(log, flow, 0.5));
    }

    [Fact]
    public void Events_in_any_order_stand_by_time_then_sequence_then_place()
    {
        var log = JourneyLog.Of([1, 2, 1, 1, 1], [5, 6, 7, 8, 9], [10, 0, 10, 10, 3], [2, 0, 1, 1, 9]);
        Assert.Equal([9, 7, 8, 5, 6], log.Steps.ToArray().Select(step => step.Touchpoint));
        Assert.Equal([0, 4, 5], log.Offsets.ToArray());
    }

    [Fact]
    public void The_textbook_log_has_the_pairs_that_a_naive_count_finds()
    {
        var dice = new Dice(19);
        int[] journeys = new int[3000], touchpoints = new int[3000];
        var micros = new long[3000];
        for (int i = 0; i < 3000; i++) (journeys[i], touchpoints[i], micros[i]) = (dice.Below(200), dice.Below(6), dice.Below(500));
        var flow = FlowSummary.Of(JourneyLog.Of(journeys, touchpoints, micros));

        var naive = Enumerable.Range(0, 3000).GroupBy(i => journeys[i])
            .Select(group =>
                group.OrderBy(i => micros[i]).ThenBy(i => i).Select(i => touchpoints[i]).ToList()).ToList();
        var pairs = naive.SelectMany(way => way.Zip(way.Skip(1))).GroupBy(pair => pair).ToDictionary(group =>
            group.Key, group => group.Count());
        Assert.Equal(pairs, flow.Edges.ToDictionary(edge => (edge.From, edge.To), edge => edge.Count));
        Assert.Equal(naive.Select(way => string.Join(' ', way)).Distinct().Count(), flow.Variants.Count);
        Assert.Equal(naive.Count, flow.Variants.Sum(variant => variant.Count));
    }

    [Fact]
    public void Without_events_there_is_nothing_to_summarise()
    {
        var flow = FlowSummary.Of(JourneyLog.Of([], [], []));
        Assert.Empty(flow.Edges);
        Assert.Null(flow.JourneyTime);
        Assert.Null(flow.Period);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 }, 0, 1)]
    [InlineData(new[] { 0, 2, 3 }, 1, .857143)]
    [InlineData(new[] { 0, 1, 3, 2 }, 2, .750)]
    [InlineData(new[] { 7, 8 }, 6, 0)]
    public void PathFitness_and_alignment_agree_on_a_line(int[] journey, int cost, double fitness)
    {
        var path = Assert.IsType<PathFit>(PathFitness.Of(journey, [Four]));
        var aligned = Assert.IsType<Aligned>(Alignment.Of(journey, BlueprintNet.Line(Four)));
        Assert.Equal((cost, cost), (path.Cost, aligned.Cost));
        Assert.Equal(fitness, path.Fitness, 6);
        Assert.Equal(fitness, aligned.Fitness, 6);
    }

    [Fact]
    public void Deviations_are_named_and_a_changed_order_is_told_from_an_extra_step()
    {
        var swapped = Assert.IsType<PathFit>(PathFitness.Of([0, 1, 3, 2], [Four]));
        Assert.All(swapped.Deviations, deviation => Assert.True(deviation.IsMoved));
        var extra = Assert.IsType<PathFit>(PathFitness.Of([0, 1, 9, 2, 3], [Four]));
        Assert.Equal([new Deviation(DeviationKind.Inserted, 9, false)], extra.Deviations);
        var skipped = Assert.IsType<Aligned>(Alignment.Of([0, 2, 3], BlueprintNet.Line(Four)));
        Assert.Equal([new Deviation(DeviationKind.Skipped, 1, false)], skipped.Deviations);
    }

    [Fact]
    public void The_nearest_of_several_paths_is_taken()
    {
        var told = Assert.IsType<PathFit>(PathFitness.Of([0, 5, 3], [Four, [0, 5, 3]]));
        Assert.Equal((1, 0, 1d), (told.Path, told.Cost, told.Fitness));
        Assert.Equal("analytics.no-observations", Told.Reason(PathFitness.Of([], [Four])));
    }

    /// <summary>0, then 1 and 2 in any order (parallel), then 3; a silent step joins them.</summary>
    private static readonly BlueprintNet Parallel = new(7,
        [new(0, [0], [1, 2]), new(1, [1], [3]), new(2, [2], [4]), new(-1, [3, 4], [5]), new(3, [5], [6])], 0, 6);

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 0, 2, 1, 3 })]
    public void Parallel_steps_may_come_in_any_order(int[] journey)
    {
        Assert.Equal(1, Assert.IsType<Aligned>(Alignment.Of(journey, Parallel)).Fitness);
        Assert.Equal(1, Replay(Parallel, journey).Fitness);
    }

    [Fact]
    public void A_lane_that_was_left_out_costs_one_step() =>
        Assert.Equal(1, Assert.IsType<Aligned>(Alignment.Of([0, 1, 3], Parallel)).Cost);

    [Fact]
    public void TokenReplay_counts_what_was_missing_and_what_remained()
    {
        var told = Replay(BlueprintNet.Line(Four), [0, 2, 3]);
        Assert.Equal((4, 4, 1, 1), (told.Produced, told.Consumed, told.Missing, told.Remaining));
        Assert.Equal(0.750, told.Fitness, 12);
        Assert.Equal(1, Replay(BlueprintNet.Line(Four), Four).Fitness);
    }

    [Fact]
    public void A_net_that_cannot_end_has_no_alignment() =>
        Assert.Equal("analytics.not-settled",
            Told.Reason(Alignment.Of([0], new BlueprintNet(2, [new(0, [0], [0])], 0, 1))));

    private static Replayed Replay(BlueprintNet net, int[] journey) =>
        Assert.IsType<Replayed>(TokenReplay.Of([(journey, 1)], net));
}
