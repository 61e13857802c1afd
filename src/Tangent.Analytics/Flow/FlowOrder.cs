namespace Tangent.Analytics.Flow;

/// <summary>In which order lists are shown: the most frequent first, ties by the numbers of touchpoints.</summary>
public static class FlowOrder
{
    /// <summary>Numbers of touchpoints whose count is not 0.</summary>
    public static IEnumerable<int> Touchpoints(FlowSummary flow, Func<TouchpointFlow, int> count) =>
        Enumerable.Range(0, flow.Touchpoints.Count).Where(i => count(flow.Touchpoints[i]) > 0)
            .OrderByDescending(i => count(flow.Touchpoints[i])).ThenBy(i => i);

    /// <summary>The edges.</summary>
    public static IEnumerable<FlowEdge> Edges(FlowSummary flow) =>
        flow.Edges.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From).ThenBy(edge => edge.To);

    /// <summary>Places of all variants; equal counts go by their paths.</summary>
    public static int[] Variants(JourneyLog log, FlowSummary flow)
    {
        int[] order = [.. Enumerable.Range(0, flow.Variants.Count)];
        Array.Sort(order, (a, b) => Compare(log, flow, a, b));
        return order;
    }

    /// <summary>Places of the first variants in the same order, without ordering the others.</summary>
    public static int[] Variants(JourneyLog log, FlowSummary flow, int most)
    {
        if (flow.Variants.Count <= most || most <= 0) return [.. Variants(log, flow).Take(Math.Max(0, most))];
        // Only variants at least as frequent as the last one wanted can be among the first.
        int least = LeastOfFirst(flow, most);
        int[] order = [.. Enumerable.Range(0, flow.Variants.Count).Where(i => flow.Variants[i].Count >= least)];
        if (least > 1 || order.Length < 100_000) Array.Sort(order, (a, b) => Compare(log, flow, a, b));
        else order = [.. order.Order(Comparer<int>.Create((a, b) => Compare(log, flow, a, b))).Take(most)];
        return order[..most];
    }

    private static int LeastOfFirst(FlowSummary flow, int most)
    {
        int[] counts = [.. flow.Variants.Select(variant => variant.Count)];
        var byCount = new int[counts.Max() + 1];
        foreach (int count in counts) byCount[count]++;
        int least = byCount.Length;
        for (int above = 0; above < most; above += byCount[least]) least--;
        return least;
    }

    /// <summary>The variants that together cover a share of journeys, the commonest first.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="flow">Their summary.</param>
    /// <param name="coverage">Share to cover, above 0 and at most 1.</param>
    public static IReadOnlyList<int> Covering(JourneyLog log, FlowSummary flow, double coverage)
    {
        Guard.Inside(coverage, 0, 1.0000001, nameof(coverage));
        long covered = 0, all = flow.Journeys;
        var taken = new List<int>();
        foreach (int i in Variants(log, flow))
        {
            if (covered >= coverage * all - 1e-9) break;
            covered += flow.Variants[i].Count;
            taken.Add(i);
        }
        return taken;
    }

    private static int Compare(JourneyLog log, FlowSummary flow, int a, int b)
    {
        int byCount = flow.Variants[b].Count.CompareTo(flow.Variants[a].Count);
        return byCount != 0 ? byCount : ComparePaths(log.Table, flow.Variants[a].Journey, flow.Variants[b].Journey);
    }

    private static int ComparePaths(JourneyTable table, int one, int other)
    {
        var a = table.Of(one);
        var b = table.Of(other);
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            int by = table.TouchpointOf(a[i]).CompareTo(table.TouchpointOf(b[i]));
            if (by != 0) return by;
        }
        return a.Length.CompareTo(b.Length);
    }

    /// <summary>Paths with the number of journeys that went them: all, in the order of the summary's variants, or so many of the commonest.</summary>
    public static IReadOnlyList<(int[] Path, int Count)> Paths(JourneyLog log, FlowSummary flow, int most)
    {
        ArgumentNullException.ThrowIfNull(flow);
        int[] places = flow.Variants.Count <= most ? [.. Enumerable.Range(0, flow.Variants.Count)] : Variants(log, flow, most);
        return [.. places.Select(place => (PathOf(log, flow.Variants[place].Journey), flow.Variants[place].Count))];
    }

    private static int[] PathOf(JourneyLog log, int journey)
    {
        var table = log.Table;
        var steps = table.Of(journey);
        var path = new int[steps.Length];
        for (int i = 0; i < path.Length; i++) path[i] = table.TouchpointOf(steps[i]);
        return path;
    }
}
