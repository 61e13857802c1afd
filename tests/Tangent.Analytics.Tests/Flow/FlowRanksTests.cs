using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Tests.Flow;

public class FlowRanksTests
{
    [Theory]
    [InlineData(1, 300, 6, false)]
    [InlineData(2, 4_000, 4, true)]
    [InlineData(3, 9_000, 40, true)]
    [InlineData(4, 3_000, 3_000, false)]    // more touchpoints than a full matrix holds
    public void Any_choice_of_journeys_has_with_ranks_what_it_has_without_them(int seed, int events, int touchpoints, bool hasMeaning)
    {
        var draw = new Random(seed);
        var log = Drawn(draw, events, touchpoints, hasMeaning);
        var ranked = log with { Ranks = FlowRanks.Of(log) };
        Same(log, ranked);
        var scored = log with { Columns = log.Columns with { Scores = Array.ConvertAll(log.Columns.Scores.ToArray(), score => 1 - score / 2) } };
        var scoredRanks = scored with { Ranks = ranked.Ranks.Rescored(scored) };
        Same(scored, scoredRanks);
        foreach (double share in new[] { 0, 0.05, 0.2, 0.5, 0.9, 1 })
        {
            int[] chosen = [.. Enumerable.Range(0, log.Table.Journeys).Where(_ => draw.NextDouble() < share)];
            Same(log with { Chosen = chosen }, ranked with { Chosen = chosen });
            Same(scored with { Chosen = chosen }, scoredRanks with { Chosen = chosen });
        }
    }

    [Fact]
    public void The_same_journeys_are_chosen_with_ranks_as_without_them()
    {
        var log = Drawn(new(6), 5_000, 8, hasMeaning: true);
        var ranked = log with { Ranks = FlowRanks.Of(log) };
        JourneyNeeds[] all =
        [
            .. Enum.GetValues<PathRelation>().Select(relation => new JourneyNeeds { Paths = [new(relation, 1, 2)] }),
            new() { Paths = [new(PathRelation.Through, 0), new(PathRelation.NotThrough, 2)], LeastSteps = 2 },
            new() { LeastMicros = 1_000_000_000, MostMicros = 20_000_000_000 }, new() { LeastScore = 0.4, MostScore = 0.7 },
            new() { FromMicros = 2_000_000, BeforeMicros = 10_000_000_000, MostSteps = 4 },
        ];
        foreach (var needs in all)
        {
            var (one, other) = (JourneyChoice.Where(log, needs), JourneyChoice.Where(ranked, needs));
            Assert.Equal(one.Chosen!, other.Chosen!);
            Assert.InRange(one.Chosen!.Length, 1, log.Table.Journeys - 1);
            var (flow, rankedFlow) = (FlowSummary.Of(one), FlowSummary.Of(other));
            int[] ways = FlowOrder.Variants(one, flow, 5);
            Assert.Equal(ways, FlowOrder.Variants(other, rankedFlow, 5));
            var (details, rankedDetails) = (VariantDetail.Of(one, flow, ways), VariantDetail.Of(other, rankedFlow, ways));
            Assert.Equal(details.Select(way => (string.Join(' ', way.Path), way.Count, way.Time, way.Score, string.Join(' ', way.Outcomes))),
                rankedDetails.Select(way => (string.Join(' ', way.Path), way.Count, way.Time, way.Score, string.Join(' ', way.Outcomes))));
        }
    }

    [Fact]
    public void Times_of_a_choice_are_those_that_sorting_finds()
    {
        var log = Drawn(new(5), 6_000, 3, hasMeaning: false);
        int[] chosen = [.. Enumerable.Range(0, log.Table.Journeys).Where(journey => journey % 3 != 0)];
        var told = FlowSummary.Of(log with { Ranks = FlowRanks.Of(log), Chosen = chosen });
        var times = new List<long>();
        foreach (int journey in chosen)
        {
            var steps = log.Table.Of(journey);
            for (int i = 1; i < steps.Length; i++)
                if ((steps[i - 1].Touchpoint, steps[i].Touchpoint) == (0, 1)) times.Add(steps[i].StartMicros - steps[i - 1].StartMicros);
        }
        times.Sort();
        var edge = Assert.Single(told.Edges, edge => (edge.From, edge.To) == (0, 1));
        Assert.Equal(times.Count, edge.Count);
        Assert.Equal((times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2.0 / 1e6, edge.Time!.Value.MedianSeconds, 9);
        Assert.Equal(times.Average() / 1e6, edge.Time.Value.MeanSeconds, 6);
    }

    [Fact]
    public void Ranks_are_made_of_whole_logs_alone() =>
        Assert.Throws<ArgumentException>(() => FlowRanks.Of(JourneyLog.Of([1], [0], [0]) with { Chosen = [0] }));

    [Fact]
    public void An_empty_log_has_ranks_too()
    {
        var log = JourneyLog.Of([], [], []);
        Assert.Empty(FlowSummary.Of(log with { Ranks = FlowRanks.Of(log) }).Edges);
    }

    private static JourneyLog Drawn(Random draw, int events, int touchpoints, bool hasMeaning)
    {
        var journeys = Enumerable.Range(0, events).Select(_ => draw.Next(events / 4)).ToArray();
        var at = Enumerable.Range(0, events).Select(_ => (int)(draw.NextDouble() * draw.NextDouble() * touchpoints)).ToArray();
        var starts = Enumerable.Range(0, events).Select(_ => draw.Next(3) == 0 ? draw.Next(4) * 1_000_000L : draw.NextInt64(40_000_000_000)).ToArray();
        var log = JourneyLog.Of(journeys, at, starts);
        return log with
        {
            Meaning = hasMeaning ? [.. log.Touchpoints.Select((_, i) => i / 2)] : null,
            EndsByRow = starts.Select(start => draw.Next(3) == 0 ? Step.NoEnd : start + draw.Next(3_000) * 1_000_000L).ToArray(),
            Columns = new()
            {
                Waits = starts.Select(_ => draw.Next(2) == 0 ? -1 : draw.Next(50)).ToArray(),
                Scores = starts.Select(_ => draw.Next(3) == 0 ? float.NaN : draw.Next(11) / 10f).ToArray(),
            },
        };
    }

    private static void Same(JourneyLog plain, JourneyLog ranked)
    {
        var (one, other) = (FlowSummary.Of(plain), FlowSummary.Of(ranked));
        Assert.Equal(one.Edges, other.Edges);
        Assert.Equal(one.Touchpoints, other.Touchpoints);
        Assert.Equal(one.Variants, other.Variants);
        Assert.Equal(one.VariantOf.ToArray(), other.VariantOf.ToArray());
        Assert.Equal(one.JourneyMicros.ToArray(), other.JourneyMicros.ToArray());
        Assert.Equal((one.JourneyTime, one.Lengths, one.Ties, one.Period), (other.JourneyTime, other.Lengths, other.Ties, other.Period));
        Assert.Equal(TouchpointMeasure.Of(plain), TouchpointMeasure.Of(ranked));
    }
}
