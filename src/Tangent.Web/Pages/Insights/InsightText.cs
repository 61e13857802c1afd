using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Insights;

/// <summary>What insights name, in words and addresses.</summary>
static class InsightText
{
    /// <summary>Name of a unit in the language of the page.</summary>
    public static string? Name(InsightUnit? unit) => unit is null ? null : AttachedText.IsChinese ? unit.NameZh : unit.NameEn;

    /// <summary>The page of a touchpoint, or the journeys through a word that the register does not know.</summary>
    public static string Page(JourneyStop stop) =>
        stop.Id is { } id ? $"/touchpoints/{id}" : $"{JourneyState.Map}?path=through%3A{Uri.EscapeDataString(stop.Key)}";

    /// <summary>A value with its interval, or why there is none.</summary>
    public static string Range(Words.Words words, DiagnosisWords told, Answer answer, int digits, double factor, string unit)
    {
        if (answer is CannotTell reason) return told.Reason(reason);
        var estimate = answer is Tested tested ? tested.Difference : (Estimate)answer;
        var measure = new Measure("", digits, unit, CultureInfo.CurrentCulture);
        return words["diagnosis.range", measure.Text(estimate.Point * factor), measure.Bare(estimate.Low * factor), measure.Bare(estimate.High * factor)];
    }
}
