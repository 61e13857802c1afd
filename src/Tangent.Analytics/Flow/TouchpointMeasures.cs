using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>How encounters at one touchpoint went.</summary>
/// <param name="Score">Scores given there; null where there is none.</param>
/// <param name="Wait">Waiting; null where nobody says.</param>
/// <param name="Duration">Start to end; null where no end is known.</param>
/// <param name="WaitedSeconds">All waiting together: where a company's customers lose their time.</param>
public readonly record struct TouchpointMeasure(ScoreSummary? Score, TimeSummary? Wait, TimeSummary? Duration, double WaitedSeconds)
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>The measures by number of the touchpoint. Uses every processor.</summary>
    public static TouchpointMeasure[] Of(JourneyLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log is { Ranks: { } ranks, Chosen: null }) return [.. ranks.Measures];
        if (FlowRanks.For(log) is { } ranked) return ranked.Measures();
        var measures = new TouchpointMeasure[log.Touchpoints.Count];
        var scores = Grouped<float, float, GivenScore>(log, log.Columns.Scores);
        var waits = Grouped<int, long, Waited>(log, log.Columns.Waits);
        var durations = Grouped<long, long, Lasted>(log, log.EndsByRow);
        Parallel.For(0, measures.Length, i =>
        {
            var waited = waits.Of(i);
            measures[i] = new(ScoreSummary.Of(scores.Of(i)), TimeSummary.Of(waited), TimeSummary.Of(durations.Of(i)),
                (double)OrderStatistics.Sum(waited) / MicrosPerSecond);
        });
        return measures;
    }

    /// <summary>What a column says of a step: as a type, so that each is a loop of its own.</summary>
    private interface IStepValue<TColumn, TValue>
    {
        static abstract bool TryGet(TColumn told, in Step step, out TValue value);
    }

    private readonly struct GivenScore : IStepValue<float, float>
    {
        public static bool TryGet(float told, in Step step, out float value) => !float.IsNaN(value = told);
    }

    private readonly struct Waited : IStepValue<int, long>
    {
        public static bool TryGet(int told, in Step step, out long value) => (value = told * MicrosPerSecond) >= 0;
    }

    private readonly struct Lasted : IStepValue<long, long>
    {
        public static bool TryGet(long told, in Step step, out long value)
        {
            value = told == Step.NoEnd ? 0 : told - step.StartMicros;
            return told != Step.NoEnd;
        }
    }

    /// <summary>Values of all encounters that have one, touchpoint after touchpoint.</summary>
    private sealed record Values<T>(T[] All, int[] Places)
    {
        public ReadOnlySpan<T> Of(int touchpoint) => All.AsSpan(Places[touchpoint]..Places[touchpoint + 1]);
    }

    private static Values<TValue> Grouped<TColumn, TValue, TOf>(JourneyLog log, ReadOnlyMemory<TColumn> column)
        where TOf : struct, IStepValue<TColumn, TValue>
    {
        int touchpoints = log.Touchpoints.Count;
        var places = new int[touchpoints + 1];
        if (column.IsEmpty) return new([], places);
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var next = new int[shares.Count][];
        Parallel.ForEach(shares, share => Count<TColumn, TValue, TOf>(log, column.Span, share, next[share.Number] = new int[touchpoints]));
        int place = 0;
        for (int i = 0; i < touchpoints; i++)
        {
            places[i] = place;
            foreach (var counts in next) (counts[i], place) = (place, place + counts[i]);
        }
        places[touchpoints] = place;
        var all = new TValue[place];
        Parallel.ForEach(shares, share => Put<TColumn, TValue, TOf>(log, column.Span, share, next[share.Number], all));
        return new(all, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count<TColumn, TValue, TOf>(JourneyLog log, ReadOnlySpan<TColumn> column, Share share, int[] counts)
        where TOf : struct, IStepValue<TColumn, TValue>
    {
        var table = log.Table;
        for (int journey = share.From; journey < share.To; journey++)
            foreach (ref readonly var step in table.Of(journey))
                if (TOf.TryGet(column[step.Row], step, out _)) counts[table.TouchpointOf(step)]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put<TColumn, TValue, TOf>(JourneyLog log, ReadOnlySpan<TColumn> column, Share share, int[] next, TValue[] all)
        where TOf : struct, IStepValue<TColumn, TValue>
    {
        var table = log.Table;
        for (int journey = share.From; journey < share.To; journey++)
            foreach (ref readonly var step in table.Of(journey))
                if (TOf.TryGet(column[step.Row], step, out var value)) all[next[table.TouchpointOf(step)]++] = value;
    }
}
