namespace Tangent.Analytics.Flow;

/// <summary>
/// What can be known once of a whole log, so that questions about a part of its journeys sort nothing: times in order of their size, and
/// the variant of every journey. Answers are the same with it as without it, to the last digit.
/// </summary>
/// <remarks>Sixteen bytes an encounter. Worked example, tested: any choice of journeys of a log has the summary that it has alone.</remarks>
public sealed class FlowRanks
{
    // A part this much smaller than the whole is sorted faster than the whole is looked through.
    private const int MuchSmaller = 8;

    private readonly Dictionary<long, int> pairs;
    private readonly RankedPlaces times, gaps, waits, durations, journeys;
    private readonly int touchpoints;

    private FlowRanks(JourneyLog log)
    {
        touchpoints = log.Touchpoints.Count;
        Whole = FlowSummary.Of(log);
        Measures = TouchpointMeasure.Of(log);
        pairs = Whole.Edges.Select((edge, number) => (Pair: Pair(edge.From, edge.To), number)).ToDictionary(one => one.Pair, one => one.number);
        var (edges, stops) = Groups(log);
        var values = new StepTimes(log);
        int rows = log.Steps.Length;
        times = RankedPlaces.Of(rows, pairs.Count, place => edges[place], values.SinceBefore);
        gaps = RankedPlaces.Of(log.EndsByRow.IsEmpty ? 0 : rows, pairs.Count, place => edges[place] >= 0 && values.HasEnd(place - 1) ? edges[place] : -1, values.SinceEnd);
        waits = RankedPlaces.Of(log.Columns.Waits.IsEmpty ? 0 : rows, touchpoints, place => values.HasWait(place) ? stops[place] : -1, values.Wait);
        durations = RankedPlaces.Of(log.EndsByRow.IsEmpty ? 0 : rows, touchpoints, place => values.HasEnd(place) ? stops[place] : -1, values.Duration);
        journeys = RankedPlaces.Of(Whole.Journeys, 1, _ => 0, JourneyTime);
    }

    /// <summary>Summary of all journeys.</summary>
    internal FlowSummary Whole { get; }

    /// <summary>Measures of touchpoints over all journeys.</summary>
    internal TouchpointMeasure[] Measures { get; }

    /// <summary>Makes it; takes about as long as a dozen questions. Uses every processor.</summary>
    /// <param name="log">A log in which all journeys count.</param>
    /// <exception cref="ArgumentException">Journeys are chosen in it.</exception>
    public static FlowRanks Of(JourneyLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Chosen is not null) throw new ArgumentException("Journeys are chosen already", nameof(log));
        return new(log with { Ranks = null });
    }

    /// <summary>What helps with the journeys that are chosen in a log; null where sorting them is faster.</summary>
    internal static Choice? For(JourneyLog log)
    {
        if (log.Ranks is not { } ranks || log.Chosen is not { } chosen) return null;
        var offsets = log.Offsets.Span;
        long steps = 0;
        foreach (int journey in chosen) steps += offsets[journey + 1] - offsets[journey];
        return steps * MuchSmaller < log.Steps.Length ? null : new(ranks, log, chosen);
    }

    private long Pair(int from, int to) => (long)from * touchpoints + to;

    private long JourneyTime(int journey) => Whole.JourneyMicros.Span[journey];

    // For each step the number of the pair that it ends, or -1, and its touchpoint.
    private (int[] Edges, int[] Stops) Groups(JourneyLog log)
    {
        var (edges, stops) = (new int[log.Steps.Length], new int[log.Steps.Length]);
        Parallel.ForEach(Shares.Of(log.Table, Environment.ProcessorCount), share =>
        {
            var table = log.Table;
            for (int journey = share.From; journey < share.To; journey++)
            {
                var (from, to) = (table.Offsets[journey], table.Offsets[journey + 1]);
                for (int place = from; place < to; place++)
                {
                    stops[place] = table.TouchpointOf(table.Steps[place]);
                    edges[place] = place == from ? -1 : pairs[Pair(stops[place - 1], stops[place])];
                }
            }
        });
        return (edges, stops);
    }

    /// <summary>Times of the journeys that are chosen.</summary>
    internal sealed class Choice(FlowRanks ranks, JourneyLog log, int[] chosen)
    {
        private readonly StepTimes values = new(log);
        private readonly ulong[] steps = RankedPlaces.Bits(log.Offsets.Span, chosen);

        /// <summary>Start to start of a pair.</summary>
        public TimeSummary Time(int from, int to, int count, Int128 sum) =>
            ranks.times.Summary(ranks.pairs[ranks.Pair(from, to)], steps, count, sum, values.SinceBefore)!.Value;

        /// <summary>End to start of a pair, microseconds; null where no end is known.</summary>
        public double? Gap(int from, int to, int count) => ranks.gaps.Median(ranks.pairs[ranks.Pair(from, to)], steps, count, values.SinceEnd);

        /// <summary>Waiting at a touchpoint; null where nobody says.</summary>
        public TimeSummary? Wait(int touchpoint, int count, Int128 sum) => ranks.waits.Summary(touchpoint, steps, count, sum, values.Wait);

        /// <summary>How long encounters at a touchpoint last; null where no end is known.</summary>
        public TimeSummary? Duration(int touchpoint, int count, Int128 sum) => ranks.durations.Summary(touchpoint, steps, count, sum, values.Duration);

        /// <summary>How long journeys last; null without journeys.</summary>
        public TimeSummary? Journeys()
        {
            var micros = ranks.Whole.JourneyMicros.Span;
            var sum = default(WideSum);
            foreach (int journey in chosen) sum.Add(micros[journey]);
            return ranks.journeys.Summary(0, RankedPlaces.Bits(ranks.Whole.Journeys, chosen), chosen.Length, sum.Total, ranks.JourneyTime);
        }

        /// <summary>The variants of the chosen journeys, in the order of the first ones that went them.</summary>
        /// <param name="variantOf">Gets the number of the variant of each journey.</param>
        public PathVariant[] Variants(Span<int> variantOf)
        {
            var all = ranks.Whole.VariantOf.Span;
            var numbers = new int[ranks.Whole.Variants.Count];      // from 1
            var found = new List<PathVariant>();
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
            return [.. found.Select((variant, number) => variant with { Count = counts[number] })];
        }
    }

    /// <summary>Times that belong to the steps of a log, in microseconds.</summary>
    private sealed class StepTimes(JourneyLog log)
    {
        private const long MicrosPerSecond = 1_000_000;

        public long SinceBefore(int place) => log.Steps.Span[place].StartMicros - log.Steps.Span[place - 1].StartMicros;

        public bool HasEnd(int place) => End(place) != Step.NoEnd;

        public long SinceEnd(int place) => log.Steps.Span[place].StartMicros - End(place - 1);

        public bool HasWait(int place) => log.Columns.Waits.Span[log.Steps.Span[place].Row] >= 0;

        public long Wait(int place) => log.Columns.Waits.Span[log.Steps.Span[place].Row] * MicrosPerSecond;

        public long Duration(int place) => End(place) - log.Steps.Span[place].StartMicros;

        private long End(int place) => log.EndsByRow.Span[log.Steps.Span[place].Row];
    }
}
