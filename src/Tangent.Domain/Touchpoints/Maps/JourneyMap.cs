using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>Identity of a journey map.</summary>
public readonly record struct JourneyMapId(Guid Value);

/// <summary>
/// A customer journey map (客户旅程地图): what is being written, and which version holds. It is reviewed and published like its sister, the
/// blueprint. What was published once is never changed.
/// </summary>
public sealed record JourneyMap
{
    /// <summary>Identity.</summary>
    public required JourneyMapId Id { get; init; }

    /// <summary>The unit whose map it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What is being written.</summary>
    public required MapDocument Draft { get; init; }

    /// <summary>Where what is written stands.</summary>
    public BlueprintState State { get; private init; }

    /// <summary>Number of the version that holds, from 1; 0: none was published.</summary>
    public int Published { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Last change.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Order by title, Chinese as pinyin.</summary>
    public byte[] TitleKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", Draft.Title.In("zh")), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through: title and person.</summary>
    public string Found { get => SearchText.Found(new[] { Draft.Title, Draft.Persona?.Name }.SelectMany(Texts)); private init { } }

    /// <summary>With another draft, which nobody has looked at; the same again changes nothing.</summary>
    public JourneyMap With(MapDocument draft, DateTime atUtc) =>
        draft == Draft ? this : Changed(atUtc) with { Draft = draft, State = BlueprintState.Draft };

    /// <summary>Handed to whoever publishes; not before it could be published.</summary>
    public Outcome<JourneyMap> Submit(IEnumerable<MapFinding> findings, DateTime atUtc)
    {
        if (State == BlueprintState.InReview) return this;
        if (State == BlueprintState.Published) return Fail.Clash("maps.no-news");
        return Hindered(findings) ?? (Outcome<JourneyMap>)(Changed(atUtc) with { State = BlueprintState.InReview });
    }

    /// <summary>Given back to whoever writes.</summary>
    public Outcome<JourneyMap> SendBack(DateTime atUtc) => State == BlueprintState.InReview
        ? Changed(atUtc) with { State = BlueprintState.Draft } : Fail.Clash("maps.not-in-review");

    /// <summary>The draft as the next version. What holds already is not published again.</summary>
    public Outcome<JourneyMap> Publish(IEnumerable<MapFinding> findings, DateTime atUtc)
    {
        if (State == BlueprintState.Published) return this;
        if (State != BlueprintState.InReview) return Fail.Clash("maps.not-in-review");
        return Hindered(findings) ?? (Outcome<JourneyMap>)(Changed(atUtc) with { State = BlueprintState.Published, Published = Published + 1 });
    }

    /// <summary>What forbids to publish, as problems of fields.</summary>
    public static IReadOnlyList<Problem> Hindrances(IEnumerable<MapFinding> findings) =>
    [
        .. findings.Where(one => one.IsBlocking).Select(one => Problem.Of(one.Step is { } step ? $"steps.{step}" : "document",
            $"maps.lint.{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(one.Rule.ToString())}", [.. one.Reason])),
    ];

    private static Fail.Invalid? Hindered(IEnumerable<MapFinding> findings) =>
        Hindrances(findings) is { Count: > 0 } problems ? new Fail.Invalid(problems) : null;

    private static IEnumerable<string> Texts(Feedback.Surveys.Wording? said) => said?.Languages.Select(language => said[language]!) ?? [];

    private JourneyMap Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}
