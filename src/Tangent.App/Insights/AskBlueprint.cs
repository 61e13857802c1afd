using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.App.Insights;

/// <summary>A service as it was designed beside what happens (活的蓝图): reach, time, score of each step, the curve of feelings, deviations.</summary>
public sealed class AskBlueprint(Diagnosing diagnosing, BlueprintFacts blueprints, VoicesAtTouchpoints voices, AttainmentFacts attainment)
{
    /// <summary>What to look at.</summary>
    /// <param name="Id">Which blueprint.</param>
    /// <param name="Number">Which version; 0: what is being written; null: what holds.</param>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(Guid Id, int? Number = null, JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>A way from a step with a touchpoint to another one, or to the end.</summary>
    /// <param name="From">Place of the step.</param>
    /// <param name="To">Place of the other one; as many as there are steps: the end.</param>
    /// <param name="Share">Share of the journeys that come to the step and go on that way.</param>
    public sealed record WayLive(int From, int To, Answer Share);

    /// <summary>A touchpoint that the drawing lacks.</summary>
    public sealed record Lacking(JourneyStop Stop, UndesignedStop Told);

    /// <summary>A deviation from the ways that are meant.</summary>
    /// <param name="Stop">At which touchpoint.</param>
    /// <param name="Kind">Left out or added.</param>
    /// <param name="IsMoved">Left out at one place and added at another: in the wrong order.</param>
    /// <param name="Share">Share of the journeys that have it.</param>
    public sealed record Off(JourneyStop Stop, DeviationKind Kind, bool IsMoved, Answer Share);

    /// <summary>A cell with a touchpoint of its own.</summary>
    /// <param name="Step">Code of its step.</param>
    /// <param name="Lane">Its lane.</param>
    /// <param name="Stop">The touchpoint.</param>
    /// <param name="Seen">What was observed there.</param>
    public sealed record CellLive(string Step, BlueprintLane Lane, JourneyStop Stop, ObservedStep Seen);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from, before the journeys of this service were chosen.</param>
    /// <param name="Told">What was observed at the steps.</param>
    /// <param name="Stops">The touchpoint of each step as the log knows it; null: nothing is logged there.</param>
    /// <param name="Cells">Cells with touchpoints of their own that the log knows.</param>
    /// <param name="Ways">Ways on whose beginning and end the log knows.</param>
    /// <param name="Lacking">Touchpoints that journeys come to and the drawing lacks, the commonest first.</param>
    /// <param name="Deviations">What journeys did beside the drawing, the commonest first.</param>
    /// <param name="Advice">What the curve says to the linter.</param>
    public sealed record Live(InsightBasis Basis, LiveSteps Told, IReadOnlyList<JourneyStop?> Stops, IReadOnlyList<CellLive> Cells,
        IReadOnlyList<WayLive> Ways, IReadOnlyList<Lacking> Lacking, IReadOnlyList<Off> Deviations, IReadOnlyList<BlueprintFinding> Advice)
    {
        /// <summary>What is open at its touchpoints now, whatever the filter; touchpoints with nothing are missing.</summary>
        public IReadOnlyDictionary<Guid, VoicesAt> Open { get; init; } = new Dictionary<Guid, VoicesAt>();

        /// <summary>How far the clauses at its touchpoints are met, by code in capitals: of the period, the unit and the tier of the filter.</summary>
        public ILookup<string, ClauseReached> Clauses { get; init; } = Array.Empty<ClauseReached>().ToLookup(_ => "");
    }

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Live>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Blueprint) is { } closed) return closed;
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        if (await blueprints.Document(request.Id, request.Number, stop) is not { } document) return Fail.NotFound;
        var told = await diagnosing.Of(who, new Question(request.Filter, document), request.Patience, stop);
        if (told.Failure is not null) return told;
        Guid[] stops = [.. told.Value.Stops.Concat(told.Value.Cells.Select(cell => cell.Stop)).Select(one => one?.Id).OfType<Guid>().Distinct()];
        string[] codes = [.. document.Steps.SelectMany(step => step.Cells.Select(cell => cell.Touchpoint).Append(step.Touchpoint)).OfType<string>().Distinct()];
        return told.Value with
        {
            Open = await voices.Of(who, stops, stop),
            Clauses = await attainment.At(who, codes, request.Filter ?? new(), stop),
        };
    }

    private sealed record Question(JourneyFilter? Filter, BlueprintDocument Document) : InsightQuestion<Live>(Filter)
    {
        public override Outcome<Live> Answer(JoinedJourneys joined)
        {
            var steps = Document.Steps.Select(step => new DesignedStep(Number(joined, step.Touchpoint), step.Seconds)).ToList();
            var cells = Document.Steps.SelectMany(step => step.Cells.Select(cell => (Step: step, Cell: cell, At: Number(joined, cell.Touchpoint))))
                .Where(one => one.At >= 0 && one.At != Number(joined, one.Step.Touchpoint)).ToList();
            var log = LiveSteps.Among(joined.Journeys.Log, [.. Document.KnownBy.Select(code => Number(joined, code)).Where(number => number >= 0)]);
            var told = LiveSteps.Of(log, joined.Said, steps, DesignedNet.Of(Document, [.. steps.Select(step => step.Touchpoint)],
                cells.ToLookup(one => Document.PlaceOf(one.Step.Id), one => one.At)), [.. cells.Select(one => new DesignedStep(one.At, one.Cell.Seconds))],
                joined.Basis.Level);
            var ways = Enumerable.Range(0, steps.Count).SelectMany(from => Document.After(from).Select(to => (From: from, To: to)))
                .Where(way => steps[way.From].Touchpoint >= 0 && (way.To == steps.Count || steps[way.To].Touchpoint >= 0)).ToList();
            int At(int place) => place < steps.Count ? steps[place].Touchpoint : -1;
            var taken = TakenWays.Of(log, [.. ways.Select(way => new DrawnWay(At(way.From), At(way.To)))], joined.Basis.Level);
            JourneyStop Stop(int number) => joined.Journeys.Stops[number];
            return new Live(joined.Basis, told, [.. steps.Select(step => step.Touchpoint < 0 ? null : Stop(step.Touchpoint))],
                [.. cells.Zip(told.Beside, (one, seen) => new CellLive(one.Step.Id, one.Cell.Lane, Stop(one.At), seen))],
                [.. ways.Zip(taken, (way, share) => new WayLive(way.From, way.To, share))],
                [.. told.Undesigned.Select(one => new Lacking(Stop(one.Touchpoint), one))],
                told.Kept is Conformance kept ? [.. kept.Deviations.Select(one => new Off(Stop(one.Touchpoint), one.Kind, one.IsMoved,
                    Analytics.Proportions.Wilson.Share(one.Journeys, kept.Journeys, joined.Basis.Level)))] : [],
                BlueprintLint.OfCurve([.. Document.Steps.Zip(told.Steps).Where(one => one.Second is { SharedWith: null, Score: Estimate })
                    .Select(one => (one.First.Id, ((Estimate)one.Second.Score).Point))]));
        }

        private static int Number(JoinedJourneys joined, string? touchpoint) => touchpoint is null ? -1 : joined.NumberOf(touchpoint) ?? -1;
    }
}

/// <summary>The ways that a drawing allows, as a net.</summary>
static class DesignedNet
{
    /// <summary>
    /// Steps that are not logged are silent; neighbours at one touchpoint are one encounter, and only the first of them is seen. A cell
    /// with a touchpoint of its own may be met before or after its step, or not.
    /// </summary>
    /// <param name="document">The drawing.</param>
    /// <param name="touchpoints">Number of the touchpoint of each step; −1: not logged.</param>
    /// <param name="cells">Numbers of touchpoints of single cells by the place of their step.</param>
    public static BlueprintNet Of(BlueprintDocument document, IReadOnlyList<int> touchpoints, ILookup<int, int>? cells = null)
    {
        // Before each step a place, the end behind the last; behind a step with several ways another one.
        int end = document.Steps.Count, places = end + 1, start = 0;
        List<NetStep> steps = [];
        if (document.Beginnings() is not [0] and var beginnings)
        {
            start = places++;
            foreach (int first in beginnings) steps.Add(new(-1, [start], [first]));
        }
        for (int i = 0; i < end; i++)
        {
            int seen = i > 0 && touchpoints[i] == touchpoints[i - 1] ? -1 : touchpoints[i];
            var after = document.After(i);
            int behind = after is [var only] ? only : places++;
            steps.Add(new(seen, [i], [behind]));
            if (after.Count > 1) foreach (int to in after) steps.Add(new(-1, [behind], [to]));
            foreach (int cell in cells?[i] ?? []) foreach (int place in (int[])[i, behind]) steps.Add(new(cell, [place], [place]));
        }
        return new(places, steps, start, end);
    }
}
