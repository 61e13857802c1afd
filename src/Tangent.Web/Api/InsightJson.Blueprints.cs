using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>Blueprints beside what happens.</summary>
public sealed partial class InsightJson
{
    /// <summary>A blueprint with what was observed at its steps.</summary>
    public object Of(AskBlueprint.Live told) => new
    {
        basis = Basis(told.Basis),
        journeys = told.Told.Journeys,
        keeping = Figure(told.Told.Kept is Conformance kept ? kept.Keeping : told.Told.Kept),
        fitness = Figure(told.Told.Kept is Conformance held ? held.MeanFitness : told.Told.Kept),
        peak = told.Told.Peak,
        trough = told.Told.Trough,
        end = told.Told.End,
        steps = told.Told.Steps.Zip(told.Stops).Select(one => Seen(one.Second, one.First, told)),
        cells = told.Cells.Select(one => new { one.Step, lane = Camel(one.Lane), seen = Seen(one.Stop, one.Seen, told) }),
        clauses = told.Clauses.SelectMany(at => at.Select(one => new
        {
            touchpoint = at.Key,
            one.Id,
            one.Number,
            one.Item,
            share = Figure(one.Verdict.Share),
            one.Verdict.Promised,
            kept = Camel(one.Verdict.Kept),
        })),
        ways = told.Ways.Select(one => new { one.From, one.To, share = Figure(one.Share) }),
        deviations = told.Deviations.Select(one => new { touchpoint = one.Stop, kind = Camel(one.Kind), outOfOrder = one.IsMoved, share = Figure(one.Share) }),
        lacking = told.Lacking.Select(one => new { touchpoint = one.Stop, one.Told.Encounters, reach = Figure(one.Told.Reach) }),
        advice = told.Advice.Select(one => new { rule = Camel(one.Rule), one.Step, one.Evidence }),
    };

    /// <summary>A journey map with what was observed at its steps.</summary>
    public object Of(AskJourneyMap.Live told) => new
    {
        basis = Basis(told.Basis),
        told.Journeys,
        told.Peak,
        told.Trough,
        told.End,
        steps = told.Steps.Select(one => new
        {
            touchpoint = one.Stop,
            one.Seen.Encounters,
            reach = Figure(one.Seen.Reach),
            score = Figure(one.Seen.Score),
            one.Seen.SharedWith,
            medianSecondsToNext = one.ToNext?.MedianSeconds,
            ninthDecileSecondsToNext = one.ToNext?.NinthDecileSeconds,
            wentOn = one.WentOn is { } on ? Figure(on) : null,
            one.Open,
        }),
        advice = told.Advice.Select(one => new { rule = Camel(one.Rule), one.Step, one.Evidence }),
    };

    private object Seen(JourneyStop? stop, ObservedStep seen, AskBlueprint.Live told) => new
    {
        touchpoint = stop,
        seen.Encounters,
        reach = Figure(seen.Reach),
        medianSeconds = seen.Time?.MedianSeconds,
        ninthDecileSeconds = seen.Time?.NinthDecileSeconds,
        slow = Figure(seen.Slow),
        score = Figure(seen.Score),
        seen.SharedWith,
        open = stop?.Id is { } id ? told.Open.GetValueOrDefault(id) : null,
    };
}
