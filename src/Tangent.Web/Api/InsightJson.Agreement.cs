using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.App.Insights;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>The team's lists beside the data.</summary>
public sealed partial class InsightJson
{
    /// <summary>The team's lists beside the data.</summary>
    public object Of(AskAgreement.Agreement told) => new
    {
        basis = Basis(told.Basis),
        reason = Reason(told.Reason),
        kappa = Figure(told.Kappa),
        touchpoints = told.All.Select(one => new
        {
            touchpoint = one.Stop,
            one.Notes.Moments,
            kind = Camel(one.Kind),
            expected = new { verdict = Camel(one.Verdicts.Expected), entries = one.Notes.Of(MomentList.StandardExpectation) },
            breaks = new { verdict = Camel(one.Verdicts.Breaks), entries = one.Notes.Of(MomentList.Detractor) },
            lifts = new { verdict = Camel(one.Verdicts.Lifts), entries = one.Notes.Of(MomentList.Enhancer) },
        }),
        told.Unwritten,
        asked = told.Asked.Select(one => new
        {
            touchpoint = one.Stop,
            one.Text,
            n = one.N,
            kind = Camel(one.Kind),
            verdict = Camel(one.Verdict),
            reason = Reason(one.Found as CannotTell),
            kano = one.Found is not KanoTold kano ? null : new
            {
                kind = Camel(kano.Kind),
                kano.IsClear,
                kano.Counts,
                better = Figure(kano.Better),
                worse = Figure(kano.Worse),
            },
            tolerance = one.Found is not ToleranceTold zone ? null : new
            {
                zone.Adequate,
                zone.Desired,
                zone.Perceived,
                below = Figure(zone.Below),
                above = Figure(zone.Above),
                width = Figure(zone.Width),
            },
        }),
    };
}
