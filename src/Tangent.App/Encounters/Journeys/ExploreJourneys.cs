using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Flow.Layout;
using Tangent.Analytics.Samples;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters.Journeys;

/// <summary>The map of journeys: which touchpoint follows which, how often, after how long and with what score, and the ways they take.</summary>
public sealed class ExploreJourneys(JourneyReading reading, JourneyFrames frames, VisitScores judged)
{
    /// <summary>Most ways that are given at once.</summary>
    public const int MostVariants = 1000;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Variants">How many of the commonest ways, 0 to <see cref="MostVariants"/>.</param>
    /// <param name="IsTakenAway">Whether the answer leaves the house as a file, which is a permission of its own.</param>
    /// <param name="IsJudged">
    /// Whether scores are what customers said of their encounters, in surveys and elsewhere, for who may read it; else, and where nobody
    /// said anything, those that came with the encounters.
    /// </param>
    public sealed record Request(JourneyFilter? Filter = null, int Variants = 50, bool IsTakenAway = false, bool IsJudged = false);

    /// <summary>A touchpoint on the map.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Encounters">Encounters there.</param>
    /// <param name="Journeys">Journeys that come there.</param>
    /// <param name="Starts">Journeys that begin there.</param>
    /// <param name="Ends">Journeys that end there.</param>
    /// <param name="Repeating">Journeys that come there more than once.</param>
    /// <param name="Score">Mean score given there, on <see cref="Map.Scale"/>, or why it cannot be told.</param>
    /// <param name="Wait">Waiting there, or null where nobody says.</param>
    /// <param name="Duration">How long encounters last, or null where nobody says.</param>
    /// <param name="WaitedSeconds">All waiting there together.</param>
    public sealed record Node(JourneyStop Stop, int Encounters, int Journeys, int Starts, int Ends, int Repeating, Answer Score,
        TimeSummary? Wait, TimeSummary? Duration, double WaitedSeconds);

    /// <summary>A way from one touchpoint to the next.</summary>
    /// <param name="From">Place of the earlier one among the nodes.</param>
    /// <param name="To">Place of the later one.</param>
    /// <param name="Count">How often.</param>
    /// <param name="Time">Start to start.</param>
    /// <param name="GapSeconds">Median from the end of the one to the start of the other, where ends are known.</param>
    /// <param name="Score">Mean score given at the later one, or why it cannot be told.</param>
    public sealed record Edge(int From, int To, int Count, TimeSummary Time, double? GapSeconds, Answer Score);

    /// <summary>How journeys ended.</summary>
    /// <param name="Outcome">The last outcome that was told, in the source's words; null where none was.</param>
    /// <param name="Count">Journeys.</param>
    public sealed record Ending(string? Outcome, int Count);

    /// <summary>Journeys that went the same way.</summary>
    /// <param name="Path">Places among the nodes, in order.</param>
    /// <param name="Count">Journeys.</param>
    /// <param name="Share">Their share of all that count.</param>
    /// <param name="Time">First start to latest end.</param>
    /// <param name="Score">Mean of their mean scores, or why it cannot be told.</param>
    /// <param name="Endings">How they ended, the commonest first.</param>
    public sealed record Way(IReadOnlyList<int> Path, int Count, double Share, TimeSummary Time, Answer Score, IReadOnlyList<Ending> Endings);

    /// <summary>The map.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Scale">The scale on which scores are given: the commonest of the log; null where there is none.</param>
    /// <param name="Nodes">Touchpoints where something happened, the commonest first.</param>
    /// <param name="Edges">Ways between them, the commonest first; all of them.</param>
    /// <param name="Variants">The commonest ways from beginning to end.</param>
    /// <param name="VariantCount">How many different ways there are.</param>
    /// <param name="JourneyTime">How long journeys last; null without journeys.</param>
    /// <param name="Frame">Where touchpoints stand when all journeys are drawn; null for who does not see them all.</param>
    public sealed record Map(JourneyBasis Basis, ScoreScale? Scale, IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges,
        IReadOnlyList<Way> Variants, int VariantCount, TimeSummary? JourneyTime, MapFrame? Frame);

    /// <summary>The map of the journeys that the actor may see.</summary>
    public async Task<Outcome<Map>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;
        if (request.IsTakenAway && who.Lacks(Verb.Export, Kind.Encounter) is { } unshared) return unshared;

        if (request.Variants is < 0 or > MostVariants) return Fail.Wrong("variants", "journeys.range", 0, MostVariants);
        var what = (nameof(ExploreJourneys), request.Variants);
        if (!request.IsJudged || VisitScores.Refusal(who) is not null)
            return await reading.Ask<Map>(who, request.Filter, what, one => MapOf(one, one.Log, one.Scale, request.Variants), stop);
        return await judged.Ask<Map>(who, request.Filter, what, (one, log, scale) => MapOf(one, log, scale, request.Variants), stop);
    }

    private Map MapOf(OpenJourneys journeys, JourneyLog log, ScoreScale? scale, int variants)
    {
        var flow = FlowSummary.Of(log);
        var measures = TouchpointMeasure.Of(log);
        int[] order = [.. FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters)];
        var places = new int[log.Touchpoints.Count];
        for (int i = 0; i < order.Length; i++) places[order[i]] = i;
        var nodes = order.Select(i => new Node(journeys.Stops[i], flow.Touchpoints[i].Encounters, flow.Touchpoints[i].Journeys,
            flow.Touchpoints[i].Starts, flow.Touchpoints[i].Ends, flow.Touchpoints[i].Repeating, Mean(measures[i].Score, scale),
            measures[i].Wait, measures[i].Duration, measures[i].WaitedSeconds));
        var edges = FlowOrder.Edges(flow).Select(edge => new Edge(places[edge.From], places[edge.To], edge.Count, edge.Time!.Value,
            edge.GapSeconds, Mean(edge.Score, scale)));
        var ways = VariantDetail.Of(log, flow, FlowOrder.Variants(log, flow, variants)).Select(one => new Way(
            [.. one.Path.Select(touchpoint => places[touchpoint])], one.Count, one.Share, one.Time, Mean(one.Score, scale),
            [.. one.Outcomes.Select(outcome => new Ending(journeys.WordOf(outcome.Outcome), outcome.Count))]));
        return new(journeys.MadeFrom(flow), scale, [.. nodes], [.. edges], [.. ways], flow.Variants.Count, flow.JourneyTime, FrameOf(journeys));
    }

    private MapFrame? FrameOf(OpenJourneys journeys) => journeys is { Whole: { Table.Journeys: > 0 } all }
        ? frames.Of(all, journeys.Cut, journeys.Sequence, journeys.GapDays) : null;

    /// <summary>A mean on the scale that is shown.</summary>
    internal static Answer Mean(ScoreSummary? score, ScoreScale? scale)
    {
        if (score is not { } known || scale is not { } shown) return new CannotTell("analytics.no-observations");
        double width = shown.Highest() - shown.Lowest();
        return ReportedMean.Of(shown.Lowest() + known.Mean * width, known.Deviation * width, known.Count);
    }
}
