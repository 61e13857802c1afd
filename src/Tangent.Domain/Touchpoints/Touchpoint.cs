namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a touchpoint.</summary>
public readonly record struct TouchpointId(Guid Value);

/// <summary>A designed place, channel and moment where a customer can meet the organisation (触点).</summary>
/// <remarks>A change makes a new value; a change that changes nothing returns the same one. Its life is in TouchpointLife.cs.</remarks>
public sealed partial record Touchpoint
{
    /// <summary>Identity.</summary>
    public required TouchpointId Id { get; init; }

    /// <summary>Short code, unique in the installation, upper case, such as <c>T13</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name, 1 to 60 characters.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name, 1 to 120 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Other names that people call it by and search for; up to 10, each up to 60 characters.</summary>
    public Items<string> Aliases { get; init; } = [];

    /// <summary>Way of contact.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>Phase of the journey.</summary>
    public required JourneyStage Stage { get; init; }

    /// <summary>The unit that owns the touchpoint and edits it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Units in which customers meet it; none means: wherever the owner unit reaches.</summary>
    public Items<Guid> OfferedBy { get; init; } = [];

    /// <summary>The person who answers for it, or null while nobody does.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>How it is classified.</summary>
    public Classification Classification { get; init; } = Classification.None;

    /// <summary>Stage, factors, control, measures.</summary>
    public TouchpointSheet Sheet { get; init; } = TouchpointSheet.Empty;

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was last changed; the registration counts.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Front or back stage, digital or physical: stored beside the classification, for filters.</summary>
    public TouchpointKinds Kinds { get => Classification.Kinds; private init { } }

    /// <summary>Distance, for filters.</summary>
    public ContactDistance? Distance { get => Classification.Distance; private init { } }

    /// <summary>Order by code, numbers counted as numbers: T2 before T13. Stored, so that the database sorts by it.</summary>
    public byte[] CodeKey { get => SortKeys.Unique(SortKeys.OfCode(Code), Id.Value); private init { } }

    /// <summary>Order by Chinese name: pinyin.</summary>
    public byte[] NameZhKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", NameZh), Id.Value); private init { } }

    /// <summary>Order by English name.</summary>
    public byte[] NameEnKey { get => SortKeys.Unique(SortKeys.OfName("en", NameEn), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through: code and all names, and how the Chinese ones are typed.</summary>
    public string Found
    {
        get => SearchText.Found([Code, NameZh, NameEn, .. Aliases]);
        private init { }
    }

    /// <summary>What people fill in.</summary>
    public TouchpointDetails Details => new(Code, NameZh, NameEn, Channel, Stage, UnitId, OwnerId)
    {
        Aliases = Aliases,
        OfferedBy = OfferedBy,
        Classification = Classification,
        Sheet = Sheet,
    };

    /// <summary>A new touchpoint: a draft.</summary>
    public static Touchpoint Draft(TouchpointId id, TouchpointDetails details, DateTime atUtc) => new()
    {
        Id = id,
        Code = details.Code,
        NameZh = details.NameZh,
        NameEn = details.NameEn,
        Aliases = details.Aliases,
        Channel = details.Channel,
        Stage = details.Stage,
        UnitId = details.UnitId,
        OfferedBy = details.OfferedBy,
        OwnerId = details.OwnerId,
        Classification = details.Classification,
        Sheet = details.Sheet,
        ChangedUtc = atUtc,
    };

    /// <summary>The touchpoint with other details; the same object when they are what they were.</summary>
    public Touchpoint With(TouchpointDetails details, DateTime atUtc) => details == Details ? this : this with
    {
        Code = details.Code,
        NameZh = details.NameZh,
        NameEn = details.NameEn,
        Aliases = details.Aliases,
        Channel = details.Channel,
        Stage = details.Stage,
        UnitId = details.UnitId,
        OfferedBy = details.OfferedBy,
        OwnerId = details.OwnerId,
        Classification = details.Classification,
        Sheet = details.Sheet,
        ChangedUtc = atUtc,
        Version = Version + 1,
    };
}

/// <summary>What people fill in about a touchpoint, checked: see the properties of <see cref="Touchpoint"/>.</summary>
public sealed record TouchpointDetails(string Code, string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage,
    Guid UnitId, Guid? OwnerId)
{
    /// <summary>Other names.</summary>
    public Items<string> Aliases { get; init; } = [];

    /// <summary>Units in which customers meet it.</summary>
    public Items<Guid> OfferedBy { get; init; } = [];

    /// <summary>How it is classified.</summary>
    public Classification Classification { get; init; } = Classification.None;

    /// <summary>Stage, factors, control, measures.</summary>
    public TouchpointSheet Sheet { get; init; } = TouchpointSheet.Empty;
}
