using Tangent.Analytics.Flow;

namespace Tangent.Cli;

/// <summary>In which order lists are printed: the most frequent first, ties by the code points of names.</summary>
static class FlowOrder
{
    /// <summary>Numbers of touchpoints whose count is not 0.</summary>
    public static IEnumerable<int> Touchpoints(FlowSummary flow, Func<TouchpointFlow, int> count) =>
        Enumerable.Range(0, flow.Touchpoints.Count).Where(i => count(flow.Touchpoints[i]) > 0)
            .OrderByDescending(i => count(flow.Touchpoints[i])).ThenBy(i => i);

    /// <summary>The edges.</summary>
    public static IEnumerable<FlowEdge> Edges(FlowSummary flow) =>
        flow.Edges.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From).ThenBy(edge => edge.To);

    /// <summary>Places of the variants; touchpoints are numbered by code points, so their numbers decide ties.</summary>
    public static int[] Variants(JourneyLog log, FlowSummary flow)
    {
        int[] order = [.. Enumerable.Range(0, flow.Variants.Count)];
        Array.Sort(order, (a, b) =>
        {
            int byCount = flow.Variants[b].Count.CompareTo(flow.Variants[a].Count);
            return byCount != 0 ? byCount : ComparePaths(log.Table, flow.Variants[a].Journey, flow.Variants[b].Journey);
        });
        return order;
    }

    private static int ComparePaths(JourneyTable table, int one, int other)
    {
        var a = table.Of(one);
        var b = table.Of(other);
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (a[i].Touchpoint != b[i].Touchpoint) return a[i].Touchpoint.CompareTo(b[i].Touchpoint);
        return a.Length.CompareTo(b.Length);
    }
}
