namespace Tangent.Analytics.Flow;

/// <summary>Parts the journeys among workers, lets each walk through its own, and joins what they found.</summary>
static class FlowWork<TPairs, TMeaning>
    where TPairs : struct, IPairCounts
    where TMeaning : struct, IMeaning
{
    private const double MicrosPerSecond = 1_000_000;

    public static FlowSummary Do(JourneyLog log, FlowParts parts, Func<TPairs> pairs, TMeaning meaning)
    {
        if (log is { Ranks: { } ranks, Chosen: null }) return ranks.Whole;
        var choice = FlowRanks.For(log);
        int touchpoints = log.Touchpoints.Count, journeys = log.Table.Journeys;
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var walks = shares.Select(share => new JourneyWalk<TPairs, TMeaning>(share, touchpoints, pairs(), meaning)).ToArray();
        var hashes = new ulong[journeys];
        var times = new long[journeys];
        Parallel.ForEach(walks, walk => walk.Walk(log.Table, hashes, times));

        var edges = Edges(log, parts, choice, walks, touchpoints);
        var variantOf = parts.HasFlag(FlowParts.Variants) ? new int[journeys] : [];
        return new()
        {
            Edges = edges,
            Touchpoints = Touchpoints(walks, edges, touchpoints),
            Variants = !parts.HasFlag(FlowParts.Variants) ? [] : choice?.Variants(variantOf) ?? Variants.Of(log, hashes, variantOf),
            VariantOf = variantOf,
            JourneyMicros = times,
            JourneyTime = choice is null ? TimeSummary.Of(times) : choice.Journeys(),
            Lengths = Lengths(log.Table),
            Ties = walks.Sum(walk => walk.Ties),
            Period = walks.Length == 0 ? null : (walks.Min(walk => walk.FirstMicros), walks.Max(walk => walk.LastMicros)),
        };
    }

    private static FlowEdge[] Edges(JourneyLog log, FlowParts parts, FlowRanks.Choice? choice, JourneyWalk<TPairs, TMeaning>[] walks, int touchpoints)
    {
        var found = walks.Select(walk => walk.Pairs.All().ToArray()).ToArray();
        var counts = new Dictionary<long, int>();
        foreach (var (pair, count) in found.SelectMany(some => some))
            counts[pair] = counts.GetValueOrDefault(pair) + count;
        long[] order = [.. counts.Keys.Order()];
        if (!parts.HasFlag(FlowParts.Times))
            return [.. order.Select(pair => new FlowEdge((int)(pair / touchpoints), (int)(pair % touchpoints), counts[pair], null, null, null))];

        return choice is null ? Sorted(log, walks, found, order, counts, touchpoints) : Ranked(log, choice, walks, found, order, counts, touchpoints);
    }

    // The times are added up in one walk, and their middles are known from the order that was made before.
    private static FlowEdge[] Ranked(JourneyLog log, FlowRanks.Choice choice, JourneyWalk<TPairs, TMeaning>[] walks, (long Pair, int Value)[][] found,
        long[] order, Dictionary<long, int> counts, int touchpoints)
    {
        var numbers = order.Select((pair, number) => (pair, number)).ToDictionary(one => one.pair, one => one.number);
        var tallies = new PairTally[walks.Length][];
        Parallel.For(0, walks.Length, i =>
        {
            foreach (var (pair, _) in found[i]) walks[i].Pairs[(int)(pair / touchpoints), (int)(pair % touchpoints)] = numbers[pair];
            walks[i].AddUp(log.Table, log.Columns.Scores.Span, tallies[i] = new PairTally[order.Length]);
        });
        var edges = new FlowEdge[order.Length];
        LargestFirst(order.Length, i => counts[order[i]], i =>
        {
            var tally = default(PairTally);
            foreach (var one in tallies) tally.Add(one[i]);
            var (from, to, count) = ((int)(order[i] / touchpoints), (int)(order[i] % touchpoints), counts[order[i]]);
            edges[i] = new(from, to, count, choice.Time(from, to, count, tally.Time.Total), choice.Gap(from, to, tally.Gaps) / MicrosPerSecond,
                tally.Scores.Summary());
        });
        return edges;
    }

    private static FlowEdge[] Sorted(JourneyLog log, JourneyWalk<TPairs, TMeaning>[] walks, (long Pair, int Value)[][] found,
        long[] order, Dictionary<long, int> counts, int touchpoints)
    {
        // Where the times of each pair stand: pair after pair, and within a pair worker after worker.
        var places = new int[order.Length + 1];
        var next = new Dictionary<long, int>(order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            next[order[i]] = places[i];
            places[i + 1] = places[i] + counts[order[i]];
        }
        for (int i = 0; i < walks.Length; i++)
            foreach (var (pair, count) in found[i])
            {
                walks[i].Pairs[(int)(pair / touchpoints), (int)(pair % touchpoints)] = next[pair];
                next[pair] += count;
            }

        var times = new PairTimes(GC.AllocateUninitializedArray<long>(places[^1]), log.EndsByRow.IsEmpty ? [] : GC.AllocateUninitializedArray<long>(places[^1]),
            log.Columns.Scores.IsEmpty ? [] : GC.AllocateUninitializedArray<float>(places[^1]));
        Parallel.ForEach(walks, walk => walk.PutTimes(log.Table, log.Columns.Scores.Span, times));
        return Summaries(order, places, times, touchpoints);
    }

    private static FlowEdge[] Summaries(long[] order, int[] places, PairTimes all, int touchpoints)
    {
        var edges = new FlowEdge[order.Length];
        LargestFirst(order.Length, i => places[i + 1] - places[i], i =>
        {
            var range = places[i]..places[i + 1];
            edges[i] = new((int)(order[i] / touchpoints), (int)(order[i] % touchpoints), places[i + 1] - places[i],
                TimeSummary.Of(all.Times.AsSpan(range)), all.Gaps.Length == 0 ? null : Gap(all.Gaps.AsSpan(range)),
                all.Scores.Length == 0 ? null : ScoreSummary.Of(all.Scores.AsSpan(range)));
        });
        return edges;
    }

    // Else one worker may begin a large one when the other has nothing left.
    private static void LargestFirst(int count, Func<int, int> sizeOf, Action<int> work)
    {
        int[] bySize = [.. Enumerable.Range(0, count).OrderByDescending(sizeOf)];
        int taken = -1;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            for (int at; (at = Interlocked.Increment(ref taken)) < bySize.Length;) work(bySize[at]);
        });
    }

    private static double? Gap(Span<long> gaps)
    {
        int known = 0;
        foreach (long gap in gaps)
            if (gap != Step.NoEnd) gaps[known++] = gap;
        return OrderStatistics.Median(gaps[..known]) / MicrosPerSecond;
    }

    private static TouchpointFlow[] Touchpoints(JourneyWalk<TPairs, TMeaning>[] walks, FlowEdge[] edges, int touchpoints)
    {
        var flows = new TouchpointFlow[touchpoints];
        foreach (var walk in walks)
            for (int i = 0; i < touchpoints; i++)
            {
                var flow = flows[i];
                flows[i] = new(flow.Encounters + walk.Ends[i], flow.Starts + walk.Starts[i], flow.Ends + walk.Ends[i],
                    flow.Journeys + walk.Journeys[i], flow.Repeating + walk.Repeating[i]);
            }
        foreach (var edge in edges)     // each encounter is left by one edge or ends its journey
            flows[edge.From] = flows[edge.From] with { Encounters = flows[edge.From].Encounters + edge.Count };
        return flows;
    }

    private static (int Least, double Median, double Mean, int Most)? Lengths(JourneyTable table)
    {
        int journeys = table.Journeys;
        if (journeys == 0) return null;
        int least = int.MaxValue, most = 0;
        long sum = 0;
        for (int i = 0; i < journeys; i++)
        {
            int length = table.LengthOf(i);
            (least, most) = (Math.Min(least, length), Math.Max(most, length));
            sum += length;
        }
        var counts = new int[most + 1];
        for (int i = 0; i < journeys; i++) counts[table.LengthOf(i)]++;
        double median = (Ranked(counts, (journeys - 1) / 2) + Ranked(counts, journeys / 2)) / 2.0;
        return (least, median, sum / (double)journeys, most);
    }

    /// <summary>The number at a place of the sorted order, from 0, of numbers that were counted.</summary>
    private static int Ranked(int[] counts, int place)
    {
        int number = 0;
        for (int before = counts[0]; before <= place; before += counts[number]) number++;
        return number;
    }
}
