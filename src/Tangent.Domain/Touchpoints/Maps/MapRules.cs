using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>What a document must be to be kept at all. What it must be before it holds, the linter says: <see cref="MapLint"/>.</summary>
public static class MapRules
{
    /// <summary>Most steps of a map.</summary>
    public const int MostSteps = 60;

    /// <summary>Most stages.</summary>
    public const int MostStages = 12;

    /// <summary>Most pains and opportunities of a step.</summary>
    public const int MostPoints = 12;

    /// <summary>Most pieces of evidence of a point.</summary>
    public const int MostEvidence = 12;

    /// <summary>Longest name of a map, a stage, a step or a person.</summary>
    public const int LongestName = 80;

    /// <summary>Longest text.</summary>
    public const int LongestText = 300;

    /// <summary>Most that may be said of a feeling or a weight.</summary>
    public const int MostFeeling = 5;

    private const int MostKnown = 20, LongestCode = 40, LongestAddress = 1000;

    /// <summary>What forbids to keep the document, even as a draft.</summary>
    public static IEnumerable<Problem> ToKeep(MapDocument document) =>
    [
        .. document.Title.Length == 0 ? [Problem.Of("title", "form.required")] : Long("title", document.Title, LongestName),
        .. Long("kind", document.Kind, LongestName), .. document.Persona is { } persona ? Kept(persona) : [],
        .. Many("knownBy", document.KnownBy.Count, MostKnown), .. document.KnownBy.SelectMany(code => Code("knownBy", code)),
        .. Many("stages", document.Stages.Count, MostStages), .. Codes("stages", document.Stages.Select(stage => stage.Id)),
        .. document.Stages.SelectMany(stage => stage.Name.Length == 0 ? [Problem.Of("stages", "maps.stage-unnamed", stage.Id)]
            : Long("stages", stage.Name, LongestName)),
        .. Many("steps", document.Steps.Count, MostSteps), .. Codes("steps", document.Steps.Select(step => step.Id)),
        .. InOrder(document) ? (Problem[])[] : [Problem.Of("steps", "maps.stage-order")],
        .. document.Steps.SelectMany(step => Kept(document, step)),
    ];

    /// <summary>Name of the field of a step in problems.</summary>
    public static string Field(MapStep step) => $"steps.{step.Id}";

    /// <summary>Whether this is the address of a page elsewhere that may be linked to.</summary>
    public static bool IsAddress(string text) => text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    private static IEnumerable<Problem> Kept(Persona persona) =>
    [
        .. persona.Name.Length == 0 ? [Problem.Of("persona", "maps.persona-unnamed")] : Long("persona", persona.Name, LongestName),
        .. new[] { persona.Kind, persona.About, persona.Goals, persona.Fears, persona.Segment, persona.Source }
            .SelectMany(text => Long("persona", text, LongestText)),
        .. persona.Traits.SelectMany(trait => Long("persona", trait.Text, LongestText)),
        .. persona.Traits.Where(trait => trait.Text.Length == 0).Select(trait => Problem.Of("persona", "maps.trait-empty", trait.Factor)),
        .. persona.Traits.GroupBy(trait => trait.Factor).Where(same => same.Count() > 1).Select(same => Problem.Of("persona", "maps.trait-twice", same.Key)),
        .. persona.Channel is { } channel && (channel.Length is 0 or > LongestCode || !SearchText.IsOneLine(channel))
            ? [Problem.Of("persona", "form.too-long", LongestCode)] : (Problem[])[],
    ];

    private static IEnumerable<Problem> Kept(MapDocument document, MapStep step)
    {
        var field = Field(step);
        return
        [
            .. document.Stage(step.Stage) is null ? [Problem.Of(field, "maps.stage-missing", step.Stage)] : (Problem[])[],
            .. Long(field, step.Name, LongestName), .. Code(field, step.Touchpoint),
            .. new[] { step.Place, step.Channel, step.Does, step.Thinks, step.Needs, step.Emotion, step.BackStage }
                .SelectMany(text => Long(field, text, LongestText)),
            .. step is { Touchpoint: not null, Place: not null } ? [Problem.Of(field, "maps.place-twice")] : (Problem[])[],
            .. step.Feeling is < 1 or > MostFeeling ? [Problem.Of(field, "maps.feeling", MostFeeling)] : (Problem[])[],
            .. Many(field, step.Points.Count, MostPoints), .. step.Points.SelectMany(point => Kept(field, point)),
            .. step.Senses.GroupBy(one => one.Sense).Where(same => same.Count() > 1).Select(same => Problem.Of(field, "maps.sense-twice", same.Key)),
            .. step.Senses.SelectMany(one => new[] { one.Designed, one.Found }.SelectMany(text => Long(field, text, LongestText))),
        ];
    }

    private static IEnumerable<Problem> Kept(string field, MapPoint point) =>
    [
        .. point.Text.Length == 0 ? [Problem.Of(field, "maps.point-empty")] : Long(field, point.Text, LongestText),
        .. point.Weight is < 1 or > MostFeeling ? [Problem.Of(field, "maps.weight", MostFeeling)] : (Problem[])[],
        .. Many(field, point.Evidence.Count, MostEvidence),
        .. point.Evidence.SelectMany(one => Long(field, one.Note, LongestText)),
        .. point.Evidence.Where(one => !IsShaped(one)).Select(one => Problem.Of(field, $"maps.evidence-{(one.Kind == MapEvidenceKind.Link ? "link" : "shape")}",
            one.At)),
    ];

    private static bool IsShaped(MapEvidence one) => one.Kind switch
    {
        MapEvidenceKind.Link => IsAddress(one.At),
        MapEvidenceKind.Encounter => one.At.Length <= LongestText && SearchText.IsOneLine(one.At) && one.At.IndexOf('/', StringComparison.Ordinal) > 0,
        MapEvidenceKind.Survey => Guid.TryParse(one.At.Split('/')[0], out _) && one.At.Length <= LongestText && SearchText.IsOneLine(one.At),
        MapEvidenceKind.Voice => one.At.Length is > 0 and <= LongestCode && SearchText.IsOneLine(one.At),
        _ => Guid.TryParse(one.At, out _),
    };

    private static bool InOrder(MapDocument document)
    {
        var places = document.Stages.Select((stage, place) => (stage.Id, place)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.place);
        var order = document.Steps.Where(step => places.ContainsKey(step.Stage)).Select(step => places[step.Stage]).ToList();
        return order.SequenceEqual(order.Order());
    }

    private static IEnumerable<Problem> Codes(string field, IEnumerable<string> codes)
    {
        var all = codes.ToList();
        return [.. all.Where(code => !SurveyRules.IsCode(code)).Select(code => Problem.Of(field, "maps.code-shape", code)),
            .. all.GroupBy(code => code).Where(same => same.Count() > 1).Select(same => Problem.Of(field, "maps.code-twice", same.Key))];
    }

    private static IEnumerable<Problem> Long(string field, Wording? wording, int most) =>
        wording?.Length > most ? [Problem.Of(field, "form.too-long", most)] : [];

    private static IEnumerable<Problem> Many(string field, int count, int most) => count > most ? [Problem.Of(field, "form.too-many", most)] : [];

    private static IEnumerable<Problem> Code(string field, string? code) =>
        code is { } given && (given.Length is 0 or > LongestCode || !SearchText.IsOneLine(given))
            ? [Problem.Of(field, "maps.touchpoint-missing", given)] : [];
}
