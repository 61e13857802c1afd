using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Pages.Blueprints;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Maps;

/// <summary>What a row of a journey map's drawing tells.</summary>
enum MapLane
{
    /// <summary>What the customer does.</summary>
    Does,

    /// <summary>What the customer thinks.</summary>
    Thinks,

    /// <summary>What the customer needs.</summary>
    Needs,

    /// <summary>What hurts.</summary>
    Pain,

    /// <summary>What could be better.</summary>
    Opportunity,

    /// <summary>What the senses meet.</summary>
    Senses,
}

/// <summary>Journey maps in the reader's language, and what their list's address says.</summary>
static class MapText
{
    public static JourneyMapFilter Filter(PageState state) => new(state[BlueprintText.Find],
        TouchpointText.Member<BlueprintState>(state[BlueprintText.State]), Guid.TryParse(state[BlueprintText.Unit], out var unit) ? unit : null);

    public static JourneyMapOrder Order(PageState state)
    {
        var sort = BlueprintText.Sort(state);
        return new(sort.Key == "title", sort.IsDescending);
    }

    /// <summary>The steps in bands of nearly equal length.</summary>
    public static IReadOnlyList<IReadOnlyList<(int Place, MapStep Step)>> Bands(this MapDocument document)
    {
        int bands = (document.Steps.Count + BlueprintText.MostAbreast - 1) / BlueprintText.MostAbreast;
        if (bands == 0) return [];
        int size = (document.Steps.Count + bands - 1) / bands;
        return [.. document.Steps.Select((step, place) => (place, step)).Chunk(size)];
    }

    /// <summary>What stands in a lane of a step; nothing where it says nothing.</summary>
    public static IReadOnlyList<string> Lines(Words.Words words, MapStep step, MapLane lane) => lane switch
    {
        MapLane.Does => Said(step.Does),
        MapLane.Thinks => Said(step.Thinks),
        MapLane.Needs => Said(step.Needs),
        MapLane.Pain => [.. step.Points.Where(point => point.Kind == PointKind.Pain).Select(Point)],
        MapLane.Opportunity => [.. step.Points.Where(point => point.Kind == PointKind.Opportunity).Select(Point)],
        _ => [.. step.Senses.Select(one => $"{words.Of(one.Sense)}: {one.Designed.Say()}{(one.Found is { } found ? $" / {found.Say()}" : "")}")],
    };

    /// <summary>Whether any step says something in a lane.</summary>
    public static bool Has(this MapDocument document, Words.Words words, MapLane lane) => document.Steps.Any(step => Lines(words, step, lane).Count > 0);

    /// <summary>Colour of a lane.</summary>
    public static string Tone(MapLane lane) => lane switch { MapLane.Pain => "pain", MapLane.Opportunity => "chance", MapLane.Senses => "supp", _ => "cust" };

    /// <summary>Words of a finding, with its numbers.</summary>
    public static string Told(this Words.Words words, MapFinding finding) =>
        words[$"maps.lint.{Words.Words.KeyOf(finding.Rule).Split('.')[^1]}", [.. finding.Reason]];

    /// <summary>Where a piece of evidence leads: to its own page, whose rights hold there.</summary>
    public static string? Href(MapEvidence evidence, SeenEvidence seen) => evidence.Kind switch
    {
        MapEvidenceKind.Voice => $"/inbox/{seen.Id}",
        MapEvidenceKind.Incident => $"/incidents/{seen.Id}",
        MapEvidenceKind.Moment => $"/moments/{seen.Id}",
        MapEvidenceKind.Survey => $"/surveys/{seen.Id}/results",
        MapEvidenceKind.Link => evidence.At,
        _ => null,
    };

    /// <summary>The step as people see it: number and name.</summary>
    public static string Name(this MapDocument document, string step) =>
        document[step] is { } known ? $"{document.PlaceOf(step) + 1} {known.Name.Say()}" : step;

    private static string[] Said(Domain.Feedback.Surveys.Wording? text) => text is null ? [] : [text.Say()];

    private static string Point(MapPoint point) => $"{point.Text.Say()} · {point.Weight}";
}
