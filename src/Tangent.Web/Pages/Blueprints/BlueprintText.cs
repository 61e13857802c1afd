using System.Globalization;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Blueprints;

/// <summary>A place of a drawing: a step, and a lane of it or none. In addresses it is <c>s1.frontStage</c> or <c>s1</c>.</summary>
public readonly record struct BlueprintSpot(string Step, BlueprintLane? Lane = null)
{
    /// <summary>The place that an address names; null where the document has none.</summary>
    public static BlueprintSpot? Of(string? text, BlueprintDocument document)
    {
        var parts = (text ?? "").Split('.');
        if (document[parts[0]] is null || parts.Length > 2) return null;
        return parts.Length == 1 ? new(parts[0]) : TouchpointText.Member<BlueprintLane>(parts[1]) is { } lane ? new(parts[0], lane) : null;
    }

    public override string ToString() =>
        Lane is { } lane ? $"{Step}.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(lane.ToString())}" : Step;
}

/// <summary>Blueprints in the reader's language, and what their list's address says.</summary>
static class BlueprintText
{
    public const string Find = "q", State = "state", Unit = "unit";

    /// <summary>Most steps that stand side by side: a longer drawing goes on below, like lines of music, on screen and on paper alike.</summary>
    public const int MostAbreast = 9;

    /// <summary>Fewest columns of a band: a short drawing is not stretched.</summary>
    public const int LeastAbreast = 6;

    /// <summary>The reader's language as documents write it.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Say(this Wording? wording) => wording?.In(Language) ?? "";

    public static string Name(this Blueprint blueprint) => blueprint.Draft.Title.Say();

    public static BlueprintFilter Filter(PageState state) => new(state[Find], TouchpointText.Member<BlueprintState>(state[State]),
        Guid.TryParse(state[Unit], out var unit) ? unit : null);

    /// <summary>Which journeys a blueprint's page, and the picture of it, are about: whole days, so that an answer lasts.</summary>
    public static Tangent.App.Encounters.Published.JourneyFilter Journeys(PageState state, DateTimeOffset now)
    {
        var filter = Tangent.Web.Pages.Journeys.JourneyState.Filter(state, now);
        return filter.FromUtc is { } from ? filter with { FromUtc = from.Date } : filter;
    }

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["title", "changed"], new("changed", true));

    public static BlueprintOrder Order(PageState state) => new(Sort(state).Key == "title", Sort(state).IsDescending);

    /// <summary>The steps in bands of nearly equal length.</summary>
    public static IReadOnlyList<IReadOnlyList<(int Place, BlueprintStep Step)>> Bands(this BlueprintDocument document)
    {
        int bands = (document.Steps.Count + MostAbreast - 1) / MostAbreast;
        if (bands == 0) return [];
        int size = (document.Steps.Count + bands - 1) / bands;
        return [.. document.Steps.Select((step, place) => (place, step)).Chunk(size)];
    }

    /// <summary>A way on, or back: an arrow says which, the number says where to.</summary>
    public static string Way(Words.Words words, BlueprintDocument document, int place, BlueprintWay way)
    {
        int to = document.PlaceOf(way.To);
        var where = way.To == BlueprintDocument.End ? words["blueprints.way.end"] : words[to <= place ? "blueprints.way.back" : "blueprints.way.on", to + 1];
        return way.When is null ? where : $"{where} {way.When.Say()}";
    }

    /// <summary>Which colour a lane has: customer, front, back, support.</summary>
    public static string Tone(BlueprintLane lane) => lane switch
    {
        BlueprintLane.Customer => "cust",
        BlueprintLane.Evidence or BlueprintLane.FrontStage or BlueprintLane.Tools => "front",
        BlueprintLane.BackStage => "back",
        _ => "supp",
    };

    /// <summary>Numbers of failure points and of wait points, in the order of the drawing: F1, F2, …, W1, W2, …</summary>
    public static IReadOnlyDictionary<BlueprintSpot, string> Marks(this BlueprintDocument document)
    {
        Dictionary<BlueprintSpot, string> marks = [];
        int failures = 0, waits = 0;
        foreach (var step in document.Steps)
            foreach (var cell in step.Cells)
            {
                var mark = string.Join(' ', new[] { cell.Failure is null ? null : $"F{++failures}", cell.IsWait ? $"W{++waits}" : null }.OfType<string>());
                if (mark.Length > 0) marks[new(step.Id, cell.Lane)] = mark;
            }
        return marks;
    }
}
