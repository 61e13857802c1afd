using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Diagnosis;

/// <summary>A step of a design, by what the log knows of it.</summary>
/// <param name="Touchpoint">Number of its touchpoint; −1: nothing is logged there.</param>
/// <param name="StandardSeconds">How long it may take; null: nobody says.</param>
public readonly record struct DesignedStep(int Touchpoint, double? StandardSeconds = null);

/// <summary>What was observed at a step.</summary>
/// <param name="Reach">Share of the journeys that come there, or why it cannot be told.</param>
/// <param name="Encounters">Encounters there.</param>
/// <param name="Time">How long it took: its encounters; of a step that is not logged, from the end of the one before to the start of the one
/// after. Null where nothing tells.</param>
/// <param name="Slow">Share of those times beyond the standard, or why it cannot be told.</param>
/// <param name="Score">Mean score given there, on the printed scale of touchpoints, or why it cannot be told.</param>
/// <param name="SharedWith">Place of the earlier step that has the same touchpoint and shows its figures; null: none.</param>
public sealed record ObservedStep(Answer Reach, int Encounters, TimeSummary? Time, Answer Slow, Answer Score, int? SharedWith);

/// <summary>A touchpoint that journeys of the service come to and the design does not know.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Reach">Share of the journeys that come there.</param>
/// <param name="Encounters">Encounters there.</param>
public sealed record UndesignedStop(int Touchpoint, Answer Reach, int Encounters);

/// <summary>
/// The steps of a design with what was observed at each, and the curve of feelings over them:
/// Metrics <c>wilson</c>, <c>alignment</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: of four journeys 0 1 2, 0 2, 0 1, 3 that count by coming to 0, three count; step 1 is reached by 2 of 3, and
/// stop 3 is in none of them. Mean scores 5 1 4 5 on a scale with the middle 3 have their peak at the last place, as |5 − 3| = |1 − 3| and
/// the later counts, their trough at the second, their end at the last.
/// </remarks>
/// <param name="Journeys">Journeys that count.</param>
/// <param name="Steps">What was observed at each step.</param>
/// <param name="Peak">Place of the step that is felt most, good or bad; null where fewer than two steps have scores.</param>
/// <param name="Trough">Place of the lowest.</param>
/// <param name="End">Place of the last that has scores.</param>
/// <param name="Beside">What was observed at touchpoints that the design knows beside its steps.</param>
/// <param name="Undesigned">Touchpoints that the design does not know, the commonest first.</param>
/// <param name="Kept">A <see cref="Conformance"/> of the journeys to the design, or why it cannot be told.</param>
public sealed record LiveSteps(int Journeys, IReadOnlyList<ObservedStep> Steps, int? Peak, int? Trough, int? End,
    IReadOnlyList<ObservedStep> Beside, IReadOnlyList<UndesignedStop> Undesigned, Answer Kept)
{
    private const double MicrosPerSecond = 1_000_000;

    /// <summary>The journeys that come to one of these touchpoints; all of them where none is named.</summary>
    public static JourneyLog Among(JourneyLog log, IReadOnlyCollection<int> knownBy)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (knownBy.Count == 0) return log;
        var isMark = new bool[log.Touchpoints.Count];
        foreach (int touchpoint in knownBy) isMark[touchpoint] = true;
        var table = log.Table;
        List<int> chosen = [];
        for (int journey = 0; journey < table.Journeys; journey++)
            foreach (ref readonly var step in table.Of(journey))
                if (isMark[table.TouchpointOf(step)])
                {
                    chosen.Add(log.Chosen is { } before ? before[journey] : journey);
                    break;
                }
        return log with { Chosen = [.. chosen] };
    }

    /// <summary>What was observed.</summary>
    /// <param name="log">Journeys of the service.</param>
    /// <param name="said">What was said of them.</param>
    /// <param name="steps">The steps in order.</param>
    /// <param name="net">The ways that are meant.</param>
    /// <param name="beside">Touchpoints that the design knows beside its steps, each logged.</param>
    /// <param name="level">Confidence level.</param>
    public static LiveSteps Of(JourneyLog log, JudgementLog said, IReadOnlyList<DesignedStep> steps, BlueprintNet net,
        IReadOnlyList<DesignedStep>? beside = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        IReadOnlyList<DesignedStep> aside = beside ?? [];
        var flow = FlowSummary.Of(log, FlowParts.Variants);
        var places = new SaidPlaces(log, said);
        var printed = said.Table.PrintedScale(false);
        ObservedStep Observed(DesignedStep step, List<long> taken, int? sharedWith)
        {
            int at = step.Touchpoint;
            var slow = step.StandardSeconds is { } most
                ? Wilson.Share(taken.Count(time => time > most * MicrosPerSecond), taken.Count, level) : Cannot.NoObservations;
            var time = TimeSummary.Of(taken.ToArray());
            return at < 0 ? new(Cannot.NoObservations, 0, time, slow, Cannot.NoObservations, null)
                : new(Wilson.Share(flow.Touchpoints[at].Journeys, flow.Journeys, level), flow.Touchpoints[at].Encounters, time, slow,
                    SaidSample.Of(said, places.Of(at), printed).Mean(level), sharedWith);
        }
        var observed = steps.Zip(Times(log, steps), (step, taken) => (step, taken)).Select((one, i) =>
            Observed(one.step, one.taken, First(steps, one.step.Touchpoint) is >= 0 and var earlier && earlier < i ? earlier : null)).ToArray();
        var (peak, trough, end) = Curve([.. observed.Select(one => one is { SharedWith: null, Score: Estimate mean } ? mean.Point : double.NaN)],
            printed is { } scale ? scale.At(0.5) : double.NaN);
        return new(flow.Journeys, observed, peak, trough, end, [.. aside.Zip(Times(log, aside), (step, taken) => Observed(step, taken, null))],
            Undrawn(flow, [.. steps, .. aside], level), Held(log, flow, net));
    }

    /// <summary>Places of peak, trough and end of scores in order; NaN is a step without. Null for fewer than two.</summary>
    public static (int? Peak, int? Trough, int? End) Curve(ReadOnlySpan<double> scores, double neutral)
    {
        if (JourneyShape.Of(scores, neutral) is not { N: > 1 } shape) return (null, null, null);
        int? peak = null, trough = null, end = null;
        for (int i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i])) continue;
            end = i;
            if (scores[i] == shape.Peak) peak = i;
            if (scores[i] == shape.Least) trough = i;
        }
        return (peak, trough, end);
    }

    private static int First(IReadOnlyList<DesignedStep> steps, int touchpoint)
    {
        if (touchpoint < 0) return -1;
        for (int i = 0; i < steps.Count; i++)
            if (steps[i].Touchpoint == touchpoint) return i;
        return -1;
    }

    private static List<long>[] Times(JourneyLog log, IReadOnlyList<DesignedStep> steps)
    {
        var times = steps.Select(_ => new List<long>()).ToArray();
        var table = log.Table;
        var between = Enumerable.Range(0, steps.Count).Where(i => steps[i].Touchpoint < 0)
            .Select(i => (Place: i, Before: Around(steps, i, -1), After: Around(steps, i, 1))).Where(one => one is { Before: >= 0, After: >= 0 }).ToList();
        var byTouchpoint = Enumerable.Range(0, steps.Count).Where(i => steps[i].Touchpoint >= 0).ToLookup(i => steps[i].Touchpoint);
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var own = table.Of(journey);
            foreach (ref readonly var step in own)
                if (table.EndOf(step) is var end && end != Step.NoEnd)
                    foreach (int place in byTouchpoint[table.TouchpointOf(step)]) times[place].Add(end - step.StartMicros);
            foreach (var (place, before, after) in between) AddGap(table, own, before, after, times[place]);
        }
        return times;
    }

    // The touchpoint of the nearest logged step on this side.
    private static int Around(IReadOnlyList<DesignedStep> steps, int place, int direction)
    {
        for (int i = place + direction; i >= 0 && i < steps.Count; i += direction)
            if (steps[i].Touchpoint >= 0) return steps[i].Touchpoint;
        return -1;
    }

    // From the last end of the one before the first start of the other; what overlaps is no waiting.
    private static void AddGap(JourneyTable table, ReadOnlySpan<Step> own, int before, int after, List<long> times)
    {
        long? from = null;
        foreach (ref readonly var step in own)
        {
            int at = table.TouchpointOf(step);
            if (at == before) from = table.EndOf(step) is var end && end != Step.NoEnd ? end : step.StartMicros;
            else if (at == after && from is { } known)
            {
                times.Add(Math.Max(0, step.StartMicros - known));
                return;
            }
        }
    }

    private static UndesignedStop[] Undrawn(FlowSummary flow, IReadOnlyList<DesignedStep> steps, double level)
    {
        var drawn = steps.Select(step => step.Touchpoint).ToHashSet();
        return [.. Enumerable.Range(0, flow.Touchpoints.Count).Where(at => flow.Touchpoints[at].Journeys > 0 && !drawn.Contains(at))
            .OrderByDescending(at => flow.Touchpoints[at].Journeys).ThenBy(at => at)
            .Select(at => new UndesignedStop(at, Wilson.Share(flow.Touchpoints[at].Journeys, flow.Journeys, level), flow.Touchpoints[at].Encounters))];
    }

    private static Answer Held(JourneyLog log, FlowSummary flow, BlueprintNet net) =>
        Conformance.Of(FlowOrder.Paths(log, flow, Conformance.MostVariants), net);
}
