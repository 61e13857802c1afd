using System.Globalization;
using System.Text.Json;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Web.Pages.Encounters;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Journeys;

/// <summary>What figures stand on the map.</summary>
enum JourneyLens { Count, Time, Score }

/// <summary>Which ways come first in the list of ways.</summary>
enum WayOrder { Common, Slow, Worst }

/// <summary>What the address of a question about journeys says.</summary>
static class JourneyState
{
    /// <summary>Where the map is.</summary>
    public const string Map = "/journeys";

    public const string Cut = "cut", Gap = "gap", Path = "path", Tier = "tier", Attribute = "attribute", Lens = "lens", Order = "order",
        Stops = "stops", Ways = "ways", Step = "step", Window = "window", Good = "good", GoodScore = "good-score";

    /// <summary>Bounds of the length in hours, of the number of encounters, and of the mean score.</summary>
    public const string LeastHours = "hours-from", MostHours = "hours-to", LeastEncounters = "encounters-from",
        MostEncounters = "encounters-to", LeastScore = "score-from", MostScore = "score-to";

    /// <summary>What a form says that adds a wish; the address it leads to says it in one word.</summary>
    public const string Relation = "relation", At = "at", Later = "later", AttributeName = "attribute-name", AttributeValue = "attribute-value";

    // Links and forms write it: no word of a source holds a control character.
    private const char Between = '\u001f', Is = '=', After = ':';

    private static readonly string[] Added = [Relation, At, Later, AttributeName, AttributeValue];

    public static JourneyFilter Filter(PageState state, DateTimeOffset now) => new()
    {
        Cut = Member<JourneyCut>(state[Cut]),
        GapDays = Number(state, Gap) is { } days && days is >= 1 and <= 3650 ? (int)days : null,
        // To the minute: what is asked again soon is the same question.
        FromUtc = EncounterState.From(state, now) is { } from ? from.AddTicks(-(from.Ticks % TimeSpan.TicksPerMinute)) : null,
        Units = Guid.TryParse(state[EncounterState.Unit], out var unit) ? [unit] : [],
        Channels = state[EncounterState.Channel] is { } channel ? [channel] : [],
        Outcomes = state[EncounterState.Outcome] is { } outcome ? [outcome] : [],
        Tiers = Enum.TryParse<CustomerTier>(state[Tier], ignoreCase: true, out var tier) && Enum.IsDefined(tier) ? [tier] : [],
        Attributes = state.Each(Attribute).Select(AttributeOf).OfType<AttributeWish>().ToItems(),
        Paths = state.Each(Path).Select(WishOf).OfType<PathWish>().ToItems(),
        LeastSeconds = Number(state, LeastHours) * 3600,
        MostSeconds = Number(state, MostHours) * 3600,
        LeastEncounters = (int?)Number(state, LeastEncounters),
        MostEncounters = (int?)Number(state, MostEncounters),
        LeastScore = Number(state, LeastScore),
        MostScore = Number(state, MostScore),
    };

    /// <summary>What a path must fulfil, as an address says it; null where that makes no sense.</summary>
    public static PathWish? WishOf(string text)
    {
        if (text.Split(After, 2) is not [var relation, var keys] || !Enum.TryParse<PathRelation>(relation, ignoreCase: true, out var known)
            || !Enum.IsDefined(known)) return null;
        return (NeedsTwo(known), keys.Split(Between)) switch
        {
            (true, [{ Length: > 0 } from, { Length: > 0 } to]) => new(known, from, to),
            (false, [{ Length: > 0 } at]) => new(known, at),
            _ => null,
        };
    }

    /// <summary>Whether a relation is one between two touchpoints.</summary>
    public static bool NeedsTwo(PathRelation relation) => relation is PathRelation.DirectlyBefore or PathRelation.EventuallyBefore;

    /// <summary>An attribute, as an address says it.</summary>
    public static AttributeWish? AttributeOf(string text) => text.Split(Is, 2) is [{ Length: > 0 } name, var value] ? new(name, value) : null;

    /// <summary>The address that says in short what a form added; null where it added nothing.</summary>
    public static string? Short(PageState state)
    {
        if (Added.All(key => state[key] is null)) return null;
        var paths = state.Each(Path);
        if (state[At] is { } at)
        {
            var relation = Member<PathRelation>(state[Relation]);
            if (!NeedsTwo(relation)) paths = paths.Append(Text(new(relation, at)));
            else if (state[Later] is { } later) paths = paths.Append(Text(new(relation, at, later)));
        }
        var attributes = state.Each(Attribute);
        if (state[AttributeName] is { } name && !name.Contains(Is)) attributes = attributes.Append($"{name}{Is}{state[AttributeValue]}");
        var kept = state.Hidden([.. Added, Path, Attribute]).Select(one => (one.Key, one.Value));
        return PageState.At(state.Path, [.. kept, .. attributes.Distinct().Select(one => (Attribute, one)),
            .. paths.Distinct().Select(one => (Path, one))]).With();
    }

    /// <summary>The address of the journeys that come through a touchpoint.</summary>
    public static string Through(PageState state, JourneyStop stop) => state.Plus(Path, Text(new(PathRelation.Through, stop.Key)));

    /// <summary>The address of the journeys that go from one directly to another.</summary>
    public static string Along(PageState state, JourneyStop from, JourneyStop to) =>
        state.Plus(Path, Text(new(PathRelation.DirectlyBefore, from.Key, to.Key)));

    public static T Member<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var member) && Enum.IsDefined(member) ? member : default;

    /// <summary>The share of something that is shown, 1 to 100 per cent; null to choose what can be read.</summary>
    public static int? Share(PageState state, string key) =>
        int.TryParse(state[key], NumberStyles.None, CultureInfo.InvariantCulture, out int share) && share is >= 1 and <= 100 ? share : null;

    /// <summary>A number from 0 to a thousand million; null where there is none.</summary>
    public static double? Number(PageState state, string key) =>
        double.TryParse(state[key], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1e9
            ? number : null;

    /// <summary>What a path must fulfil, as an address says it.</summary>
    public static string Text(PathWish wish)
    {
        var relation = JsonNamingPolicy.CamelCase.ConvertName(wish.Relation.ToString());
        return relation + After + (wish.Later is null ? wish.Touchpoint : wish.Touchpoint + Between + wish.Later);
    }
}
