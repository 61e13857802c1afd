namespace Tangent.Analytics.Flow;

/// <summary>Middle, ninth decile and mean of some times.</summary>
/// <param name="Count">How many times.</param>
/// <param name="MedianSeconds">Exact median, seconds.</param>
/// <param name="NinthDecileSeconds">p90 by definition R-7, seconds.</param>
/// <param name="MeanSeconds">Mean, seconds.</param>
public readonly record struct TimeSummary(int Count, double MedianSeconds, double NinthDecileSeconds, double MeanSeconds)
{
    private const double Micros = 1_000_000;

    /// <summary>The summary of times in microseconds; null for none.</summary>
    public static TimeSummary? Of(ReadOnlySpan<long> micros)
    {
        if (OrderStatistics.MedianAndNinthDecile(micros) is not { } found) return null;
        double mean = (double)OrderStatistics.Sum(micros) / micros.Length;
        return new(micros.Length, found.Median / Micros, found.NinthDecile / Micros, mean / Micros);
    }
}

/// <summary>How often one touchpoint directly follows another, and after how long.</summary>
/// <param name="From">Number of the touchpoint before.</param>
/// <param name="To">Number of the touchpoint after.</param>
/// <param name="Time">Start to start.</param>
/// <param name="GapSeconds">Median from the end of the one to the start of the other, over the transitions whose
/// end is known; null where none is. Negative where they overlap.</param>
public readonly record struct FlowEdge(int From, int To, TimeSummary Time, double? GapSeconds)
{
    /// <summary>How many times.</summary>
    public int Count => Time.Count;
}

/// <summary>What happens at one touchpoint.</summary>
/// <param name="Encounters">Encounters.</param>
/// <param name="Starts">Journeys that begin here.</param>
/// <param name="Ends">Journeys that end here.</param>
/// <param name="Journeys">Journeys that come here at all.</param>
/// <param name="Repeating">Journeys that come here more than once: rework or loops.</param>
public readonly record struct TouchpointFlow(int Encounters, int Starts, int Ends, int Journeys, int Repeating);

/// <summary>The directly-follows graph, variants and times of a log (methods of process mining: van der Aalst 2016).</summary>
public sealed class FlowSummary
{
    /// <summary>By number of the touchpoint.</summary>
    public required IReadOnlyList<TouchpointFlow> Touchpoints { get; init; }

    /// <summary>Every pair that occurs, by from and to.</summary>
    public required IReadOnlyList<FlowEdge> Edges { get; init; }

    /// <summary>Every variant, in no order.</summary>
    public required IReadOnlyList<PathVariant> Variants { get; init; }

    /// <summary>For each journey the place of its variant.</summary>
    public required IReadOnlyList<int> VariantOf { get; init; }

    /// <summary>For each journey its time in microseconds.</summary>
    public required IReadOnlyList<long> JourneyMicros { get; init; }

    /// <summary>The times of the journeys of each variant, in the order of <see cref="Variants"/>.</summary>
    public TimeSummary[] TimesOfVariants()
    {
        var places = new int[Variants.Count + 1];
        for (int i = 0; i < Variants.Count; i++) places[i + 1] = places[i] + Variants[i].Count;
        var next = places.AsSpan(0, Variants.Count).ToArray();
        var micros = new long[places[^1]];
        for (int journey = 0; journey < VariantOf.Count; journey++) micros[next[VariantOf[journey]]++] = JourneyMicros[journey];
        var times = new TimeSummary[Variants.Count];
        for (int i = 0; i < times.Length; i++) times[i] = TimeSummary.Of(micros.AsSpan(places[i]..places[i + 1]))!.Value;
        return times;
    }

    /// <summary>First start to last end (or last start); null without journeys.</summary>
    public TimeSummary? JourneyTime { get; init; }

    /// <summary>Encounters per journey: least, median, mean and most; null without journeys.</summary>
    public (int Least, double Median, double Mean, int Most)? Lengths { get; init; }

    /// <summary>Encounters that start at the same time as the one before them.</summary>
    public int Ties { get; init; }

    /// <summary>The earliest start and the latest end (or start), microseconds; null without encounters.</summary>
    public (long FirstMicros, long LastMicros)? Period { get; init; }

    /// <summary>Counts and times of a log. Uses every processor.</summary>
    public static FlowSummary Of(JourneyLog log) => log.Touchpoints.Count <= DensePairs.MostTouchpoints
        ? FlowWork<DensePairs>.Do(log, () => new DensePairs(log.Touchpoints.Count))
        : FlowWork<SparsePairs>.Do(log, () => new SparsePairs(log.Touchpoints.Count));
}
