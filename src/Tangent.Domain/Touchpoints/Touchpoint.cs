namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a touchpoint.</summary>
public readonly record struct TouchpointId(Guid Value);

/// <summary>Where a touchpoint is in its life. What belongs to a state lives in it.</summary>
public abstract record TouchpointState
{
    private TouchpointState() { }

    /// <summary>In use since its valid-from.</summary>
    public sealed record Active : TouchpointState;

    /// <summary>No longer in use; kept for history and reversible.</summary>
    public sealed record Retired(DateTime AtUtc, string Reason) : TouchpointState;
}

/// <summary>A designed place, channel and moment where a customer can meet the organisation (触点).</summary>
/// <remarks>A change makes a new value; a change that changes nothing returns the same one.</remarks>
public sealed record Touchpoint
{
    /// <summary>Identity.</summary>
    public required TouchpointId Id { get; init; }

    /// <summary>Short code, unique in the installation, upper case, such as <c>T13</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name, 1 to 60 characters.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name, 1 to 120 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Way of contact.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>Phase of the journey.</summary>
    public required JourneyStage Stage { get; init; }

    /// <summary>The unit that owns the touchpoint and edits it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The person who answers for it, or null while nobody does.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>First moment at which it is in use.</summary>
    public required DateTime ValidFromUtc { get; init; }

    /// <summary>When it was retired; storage keeps the state flat.</summary>
    public DateTime? RetiredUtc { get; private init; }

    /// <summary>Why it was retired.</summary>
    public string? RetiredReason { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was last changed; the registration counts.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Order by code, numbers counted as numbers: T2 before T13. Stored, so that the database sorts by it.</summary>
    public byte[] CodeKey { get => SortKeys.Unique(SortKeys.OfCode(Code), Id.Value); private init { } }

    /// <summary>Order by Chinese name: pinyin.</summary>
    public byte[] NameZhKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", NameZh), Id.Value); private init { } }

    /// <summary>Order by English name.</summary>
    public byte[] NameEnKey { get => SortKeys.Unique(SortKeys.OfName("en", NameEn), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through: code and both names, folded as <see cref="SearchText.Fold"/> does.</summary>
    public string Found { get => SearchText.Fold($"{Code}\n{NameZh}\n{NameEn}"); private init { } }

    /// <summary>What people fill in.</summary>
    public TouchpointDetails Details => new(Code, NameZh, NameEn, Channel, Stage, UnitId, OwnerId);

    /// <summary>Where it is in its life.</summary>
    public TouchpointState State => RetiredUtc is { } at
        ? new TouchpointState.Retired(at, RetiredReason!)
        : new TouchpointState.Active();

    /// <summary>The touchpoint with other details; the same object when they are what they were.</summary>
    public Touchpoint With(TouchpointDetails details, DateTime atUtc) => details == Details ? this : this with
    {
        Code = details.Code,
        NameZh = details.NameZh,
        NameEn = details.NameEn,
        Channel = details.Channel,
        Stage = details.Stage,
        UnitId = details.UnitId,
        OwnerId = details.OwnerId,
        ChangedUtc = atUtc,
        Version = Version + 1,
    };

    /// <summary>The touchpoint out of use. Retiring twice is a conflict.</summary>
    public Outcome<Touchpoint> Retire(DateTime atUtc, string reason) =>
        State is TouchpointState.Retired
            ? Fail.Clash("touchpoints.already-retired", Code)
            : this with { RetiredUtc = atUtc, RetiredReason = reason, ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>The touchpoint back in use. Restoring one that is in use is a conflict.</summary>
    public Outcome<Touchpoint> Restore(DateTime atUtc) =>
        State is TouchpointState.Active
            ? Fail.Clash("touchpoints.not-retired", Code)
            : this with { RetiredUtc = null, RetiredReason = null, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>What people fill in about a touchpoint, checked: see the properties of <see cref="Touchpoint"/>.</summary>
public sealed record TouchpointDetails(string Code, string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage,
    Guid UnitId, Guid? OwnerId);
