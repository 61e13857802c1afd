using Tangent.Analytics;
using Tangent.Analytics.Paths;
using Tangent.Analytics.Surveys;
using Tangent.App.Insights;

namespace Tangent.Web.Api;

/// <summary>Answers from columns that were handed in.</summary>
public sealed partial class InsightJson
{
    /// <summary>The service-profit chain.</summary>
    public object Of(AskChain.Chain told)
    {
        var found = told.Found as ChainFound;
        return new
        {
            basis = new { rows = found?.Rows, units = found?.Units, found?.Ignored },
            reason = Reason(told.Found as CannotTell ?? found?.Model),
            links = (found?.Links ?? []).Select(link => new { link.From, link.To, correlation = Figure(link.Correlation), path = Figure(link.Path) }),
            constructs = (found?.Constructs ?? []).Select(one => new { one.Name, one.Items, one.Loadings, r2 = one.R2, one.Composite }),
        };
    }

    /// <summary>Gaps of service quality.</summary>
    public object Of(AskGaps.Gaps told)
    {
        var found = told.Found as PairsFound;
        return new
        {
            basis = new { rows = found?.Rows, scale = told.Scale.Name, surveyId = told.Survey?.Id, found?.Unpaired },
            reason = Reason(told.Found as CannotTell),
            overall = found is null ? null : Figure(found.Overall),
            dimensions = (found?.Dimensions ?? []).Select(one => new
            {
                one.Name,
                one.Items,
                gap = Figure(one.Told.Gap),
                below = Figure(one.Told.Below),
                alpha = Figure(one.Told.Reliability is Reliability alpha ? alpha.Raw : one.Told.Reliability),
                omega = Figure(one.Omega),
            }),
        };
    }
}
