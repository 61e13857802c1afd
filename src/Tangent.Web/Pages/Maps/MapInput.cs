using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Pages.Blueprints;
using Tangent.Web.Pages.Surveys;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Maps;

/// <summary>Steps, the person and the whole of a journey map out of the forms in which they were written.</summary>
static class MapInput
{
    /// <summary>Blank lines that a form offers for what is new.</summary>
    public const int Blank = 2;

    private static readonly char[] Between = [' ', ',', '，', '、', '\n', '\r'];

    /// <summary>The step as it was sent.</summary>
    public static MapStep Step(IFormCollection form, MapStep before) => before with
    {
        Name = Said(form, "name") ?? Wording.None,
        Stage = QuestionInput.Text(form, "stage") ?? before.Stage,
        Phase = TouchpointText.Member<MapPhase>(form["phase"]),
        Touchpoint = QuestionInput.Text(form, "touchpoint")?.ToUpperInvariant(),
        Place = Said(form, "place"),
        Channel = Said(form, "channel"),
        Does = Said(form, "does"),
        Thinks = Said(form, "thinks"),
        Needs = Said(form, "needs"),
        Feeling = QuestionInput.Number(form, "feeling"),
        IsMoment = BlueprintInput.Is(form, "moment"),
        Emotion = Said(form, "emotion"),
        BackStage = Said(form, "backStage"),
        Inner = Guid.TryParse(form["inner"], out var inner) ? inner : null,
        Points = Enumerable.Range(0, before.Points.Count + Blank).Select(i => Point(form, $"point.{i}")).OfType<MapPoint>().ToItems(),
        Senses = Enum.GetValues<Sense>().Select(sense => new SenseDesign(sense, Said(form, $"sense.{sense}.designed"), Said(form, $"sense.{sense}.found")))
            .Where(one => one.Designed is not null || one.Found is not null).ToItems(),
    };

    /// <summary>What is said of the whole; persona and steps stay.</summary>
    public static MapDocument About(IFormCollection form, MapDocument before) => (before with
    {
        Title = Said(form, "title") ?? Wording.None,
        Kind = Said(form, "kind"),
        KnownBy = form["knownBy"].ToString().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => code.ToUpperInvariant()).Distinct().ToItems(),
    }).With(Stages(form, before));

    /// <summary>The person as it was sent; null where it has no name.</summary>
    public static Persona? Persona(IFormCollection form) => Said(form, "name") is not { } name ? null : new()
    {
        Name = name,
        Kind = Said(form, "kind"),
        About = Said(form, "about"),
        Goals = Said(form, "goals"),
        Fears = Said(form, "fears"),
        Traits = Enum.GetValues<PersonaFactor>().Select(factor => (factor, Text: Said(form, $"trait.{factor}"))).Where(one => one.Text is not null)
            .Select(one => new PersonaTrait(one.factor, one.Text!)).ToItems(),
        Tier = TouchpointText.Member<CustomerTier>(form["tier"]),
        Channel = QuestionInput.Text(form, "channel"),
        Segment = Said(form, "segment"),
        Basis = TouchpointText.Member<PersonaBasis>(form["basis"]) ?? PersonaBasis.MadeUp,
        Source = Said(form, "source"),
    };

    /// <summary>Evidence as people write it, one on a line: what it is, where it is, and why.</summary>
    /// <remarks>Such as <c>voice V7 why</c>; an address alone is a link.</remarks>
    public static IEnumerable<MapEvidence> Evidence(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (MapRules.IsAddress(parts[0])) yield return new(MapEvidenceKind.Link, parts[0], Note(string.Join(' ', parts[1..])));
            else
                yield return new(TouchpointText.Member<MapEvidenceKind>(parts[0]) ?? MapEvidenceKind.Link, parts.ElementAtOrDefault(1) ?? parts[0],
                    Note(parts.ElementAtOrDefault(2)));
        }
    }

    /// <summary>Evidence as a form shows it.</summary>
    public static string Text(IEnumerable<MapEvidence> evidence) => string.Join('\n', evidence.Select(one =>
        $"{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString())} {one.At} {one.Note.Say()}".TrimEnd()));

    private static MapPoint? Point(IFormCollection form, string name) => Said(form, $"{name}.text") is not { } text ? null
        : new(TouchpointText.Member<PointKind>(form[$"{name}.kind"]) ?? PointKind.Pain, text, QuestionInput.Number(form, $"{name}.weight") ?? 0)
        {
            Evidence = Evidence(form[$"{name}.evidence"].ToString()).ToItems(),
        };

    private static List<MapStage> Stages(IFormCollection form, MapDocument before)
    {
        var kept = Enumerable.Range(0, before.Stages.Count).Select(i => (before.Stages[i].Id, Name: Said(form, $"stage.{i}.name"), i))
            .Where(one => one.Name is not null).Select(one => new MapStage(one.Id, one.Name!, Phase(form, one.i))).ToList();
        for (int i = before.Stages.Count; i < before.Stages.Count + Blank; i++)
            if (Said(form, $"stage.{i}.name") is { } name) kept = [.. (before with { Stages = kept.ToItems() }).AddStage(name, Phase(form, i)).Stages];
        return kept;
    }

    private static MapPhase? Phase(IFormCollection form, int place) => TouchpointText.Member<MapPhase>(form[$"stage.{place}.phase"]);

    private static Wording? Note(string? text) => string.IsNullOrWhiteSpace(text) ? null : Wording.Of((BlueprintText.Language, text));

    private static Wording? Said(IFormCollection form, string name) => QuestionInput.Wording(form, name, BlueprintDocument.Languages);
}
