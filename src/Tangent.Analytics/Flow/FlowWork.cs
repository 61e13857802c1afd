namespace Tangent.Analytics.Flow;

/// <summary>Parts the journeys among workers, lets each walk through its own, and joins what they found.</summary>
static class FlowWork<TPairs> where TPairs : struct, IPairCounts
{
    public static FlowSummary Do(JourneyLog log, Func<TPairs> pairs)
    {
        int touchpoints = log.Touchpoints.Count;
        var shares = Shares.Of(log.Offsets.Span, Environment.ProcessorCount);
        var walks = shares.Select(share => new JourneyWalk<TPairs>(share, touchpoints, pairs())).ToArray();
        int journeys = Math.Max(0, log.Offsets.Length - 1);
        var hashes = new ulong[journeys];
        var variantOf = new int[journeys];
        var times = new long[journeys];
        Parallel.ForEach(walks, walk => walk.Walk(log.Table, hashes, times));

        var edges = Edges(log, walks, touchpoints);
        return new()
        {
            Edges = edges,
            Touchpoints = Touchpoints(walks, edges, touchpoints),
            Variants = Variants.Of(log, hashes, variantOf),
            VariantOf = variantOf,
            JourneyMicros = times,
            JourneyTime = TimeSummary.Of(times),
            Lengths = Lengths(log.Offsets.Span),
            Ties = walks.Sum(walk => walk.Ties),
            Period = walks.Length == 0 ? null : (walks.Min(walk => walk.FirstMicros), walks.Max(walk => walk.LastMicros)),
        };
    }

    private static FlowEdge[] Edges(JourneyLog log, JourneyWalk<TPairs>[] walks, int touchpoints)
    {
        // Where the times of each pair stand: pair after pair, and within a pair worker after worker.
        var found = walks.Select(walk => walk.Pairs.All().ToArray()).ToArray();
        var counts = new Dictionary<long, int>();
        foreach (var (pair, count) in found.SelectMany(some => some))
            counts[pair] = counts.GetValueOrDefault(pair) + count;
        long[] order = [.. counts.Keys.Order()];
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

        var times = GC.AllocateUninitializedArray<long>(places[^1]);
        var gaps = log.EndsByRow.IsEmpty ? [] : new long[places[^1]];
        Parallel.ForEach(walks, walk => walk.PutTimes(log.Table, times, gaps));
        return Summaries(order, places, times, gaps, touchpoints);
    }

    private static FlowEdge[] Summaries(long[] order, int[] places, long[] times, long[] gaps, int touchpoints)
    {
        var edges = new FlowEdge[order.Length];
        // The largest first: else one worker may begin a large one when the other has nothing left.
        int[] bySize = [.. Enumerable.Range(0, order.Length).OrderByDescending(i => places[i + 1] - places[i])];
        int taken = -1;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            for (int at; (at = Interlocked.Increment(ref taken)) < bySize.Length;)
            {
                int i = bySize[at];
                var range = places[i]..places[i + 1];
                edges[i] = new((int)(order[i] / touchpoints), (int)(order[i] % touchpoints),
                    TimeSummary.Of(times.AsSpan(range))!.Value, gaps.Length == 0 ? null : Gap(gaps.AsSpan(range)));
            }
        });
        return edges;
    }

    private static double? Gap(Span<long> gaps)
    {
        int known = 0;
        foreach (long gap in gaps)
            if (gap != Step.NoEnd) gaps[known++] = gap;
        return TimeSummary.Of(gaps[..known])?.MedianSeconds;
    }

    private static TouchpointFlow[] Touchpoints(JourneyWalk<TPairs>[] walks, FlowEdge[] edges, int touchpoints)
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

    private static (int Least, double Median, double Mean, int Most)? Lengths(ReadOnlySpan<int> offsets)
    {
        if (offsets.Length < 2) return null;
        var lengths = new long[offsets.Length - 1];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = offsets[i + 1] - offsets[i];
        var (median, _) = OrderStatistics.MedianAndNinthDecile(lengths)!.Value;
        return ((int)lengths.Min(), median, offsets[^1] / (double)lengths.Length, (int)lengths.Max());
    }
}
