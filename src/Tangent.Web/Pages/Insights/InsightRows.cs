using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Pages.Encounters;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Insights;

/// <summary>Where the rows are that a figure was made from, under the filter of the page.</summary>
static class InsightRows
{
    private static readonly string[] Shared = [EncounterState.Period, EncounterState.Unit, EncounterState.Channel, EncounterState.Outcome];

    /// <summary>Encounters at a touchpoint; those of a word that the register does not know are found by their journeys.</summary>
    public static string Encounters(PageState state, JourneyStop stop) => stop.Id is { } id
        ? PageState.At("/encounters", [.. Kept(state), (EncounterState.Touchpoint, $"{id}")]).With() : Journeys(state, stop);

    /// <summary>Encounters of a unit; null where the source's word means none.</summary>
    public static string? Encounters(PageState state, InsightUnit unit) => unit.Id is { } id
        ? PageState.At("/encounters", [.. Kept(state).Where(one => one.Key != EncounterState.Unit), (EncounterState.Unit, $"{id}")]).With() : null;

    /// <summary>Journeys that come through a touchpoint.</summary>
    public static string Journeys(PageState state, JourneyStop stop) =>
        JourneyState.Through(PageState.At(JourneyState.Map,
            [.. state.Hidden(InsightView.Place, InsightView.By, InsightView.Target).Select(one => (one.Key, one.Value))]), stop);

    /// <summary>Journeys that go from one touchpoint directly to another.</summary>
    public static string Along(PageState state, JourneyStop from, JourneyStop to) =>
        JourneyState.Along(PageState.At(JourneyState.Map,
            [.. state.Hidden(InsightView.Place, InsightView.By, InsightView.Target).Select(one => (one.Key, one.Value))]), from, to);

    /// <summary>What all sources say of a touchpoint.</summary>
    public static string Sources(PageState state, JourneyStop stop) => At(state, "/insights/triangulation", stop);

    /// <summary>The whole scorecard of a touchpoint.</summary>
    public static string Scorecard(PageState state, JourneyStop stop) => At(state, "/insights/touchpoint", stop);

    /// <summary>Its units side by side.</summary>
    public static string Units(PageState state, JourneyStop stop) => At(state, "/insights/units", stop);

    /// <summary>Its trend.</summary>
    public static string Trend(PageState state, JourneyStop stop) => At(state, "/insights/trends", stop);

    private static string At(PageState state, string path, JourneyStop stop) =>
        state.Elsewhere(path, (InsightView.By, null), (InsightView.Target, null), (InsightView.Place, stop.Key));

    private static IEnumerable<(string Key, string Value)> Kept(PageState state) =>
        Shared.Select(key => (Key: key, Value: state[key])).Where(one => one.Value is not null).Select(one => (one.Key, one.Value!));
}
