using Tangent.Analytics.Flow;
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
        steps = told.Told.Steps.Zip(told.Stops).Select(one => new
        {
            touchpoint = one.Second,
            one.First.Encounters,
            reach = Figure(one.First.Reach),
            medianSeconds = one.First.Time?.MedianSeconds,
            ninthDecileSeconds = one.First.Time?.NinthDecileSeconds,
            slow = Figure(one.First.Slow),
            score = Figure(one.First.Score),
            one.First.SharedWith,
        }),
        deviations = told.Deviations.Select(one => new { touchpoint = one.Stop, kind = Camel(one.Kind), outOfOrder = one.IsMoved, share = Figure(one.Share) }),
        lacking = told.Lacking.Select(one => new { touchpoint = one.Stop, one.Told.Encounters, reach = Figure(one.Told.Reach) }),
        advice = told.Advice.Select(one => new { rule = Camel(one.Rule), one.Step, one.Evidence }),
    };
}
