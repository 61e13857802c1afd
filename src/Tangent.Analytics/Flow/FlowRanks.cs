using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>
/// What can be known once of a whole log, so that questions about a part of its journeys sort nothing: times in order of their size, what
/// adds up, and the variant of every journey. Answers are the same with it as without it, to the last digit.
/// </summary>
/// <remarks>Some twenty-five bytes an encounter. Worked example, tested: any choice of journeys of a log has the summary that it has alone.</remarks>
public sealed class FlowRanks
{
    // A part this much smaller than the whole is sorted faster than the whole is looked through.
    private const int MuchSmaller = 8;

    private readonly ConditionalWeakTable<int[], RankedFlow> parts = [];

    private FlowRanks(JourneyLog log)
    {
        Whole = FlowSummary.Of(log);
        Measures = TouchpointMeasure.Of(log);
        Pairs = new(Whole.Edges, log.Touchpoints.Count);
        Tallies = Tallies.Of(log, Pairs);
        Scores = JourneyScores.Of(log);
        (Ties, Outcomes) = Along(log);
        var (edges, stops) = Groups(log);
        var values = new StepTimes(log);
        int rows = log.Steps.Length, touchpoints = log.Touchpoints.Count;
        Times = RankedPlaces.Of(rows, Pairs.Count, place => edges[place], values.SinceBefore);
        Gaps = RankedPlaces.Of(log.EndsByRow.IsEmpty ? 0 : rows, Pairs.Count, place => edges[place] >= 0 && values.HasEnd(place - 1) ? edges[place] : -1,
            values.SinceEnd);
        Waits = RankedPlaces.Of(log.Columns.Waits.IsEmpty ? 0 : rows, touchpoints, place => values.HasWait(place) ? stops[place] : -1, values.Wait);
        Durations = RankedPlaces.Of(log.EndsByRow.IsEmpty ? 0 : rows, touchpoints, place => values.HasEnd(place) ? stops[place] : -1, values.Duration);
        Journeys = RankedPlaces.Of(Whole.Journeys, 1, _ => 0, JourneyTime);
    }

    // The same encounters: their order by time and size stays.
    private FlowRanks(FlowRanks same, JourneyLog log)
    {
        Whole = FlowSummary.Of(log);
        Measures = TouchpointMeasure.Of(log);
        Tallies = Tallies.Of(log, same.Pairs);
        Scores = JourneyScores.Of(log);
        (Pairs, Ties, Outcomes) = (same.Pairs, same.Ties, same.Outcomes);
        (Times, Gaps, Waits, Durations, Journeys) = (same.Times, same.Gaps, same.Waits, same.Durations, same.Journeys);
    }

    /// <summary>Summary of all journeys.</summary>
    internal FlowSummary Whole { get; }

    /// <summary>Measures of touchpoints over all journeys.</summary>
    internal TouchpointMeasure[] Measures { get; }

    /// <summary>Numbers of the pairs that occur: places among the edges of the whole.</summary>
    internal PairNumbers Pairs { get; }

    /// <summary>What adds up over all journeys.</summary>
    internal Tallies Tallies { get; }

    /// <summary>For each journey, encounters that start at the same time as the one before them.</summary>
    internal int[] Ties { get; }

    /// <summary>For each journey the last outcome that was told, or -1.</summary>
    internal int[] Outcomes { get; }

    /// <summary>For each journey the mean of its scores, or NaN.</summary>
    internal float[] Scores { get; }

    /// <summary>Steps by pair and the time since the one before; since its end, where it is known.</summary>
    internal RankedPlaces Times { get; }

    /// <inheritdoc cref="Times"/>
    internal RankedPlaces Gaps { get; }

    /// <summary>Steps by touchpoint and waiting, where somebody says; by touchpoint and duration, where the end is known.</summary>
    internal RankedPlaces Waits { get; }

    /// <inheritdoc cref="Waits"/>
    internal RankedPlaces Durations { get; }

    /// <summary>Journeys by their time.</summary>
    internal RankedPlaces Journeys { get; }

    /// <summary>Makes it; takes about as long as a dozen questions. Uses every processor.</summary>
    /// <param name="log">A log in which all journeys count.</param>
    /// <exception cref="ArgumentException">Journeys are chosen in it.</exception>
    public static FlowRanks Of(JourneyLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Chosen is not null) throw new ArgumentException("Journeys are chosen already", nameof(log));
        return new(log with { Ranks = null });
    }

    /// <summary>What can be known once of the same log when its encounters have other scores; nothing is sorted again.</summary>
    /// <param name="log">The log with its other scores.</param>
    public FlowRanks Rescored(JourneyLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return new(this, log with { Ranks = null, Chosen = null });
    }

    /// <summary>Counts and times of the journeys that are chosen in a log; null where sorting them is faster. One choice is counted once.</summary>
    internal static RankedFlow? For(JourneyLog log)
    {
        if (log is not { Ranks: { } ranks, Chosen: { } chosen }) return null;
        var offsets = log.Offsets.Span;
        long steps = 0;
        foreach (int journey in chosen) steps += offsets[journey + 1] - offsets[journey];
        return steps * MuchSmaller < log.Steps.Length ? null : ranks.parts.GetValue(chosen, _ => new(ranks, log, chosen, steps));
    }

    /// <summary>Time of a journey, microseconds.</summary>
    internal long JourneyTime(int journey) => Whole.JourneyMicros.Span[journey];

    private static (int[] Ties, int[] Outcomes) Along(JourneyLog log)
    {
        var (ties, outcomes) = (new int[log.Table.Journeys], new int[log.Table.Journeys]);
        Parallel.ForEach(Shares.Of(log.Table, Environment.ProcessorCount), share =>
        {
            var table = log.Table;
            var told = log.Columns.Outcomes.Span;
            for (int journey = share.From; journey < share.To; journey++)
            {
                var steps = table.Of(journey);
                for (int i = 1; i < steps.Length; i++)
                    if (steps[i].StartMicros == steps[i - 1].StartMicros) ties[journey]++;
                outcomes[journey] = VariantDetail.LastOutcome(told, steps);
            }
        });
        return (ties, outcomes);
    }

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
                    edges[place] = place == from ? -1 : Pairs.Of(stops[place - 1], stops[place]);
                }
            }
        });
        return (edges, stops);
    }
}

/// <summary>Times that belong to the steps of a log, in microseconds.</summary>
sealed class StepTimes(JourneyLog log)
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
