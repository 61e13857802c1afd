using System.Collections.Concurrent;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Flow.Layout;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters.Journeys;

/// <summary>
/// Where touchpoints stand on the map of all journeys: a filter takes boxes away and moves none. Kept for each cut until the log goes on.
/// </summary>
public sealed class JourneyFrames
{
    private readonly ConcurrentDictionary<JourneyCut, (Known Of, MapFrame Frame)> kept = new();

    /// <summary>The frame of all journeys, for somebody who sees them all.</summary>
    /// <param name="all">All journeys.</param>
    /// <param name="cut">What makes a journey.</param>
    /// <param name="sequence">How far the log goes.</param>
    /// <param name="gapDays">Days that end a customer's journey.</param>
    internal MapFrame Of(JourneyLog all, JourneyCut cut, long sequence, int gapDays)
    {
        var now = new Known(sequence, gapDays, string.Join('\n', all.Touchpoints));
        if (kept.TryGetValue(cut, out var one) && one.Of == now) return one.Frame;
        var flow = FlowSummary.Of(all, FlowParts.Counts);
        int begin = all.Touchpoints.Count, end = begin + 1;
        var ways = FlowOrder.Edges(flow).Select(edge => new MapEdge(edge.From, edge.To, edge.Count))
            .Concat(flow.Touchpoints.Select((node, i) => new MapEdge(begin, i, node.Starts)))
            .Concat(flow.Touchpoints.Select((node, i) => new MapEdge(i, end, node.Ends)));
        var frame = MapFrame.Of([.. all.Touchpoints, MapFrame.Begin, MapFrame.End], [.. ways], MapFrame.Begin, MapFrame.End);
        kept[cut] = (now, frame);
        return frame;
    }

    private sealed record Known(long Sequence, int GapDays, string Touchpoints);
}
