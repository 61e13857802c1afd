using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.App.Insights;

/// <summary>A journey as it was designed beside what happens: visits, scores, time between steps, who goes on, what is open.</summary>
public sealed class AskJourneyMap(Diagnosing diagnosing, JourneyMapFacts maps, VoicesAtTouchpoints voices)
{
    /// <summary>What to look at.</summary>
    /// <param name="Id">Which map.</param>
    /// <param name="Number">Which version; 0: what is being written; null: what holds.</param>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(Guid Id, int? Number = null, JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One step beside what happens.</summary>
    /// <param name="Stop">Its touchpoint as the log knows it; null: nothing is logged there.</param>
    /// <param name="Seen">What was observed there.</param>
    /// <param name="ToNext">Time from its end to the start of the next logged step; null where nothing tells.</param>
    /// <param name="WentOn">Share of the journeys that come here and go on directly to the next logged step; null where there is none.</param>
    public sealed record StepLive(JourneyStop? Stop, ObservedStep Seen, TimeSummary? ToNext, Answer? WentOn)
    {
        /// <summary>What is open at its touchpoint now, whatever the filter; null: nothing that the reader may see.</summary>
        public VoicesAt? Open { get; init; }
    }

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from, before the journeys of this kind were chosen.</param>
    /// <param name="Journeys">Journeys of this kind.</param>
    /// <param name="Steps">The steps in order.</param>
    /// <param name="Peak">Place of the step that is felt most, good or bad; null where fewer than two steps have scores.</param>
    /// <param name="Trough">Place of the lowest.</param>
    /// <param name="End">Place of the last that has scores.</param>
    /// <param name="Advice">What the observed curve says to the linter.</param>
    public sealed record Live(InsightBasis Basis, int Journeys, IReadOnlyList<StepLive> Steps, int? Peak, int? Trough, int? End,
        IReadOnlyList<BlueprintFinding> Advice);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Live>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.JourneyMap) is { } closed) return closed;
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        if (await maps.Document(request.Id, request.Number, stop) is not { } document) return Fail.NotFound;
        var told = await diagnosing.Of(who, new Question(request.Filter, document), request.Patience, stop);
        if (told.Failure is not null) return told;
        var open = await voices.Of(who, [.. told.Value.Steps.Select(step => step.Stop?.Id).OfType<Guid>().Distinct()], stop);
        return told.Value with
        {
            Steps = [.. told.Value.Steps.Select(step => step.Stop?.Id is { } id && step.Seen.SharedWith is null
                ? step with { Open = open.GetValueOrDefault(id) } : step)],
        };
    }

    private sealed record Question(JourneyFilter? Filter, MapDocument Document) : InsightQuestion<Live>(Filter)
    {
        // Between two steps stands one that is not logged: what is timed there is the time between them. Step i has place 2 i.
        public override Outcome<Live> Answer(JoinedJourneys joined)
        {
            int[] at = [.. Document.Steps.Select(step => Number(joined, step.Touchpoint))];
            List<DesignedStep> steps = [.. at.SelectMany(number => new DesignedStep[] { new(number), new(-1) })];
            var log = LiveSteps.Among(joined.Journeys.Log, [.. Document.KnownBy.Select(code => Number(joined, code)).Where(number => number >= 0)]);
            var told = LiveSteps.Of(log, joined.Said, steps, BlueprintNet.Line([.. at.Where(number => number >= 0)]), level: joined.Basis.Level);
            var taken = TakenWays.Of(log, [.. at.Select((number, i) => new DrawnWay(number, Next(at, i)))], joined.Basis.Level);
            var seen = at.Select((number, i) => new StepLive(number < 0 ? null : joined.Journeys.Stops[number],
                told.Steps[2 * i] with { SharedWith = told.Steps[2 * i].SharedWith / 2 }, number < 0 ? null : told.Steps[2 * i + 1].Time,
                number < 0 || Next(at, i) < 0 ? null : taken[i])).ToList();
            return new Live(joined.Basis, told.Journeys, seen, told.Peak / 2, told.Trough / 2, told.End / 2,
                BlueprintLint.OfCurve([.. Document.Steps.Zip(seen).Where(one => one.Second.Seen is { SharedWith: null, Score: Estimate })
                    .Select(one => (one.First.Id, ((Estimate)one.Second.Seen.Score).Point))]));
        }

        private static int Next(int[] at, int place)
        {
            for (int i = place + 1; i < at.Length; i++)
                if (at[i] >= 0) return at[i];
            return -1;
        }

        private static int Number(JoinedJourneys joined, string? touchpoint) => touchpoint is null ? -1 : joined.NumberOf(touchpoint) ?? -1;
    }
}
