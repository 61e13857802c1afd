namespace Tangent.Analytics.Flow;

/// <summary>What kind of thing stands out.</summary>
public enum StandoutKind
{
    /// <summary>The commonest variant: its share of journeys.</summary>
    CommonestVariant,

    /// <summary>So few variants cover eight of ten journeys.</summary>
    FewVariants,

    /// <summary>The transition in which most of all time passes: its share of it.</summary>
    SlowestTransition,

    /// <summary>The touchpoint that most journeys come to more than once: their share of the journeys that come there.</summary>
    Rework,

    /// <summary>The touchpoint where most journeys end.</summary>
    CommonestEnd,

    /// <summary>Journeys that take more than three times as long as the median: their share.</summary>
    LongTail,
}

/// <summary>Something that stands out in a log.</summary>
/// <param name="Kind">What.</param>
/// <param name="Share">How large a part it is, 0 to 1.</param>
/// <param name="Count">How many: journeys, transitions or variants, as the kind says.</param>
/// <param name="From">Touchpoint, or −1.</param>
/// <param name="To">Touchpoint after it, or −1.</param>
/// <param name="Seconds">Median seconds, where the kind has them.</param>
public readonly record struct Standout(StandoutKind Kind, double Share, int Count, int From = -1, int To = -1, double Seconds = 0)
{
    // Under this many journeys a share says little.
    private const int FewestJourneys = 20;
    private const double Covered = 0.8, Long = 3;

    /// <summary>What stands out, in the order in which one would tell it; empty for fewer than 20 journeys.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="flow">Their summary, with times and variants.</param>
    public static IReadOnlyList<Standout> Of(JourneyLog log, FlowSummary flow)
    {
        int journeys = flow.Journeys;
        if (journeys < FewestJourneys) return [];
        var found = new List<Standout>();
        int[] first = FlowOrder.Variants(log, flow, 1);
        int most = flow.Variants[first[0]].Count;
        found.Add(new(StandoutKind.CommonestVariant, most / (double)journeys, most));
        int few = Covering(flow, journeys);
        if (few < flow.Variants.Count) found.Add(new(StandoutKind.FewVariants, few / (double)flow.Variants.Count, few));
        if (Slowest(flow) is { } slowest) found.Add(slowest);
        if (Reworked(flow) is { } rework) found.Add(rework);
        int end = FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Ends).First();
        found.Add(new(StandoutKind.CommonestEnd, flow.Touchpoints[end].Ends / (double)journeys, flow.Touchpoints[end].Ends, end));
        double bound = flow.JourneyTime!.Value.MedianSeconds * 1_000_000 * Long;
        int longer = 0;
        foreach (long micros in flow.JourneyMicros.Span)
            if (micros > bound) longer++;
        if (bound > 0 && longer > 0) found.Add(new(StandoutKind.LongTail, longer / (double)journeys, longer, Seconds: bound / 1_000_000));
        return found;
    }

    private static int Covering(FlowSummary flow, int journeys)
    {
        int[] counts = [.. flow.Variants.Select(variant => variant.Count).OrderDescending()];
        long covered = 0;
        int few = 0;
        while (few < counts.Length && covered < Covered * journeys) covered += counts[few++];
        return few;
    }

    private static Standout? Slowest(FlowSummary flow)
    {
        double all = flow.Edges.Sum(edge => Passed(edge));
        if (all <= 0) return null;
        var slowest = flow.Edges.MaxBy(Passed);
        return new(StandoutKind.SlowestTransition, Passed(slowest) / all, slowest.Count, slowest.From, slowest.To, slowest.Time!.Value.MedianSeconds);
    }

    private static double Passed(FlowEdge edge) => Math.Max(0, edge.Time!.Value.MeanSeconds) * edge.Count;

    private static Standout? Reworked(FlowSummary flow)
    {
        int at = FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Repeating).Append(-1).First();
        return at < 0 ? null : new(StandoutKind.Rework, flow.Touchpoints[at].Repeating / (double)flow.Touchpoints[at].Journeys,
            flow.Touchpoints[at].Repeating, at);
    }
}
