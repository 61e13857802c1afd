namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a touchpoint.</summary>
public readonly record struct TouchpointId(Guid Value);

/// <summary>The technical or physical way of contact (渠道).</summary>
public enum ContactChannel
{
    /// <summary>网厅.</summary>
    WebHall,

    /// <summary>掌厅.</summary>
    MobileHall,

    /// <summary>自助终端.</summary>
    SelfServiceTerminal,

    /// <summary>热线.</summary>
    Hotline,

    /// <summary>营业厅人员.</summary>
    HallStaff,

    /// <summary>上门人员.</summary>
    OnSiteStaff,

    /// <summary>门店.</summary>
    Shop,

    /// <summary>电商.</summary>
    ECommerce,

    /// <summary>社交媒体.</summary>
    SocialMedia,

    /// <summary>邮寄与邮件.</summary>
    Mail,

    /// <summary>App.</summary>
    App,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>微博.</summary>
    Weibo,
}

/// <summary>Phase of the journey (服务阶段).</summary>
public enum JourneyStage
{
    /// <summary>售前.</summary>
    PreSale,

    /// <summary>售中.</summary>
    InSale,

    /// <summary>售后.</summary>
    AfterSale,
}

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

    /// <summary>Where it is in its life.</summary>
    public TouchpointState State => RetiredUtc is { } at
        ? new TouchpointState.Retired(at, RetiredReason!)
        : new TouchpointState.Active();

    /// <summary>The touchpoint out of use. Retiring twice is a conflict.</summary>
    public Outcome<Touchpoint> Retire(DateTime atUtc, string reason) =>
        State is TouchpointState.Retired
            ? Fail.Clash("touchpoints.already-retired", Code)
            : this with { RetiredUtc = atUtc, RetiredReason = reason, Version = Version + 1 };

    /// <summary>The touchpoint back in use. Restoring one that is in use is a conflict.</summary>
    public Outcome<Touchpoint> Restore() =>
        State is TouchpointState.Active
            ? Fail.Clash("touchpoints.not-retired", Code)
            : this with { RetiredUtc = null, RetiredReason = null, Version = Version + 1 };
}
