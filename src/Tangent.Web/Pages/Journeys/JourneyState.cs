using System.Globalization;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Journeys;
using Tangent.Domain;
using Tangent.Domain.Encounters;
using Tangent.Web.Pages.Encounters;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Journeys;

/// <summary>What figures stand on the map.</summary>
enum JourneyLens { Count, Time, Score }

/// <summary>Which ways come first in the list of ways.</summary>
enum WayOrder { Common, Slow, Worst }

/// <summary>What the address of the journeys' map says.</summary>
static class JourneyState
{
    public const string Cut = "cut", Via = "via", Then = "then", Lens = "lens", Order = "order", Stops = "stops", Ways = "ways";

    // Links alone write it: no word of a source holds a control character.
    private const char Between = '\u001f';

    public static JourneyFilter Filter(PageState state, DateTimeOffset now) => new()
    {
        Cut = Member<JourneyCut>(state[Cut]),
        FromUtc = EncounterState.From(state, now),
        Units = Guid.TryParse(state[EncounterState.Unit], out var unit) ? [unit] : [],
        Channels = state[EncounterState.Channel] is { } channel ? [channel] : [],
        Outcomes = state[EncounterState.Outcome] is { } outcome ? [outcome] : [],
        Paths = Wishes(state).Select(one => one.Wish).ToItems(),
    };

    /// <summary>What the paths must fulfil, each with the address without it.</summary>
    public static IEnumerable<(PathWish Wish, string Without)> Wishes(PageState state)
    {
        if (state[Via] is { } via) yield return (new(PathRelation.Through, via), state.With(Via, null));
        if (state[Then]?.Split(Between) is [var from, var to]) yield return (new(PathRelation.DirectlyBefore, from, to), state.With(Then, null));
    }

    /// <summary>The address of the journeys that come through a touchpoint.</summary>
    public static string Through(PageState state, JourneyStop stop) => state.With(Via, stop.Key);

    /// <summary>The address of the journeys that go from one directly to another.</summary>
    public static string Along(PageState state, JourneyStop from, JourneyStop to) => state.With(Then, $"{from.Key}{Between}{to.Key}");

    public static T Member<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var member) && Enum.IsDefined(member) ? member : default;

    /// <summary>The share of something that is shown, 1 to 100 per cent; null to choose what can be read.</summary>
    public static int? Share(PageState state, string key) =>
        int.TryParse(state[key], NumberStyles.None, CultureInfo.InvariantCulture, out int share) && share is >= 1 and <= 100 ? share : null;
}
