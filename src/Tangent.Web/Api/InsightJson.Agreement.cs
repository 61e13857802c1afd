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
    };
}
