namespace Tangent.Analytics.Flow;

/// <summary>How encounters at one touchpoint went.</summary>
/// <param name="Score">Scores given there; null where there is none.</param>
/// <param name="Wait">Waiting; null where nobody says.</param>
/// <param name="Duration">Start to end; null where no end is known.</param>
/// <param name="WaitedSeconds">All waiting together: where a company's customers lose their time.</param>
public readonly record struct TouchpointMeasure(ScoreSummary? Score, TimeSummary? Wait, TimeSummary? Duration, double WaitedSeconds)
{
    private const long MicrosPerSecond = 1_000_000, Missing = long.MinValue;

    /// <summary>The measures by number of the touchpoint. Uses every processor.</summary>
    public static TouchpointMeasure[] Of(JourneyLog log)
    {
        int touchpoints = log.Touchpoints.Count;
        var measures = new TouchpointMeasure[touchpoints];
        var scores = Grouped<float>(log, log.Columns.Scores.IsEmpty ? null : step => log.Columns.Scores.Span[step.Row], float.IsNaN);
        var waits = Grouped<long>(log, log.Columns.Waits.IsEmpty ? null
            : step => log.Columns.Waits.Span[step.Row] is >= 0 and var wait ? wait * MicrosPerSecond : Missing, IsMissing);
        var durations = Grouped<long>(log, log.EndsByRow.IsEmpty ? null
            : step => log.EndsByRow.Span[step.Row] is var end && end == Step.NoEnd ? Missing : end - step.StartMicros, IsMissing);
        Parallel.For(0, touchpoints, i =>
        {
            var waited = waits.Of(i);
            measures[i] = new(ScoreSummary.Of(scores.Of(i)), TimeSummary.Of(waited), TimeSummary.Of(durations.Of(i)),
                (double)OrderStatistics.Sum(waited) / MicrosPerSecond);
        });
        return measures;
    }

    private static bool IsMissing(long value) => value == Missing;

    /// <summary>Values of all encounters that have one, touchpoint after touchpoint.</summary>
    private sealed record Values<T>(T[] All, int[] Places)
    {
        public ReadOnlySpan<T> Of(int touchpoint) => All.AsSpan(Places[touchpoint]..Places[touchpoint + 1]);
    }

    private static Values<T> Grouped<T>(JourneyLog log, Func<Step, T>? value, Func<T, bool> isMissing)
    {
        int touchpoints = log.Touchpoints.Count;
        var places = new int[touchpoints + 1];
        if (value is null) return new([], places);
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var next = new int[shares.Count][];
        Parallel.ForEach(shares, share =>
        {
            var counts = next[share.Number] = new int[touchpoints];
            var table = log.Table;
            for (int journey = share.From; journey < share.To; journey++)
                foreach (ref readonly var step in table.Of(journey))
                    if (!isMissing(value(step))) counts[table.TouchpointOf(step)]++;
        });
        int place = 0;
        for (int i = 0; i < touchpoints; i++)
        {
            places[i] = place;
            foreach (var counts in next) (counts[i], place) = (place, place + counts[i]);
        }
        places[touchpoints] = place;
        var all = new T[place];
        Parallel.ForEach(shares, share =>
        {
            var table = log.Table;
            for (int journey = share.From; journey < share.To; journey++)
                foreach (ref readonly var step in table.Of(journey))
                    if (value(step) is var one && !isMissing(one)) all[next[share.Number][table.TouchpointOf(step)]++] = one;
        });
        return new(all, places);
    }
}
