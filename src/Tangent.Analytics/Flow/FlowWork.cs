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
        if (FlowRanks.For(log) is { } ranked) return ranked.Summary(parts);
        int touchpoints = log.Touchpoints.Count, journeys = log.Table.Journeys;
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var walks = shares.Select(share => new JourneyWalk<TPairs, TMeaning>(share, touchpoints, pairs(), meaning)).ToArray();
        var hashes = GC.AllocateUninitializedArray<ulong>(journeys);
        var times = GC.AllocateUninitializedArray<long>(journeys);
        Parallel.ForEach(walks, walk => walk.Walk(log.Table, hashes, times));

        var edges = Edges(log, parts, walks, touchpoints);
        var variantOf = parts.HasFlag(FlowParts.Variants) ? new int[journeys] : [];
        PathVariant[] variants = [];
        TimeSummary? journeyTime = null;
        (int, double, double, int)? lengths = null;
        Parallel.Invoke(
            () => variants = parts.HasFlag(FlowParts.Variants) ? Variants.Of(log, hashes, variantOf) : [],
            () => (journeyTime, lengths) = (TimeSummary.Of(times), JourneyLengths.Of(log.Table)));
        return new()
        {
            Edges = edges,
            Touchpoints = Touchpoints(walks, edges, touchpoints),
            Variants = variants,
            VariantOf = variantOf,
            Journeys = times.Length,
            Micros = new(times),
            JourneyTime = journeyTime,
            Lengths = lengths,
            Ties = walks.Sum(walk => walk.Ties),
            Period = walks.Length == 0 ? null : (walks.Min(walk => walk.FirstMicros), walks.Max(walk => walk.LastMicros)),
        };
    }

    private static FlowEdge[] Edges(JourneyLog log, FlowParts parts, JourneyWalk<TPairs, TMeaning>[] walks, int touchpoints)
    {
        var found = walks.Select(walk => walk.Pairs.All().ToArray()).ToArray();
        var counts = new Dictionary<long, int>();
        foreach (var (pair, count) in found.SelectMany(some => some))
            counts[pair] = counts.GetValueOrDefault(pair) + count;
        long[] order = [.. counts.Keys.Order()];
        if (!parts.HasFlag(FlowParts.Times))
            return [.. order.Select(pair => new FlowEdge((int)(pair / touchpoints), (int)(pair % touchpoints), counts[pair], null, null, null))];

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
        Shares.LargestFirst(order.Length, i => places[i + 1] - places[i], i =>
        {
            var range = places[i]..places[i + 1];
            edges[i] = new((int)(order[i] / touchpoints), (int)(order[i] % touchpoints), places[i + 1] - places[i],
                TimeSummary.Of(all.Times.AsSpan(range)), all.Gaps.Length == 0 ? null : Gap(all.Gaps.AsSpan(range)),
                all.Scores.Length == 0 ? null : ScoreSummary.Of(all.Scores.AsSpan(range)));
        });
        return edges;
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
}
