using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Insights;

/// <summary>What insights name, in words and addresses.</summary>
static class InsightText
{
    /// <summary>Name of a unit in the language of the page.</summary>
    public static string? Name(InsightUnit? unit) => unit is null ? null : AttachedText.IsChinese ? unit.NameZh : unit.NameEn;

    /// <summary>The page of a touchpoint, or the journeys through a word that the register does not know.</summary>
    public static string Page(JourneyStop stop) =>
        stop.Id is { } id ? $"/touchpoints/{id}" : $"{JourneyState.Map}?path=through%3A{Uri.EscapeDataString(stop.Key)}";
}
