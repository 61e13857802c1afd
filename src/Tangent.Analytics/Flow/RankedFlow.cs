namespace Tangent.Analytics.Flow;

/// <summary>Counts and times of some journeys, from what is known of all of them.</summary>
sealed class RankedFlow
{
    private const double MicrosPerSecond = 1_000_000;

    private readonly FlowRanks ranks;
    private readonly JourneyLog log;
    private readonly int[] chosen;
    private readonly long steps;
    private readonly StepTimes values;
    private readonly Lazy<ulong[]> bits;
    private readonly Lazy<Tallies> tallies;
    private readonly Lazy<Counted> counted;

    /// <param name="ranks">What is known of all journeys.</param>
    /// <param name="log">The log with the choice.</param>
    /// <param name="chosen">The journeys that count.</param>
    /// <param name="steps">How many steps they have.</param>
    public RankedFlow(FlowRanks ranks, JourneyLog log, int[] chosen, long steps)
    {
        (this.ranks, this.chosen, this.steps, values) = (ranks, chosen, steps, new(log));
        this.log = log with { Ranks = null };
        bits = new(() => RankedPlaces.Bits(log.Offsets.Span, chosen));
        tallies = new(AddUp);
        counted = new(CountAll);
    }

    /// <summary>What <see cref="FlowSummary.Of"/> finds.</summary>
    public FlowSummary Summary(FlowParts parts)
    {
        bool hasVariants = parts.HasFlag(FlowParts.Variants), hasTimes = parts.HasFlag(FlowParts.Times);
        var all = counted.Value;
        return new()
        {
            Edges = Edges(all.Pairs, hasTimes),
            Touchpoints = all.Stops,
            Variants = hasVariants ? all.Variants : [],
            VariantOf = hasVariants ? all.VariantOf : default,
            Journeys = chosen.Length,
            Micros = new(() => Array.ConvertAll(chosen, ranks.JourneyTime)),
            JourneyTime = all.JourneyTime,
            Lengths = JourneyLengths.Of(log.Table, all.Variants),
            Ties = all.Ties,
            Period = all.Period,
        };
    }

    // Counts alone are asked for by most questions, and by some of them twice.
    private Counted CountAll()
    {
        (PathVariant[] variants, int[] variantOf, TouchpointFlow[] stops, int[] pairs) = ([], [], [], []);
        (TimeSummary? time, int ties, (long, long)? period) = (null, 0, null);
        Parallel.Invoke(
            () =>
            {
                (variants, variantOf) = Variants();
                (stops, pairs) = Counts(variants);
            },
            () =>
            {
                (Int128 sum, ties, period) = Journeys();
                time = ranks.Journeys.Summary(0, RankedPlaces.Bits(ranks.Whole.Journeys, chosen), chosen.Length, sum, ranks.JourneyTime);
            });
        return new(variants, variantOf, stops, pairs, time, ties, period);
    }

    private sealed record Counted(PathVariant[] Variants, int[] VariantOf, TouchpointFlow[] Stops, int[] Pairs, TimeSummary? JourneyTime, int Ties,
        (long First, long Last)? Period);

    /// <summary>What <see cref="TouchpointMeasure.Of"/> finds.</summary>
    public TouchpointMeasure[] Measures()
    {
        var measures = new TouchpointMeasure[log.Touchpoints.Count];
        var all = tallies.Value.Stops;
        Shares.LargestFirst(measures.Length, i => all[i].Durations, i => measures[i] = new(all[i].Scores.Summary(),
            ranks.Waits.Summary(i, bits.Value, all[i].Waits, all[i].Wait.Total, values.Wait),
            ranks.Durations.Summary(i, bits.Value, all[i].Durations, all[i].Duration.Total, values.Duration),
            (double)all[i].Wait.Total / MicrosPerSecond));
        return measures;
    }

    // The smaller part is added up: it, or what is left of all without it.
    private Tallies AddUp()
    {
        if (steps * 2 <= log.Steps.Length) return Tallies.Of(log, ranks.Pairs);
        var isChosen = new bool[ranks.Whole.Journeys];
        foreach (int journey in chosen) isChosen[journey] = true;
        var others = new int[isChosen.Length - chosen.Length];
        for (int journey = 0, at = 0; journey < isChosen.Length; journey++)
            if (!isChosen[journey]) others[at++] = journey;
        return ranks.Tallies.Without(Tallies.Of(log with { Chosen = others }, ranks.Pairs));
    }

    private (PathVariant[] Variants, int[] VariantOf) Variants()
    {
        var all = ranks.Whole.VariantOf.Span;
        var numbers = new int[ranks.Whole.Variants.Count];      // from 1
        var found = new List<PathVariant>();
        var variantOf = new int[chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            ref int number = ref numbers[all[chosen[i]]];
            if (number == 0)
            {
                found.Add(new(i, 0));
                number = found.Count;
            }
            variantOf[i] = number - 1;
        }
        var counts = new int[found.Count];
        foreach (int variant in variantOf) counts[variant]++;
        return ([.. found.Select((variant, number) => variant with { Count = counts[number] })], variantOf);
    }

    // Journeys of one variant count alike: each variant is walked once.
    private (TouchpointFlow[] Stops, int[] Pairs) Counts(PathVariant[] variants)
    {
        int touchpoints = log.Touchpoints.Count;
        int[] encounters = new int[touchpoints], starts = new int[touchpoints], ends = new int[touchpoints], journeys = new int[touchpoints],
            repeating = new int[touchpoints], visits = new int[touchpoints], pairs = new int[ranks.Pairs.Count];
        var table = log.Table;
        foreach (var (journey, count) in variants)
        {
            var path = table.Of(journey);
            int before = -1;
            foreach (ref readonly var step in path)
            {
                int at = table.TouchpointOf(step);
                encounters[at] += count;
                visits[at]++;
                if (visits[at] == 1) journeys[at] += count;
                if (visits[at] == 2) repeating[at] += count;
                if (before < 0) starts[at] += count;
                else pairs[ranks.Pairs.Of(before, at)] += count;
                before = at;
            }
            ends[before] += count;
            foreach (ref readonly var step in path) visits[table.TouchpointOf(step)] = 0;
        }
        return ([.. Enumerable.Range(0, touchpoints).Select(i => new TouchpointFlow(encounters[i], starts[i], ends[i], journeys[i], repeating[i]))], pairs);
    }

    private (Int128 Micros, int Ties, (long First, long Last)? Period) Journeys()
    {
        var table = log.Table;
        var all = ranks.Whole.JourneyMicros.Span;
        var sum = new WideSum();
        int ties = 0;
        long first = long.MaxValue, last = long.MinValue;
        foreach (int journey in chosen)
        {
            long micros = all[journey], start = table.Steps[table.Offsets[journey]].StartMicros;
            sum.Add(micros);
            ties += ranks.Ties[journey];
            (first, last) = (Math.Min(first, start), Math.Max(last, start + micros));
        }
        return (sum.Total, ties, chosen.Length == 0 ? null : (first, last));
    }

    private FlowEdge[] Edges(int[] counts, bool hasTimes)
    {
        var whole = ranks.Whole.Edges;
        int[] pairs = [.. Enumerable.Range(0, counts.Length).Where(pair => counts[pair] > 0)];
        var edges = new FlowEdge[pairs.Length];
        Shares.LargestFirst(pairs.Length, i => counts[pairs[i]], i =>
        {
            int pair = pairs[i];
            var edge = new FlowEdge(whole[pair].From, whole[pair].To, counts[pair], null, null, null);
            if (hasTimes)
            {
                var tally = tallies.Value.Pairs[pair];
                edge = edge with
                {
                    Time = ranks.Times.Summary(pair, bits.Value, edge.Count, tally.Time.Total, values.SinceBefore),
                    GapSeconds = ranks.Gaps.Median(pair, bits.Value, tally.Gaps, values.SinceEnd) / MicrosPerSecond,
                    Score = tally.Scores.Summary(),
                };
            }
            edges[i] = edge;
        });
        return edges;
    }
}
