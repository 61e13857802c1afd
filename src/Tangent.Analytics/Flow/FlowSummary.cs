using System.Runtime.InteropServices;

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
        return Of(micros.Length, found, OrderStatistics.Sum(micros));
    }

    internal static TimeSummary Of(int count, (double Median, double NinthDecile) micros, Int128 sum) =>
        new(count, micros.Median / Micros, micros.NinthDecile / Micros, (double)sum / count / Micros);
}

/// <summary>How often scores were given, and how they lay: shares of their scales, 0 to 1.</summary>
/// <param name="Count">Scores.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation (n − 1); 0 for one score.</param>
public readonly record struct ScoreSummary(int Count, double Mean, double Deviation)
{
    /// <summary>The summary of scores; NaN is a missing one. Null where all are missing.</summary>
    public static ScoreSummary? Of(ReadOnlySpan<float> scores)
    {
        var sums = default(ScoreSums);
        foreach (float score in scores) sums.Add(score);
        return sums.Summary();
    }
}

/// <summary>How often one touchpoint directly follows another, and after how long.</summary>
/// <param name="From">Number of the touchpoint before.</param>
/// <param name="To">Number of the touchpoint after.</param>
/// <param name="Count">How many times.</param>
/// <param name="Time">Start to start; null when times were not asked for.</param>
/// <param name="GapSeconds">Median from the end of the one to the start of the other, over the transitions whose
/// end is known; null where none is. Negative where they overlap.</param>
/// <param name="Score">Scores given at the touchpoint after; null where there is none.</param>
public readonly record struct FlowEdge(int From, int To, int Count, TimeSummary? Time, double? GapSeconds, ScoreSummary? Score);

/// <summary>What happens at one touchpoint.</summary>
/// <param name="Encounters">Encounters.</param>
/// <param name="Starts">Journeys that begin here.</param>
/// <param name="Ends">Journeys that end here.</param>
/// <param name="Journeys">Journeys that come here at all.</param>
/// <param name="Repeating">Journeys that come here more than once: rework or loops.</param>
public readonly record struct TouchpointFlow(int Encounters, int Starts, int Ends, int Journeys, int Repeating);

/// <summary>What a summary holds beside the counts.</summary>
[Flags]
public enum FlowParts
{
    /// <summary>Counts alone.</summary>
    Counts = 0,

    /// <summary>Median, ninth decile and mean times and mean scores of pairs.</summary>
    Times = 1,

    /// <summary>Variants.</summary>
    Variants = 2,

    /// <summary>Everything.</summary>
    All = Times | Variants,
}

/// <summary>
/// The directly-follows graph, variants and times of a log (van der Aalst 2016, Process Mining): the one computation behind files,
/// the journey index and statistics. Metric <c>directly-follows</c>.
/// </summary>
/// <remarks>
/// Counts of neighbours; medians are the mean of the middle two, nine of ten by definition R-7. Worked example, tested: journeys
/// 0 1 2 at 0, 10, 40 s and 0 2 at 0, 20 s have three pairs, each once, and two variants of one journey each.
/// </remarks>
public sealed class FlowSummary
{
    /// <summary>By number of the touchpoint.</summary>
    public required IReadOnlyList<TouchpointFlow> Touchpoints { get; init; }

    /// <summary>Every pair that occurs, by from and to.</summary>
    public required IReadOnlyList<FlowEdge> Edges { get; init; }

    /// <summary>Every variant, in the order of the first journeys that went them.</summary>
    public required IReadOnlyList<PathVariant> Variants { get; init; }

    /// <summary>For each journey that counts the place of its variant.</summary>
    public required ReadOnlyMemory<int> VariantOf { get; init; }

    /// <summary>How many journeys count.</summary>
    public required int Journeys { get; init; }

    /// <summary>For each journey its time in microseconds.</summary>
    public ReadOnlyMemory<long> JourneyMicros => Micros.Value;

    /// <summary>Makes <see cref="JourneyMicros"/>, where somebody asks for them.</summary>
    internal Lazy<long[]> Micros { get; init; } = new([]);

    /// <summary>The times of the journeys of each variant, in the order of <see cref="Variants"/>.</summary>
    public TimeSummary[] TimesOfVariants()
    {
        var places = new int[Variants.Count + 1];
        for (int i = 0; i < Variants.Count; i++) places[i + 1] = places[i] + Variants[i].Count;
        var next = places.AsSpan(0, Variants.Count).ToArray();
        var micros = new long[places[^1]];
        var own = VariantOf.Span;
        var all = JourneyMicros.Span;
        for (int journey = 0; journey < own.Length; journey++) micros[next[own[journey]]++] = all[journey];
        var times = new TimeSummary[Variants.Count];
        for (int i = 0; i < times.Length; i++) times[i] = TimeSummary.Of(micros.AsSpan(places[i]..places[i + 1]))!.Value;
        return times;
    }

    /// <summary>The times of the journeys of some variants, in their order.</summary>
    /// <param name="variants">Their places among <see cref="Variants"/>, each once.</param>
    public TimeSummary[] TimesOf(IReadOnlyList<int> variants)
    {
        var wanted = new List<long>?[Variants.Count];
        foreach (int variant in variants) wanted[variant] = new(Variants[variant].Count);
        var own = VariantOf.Span;
        var micros = JourneyMicros.Span;
        for (int journey = 0; journey < own.Length; journey++) wanted[own[journey]]?.Add(micros[journey]);
        return [.. variants.Select(variant => TimeSummary.Of(CollectionsMarshal.AsSpan(wanted[variant]))!.Value)];
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
    public static FlowSummary Of(JourneyLog log, FlowParts parts = FlowParts.All)
    {
        int touchpoints = log.Touchpoints.Count;
        bool isDense = touchpoints <= DensePairs.MostTouchpoints;
        return (isDense, log.Meaning) switch
        {
            (true, null) => FlowWork<DensePairs, PlainMeaning>.Do(log, parts, () => new(touchpoints), default),
            (true, { } words) => FlowWork<DensePairs, WordMeaning>.Do(log, parts, () => new(touchpoints), new(words)),
            (false, null) => FlowWork<SparsePairs, PlainMeaning>.Do(log, parts, () => new(touchpoints), default),
            (false, { } words) => FlowWork<SparsePairs, WordMeaning>.Do(log, parts, () => new(touchpoints), new(words)),
        };
    }
}
