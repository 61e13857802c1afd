namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a device.</summary>
public readonly record struct DeviceId(Guid Value);

/// <summary>Identity of what happened to a device.</summary>
public readonly record struct DeviceEventId(Guid Value);

/// <summary>What a device is.</summary>
public enum DeviceKind
{
    /// <summary>自助终端.</summary>
    Kiosk,

    /// <summary>自动柜员机.</summary>
    Atm,

    /// <summary>排队叫号机.</summary>
    QueueMachine,

    /// <summary>语音节点.</summary>
    IvrNode,

    /// <summary>邮筒与意见箱.</summary>
    PostBox,

    /// <summary>App 与网站服务.</summary>
    OnlineService,

    /// <summary>其他设备.</summary>
    Other,
}

/// <summary>A machine through which customers are served; customers judge a remote contact by its quality, upkeep and repair.</summary>
public sealed record Device
{
    /// <summary>Identity.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>Short code, unique in the installation, upper case, such as <c>DC-H1-K1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands and what it is, 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>At which touchpoint it serves.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>The unit that keeps it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Since when it serves.</summary>
    public required DateTime InstalledUtc { get; init; }

    /// <summary>When it was taken away, or null while it stands.</summary>
    public DateTime? RetiredUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When the record was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Order by code, numbers counted as numbers.</summary>
    public byte[] CodeKey { get => SortKeys.Unique(SortKeys.OfCode(Code), Id.Value); private init { } }

    /// <summary>What a search looks through: code and name, folded.</summary>
    public string Found { get => SearchText.Found(Code, Name); private init { } }

    /// <summary>What people fill in.</summary>
    public DeviceDetails Details => new(Code, Name, Kind, TouchpointId, UnitId, InstalledUtc, RetiredUtc);

    /// <summary>A new device.</summary>
    public static Device Of(DeviceId id, DeviceDetails details, DateTime atUtc) => new()
    {
        Id = id,
        Code = details.Code,
        Name = details.Name,
        Kind = details.Kind,
        TouchpointId = details.TouchpointId,
        UnitId = details.UnitId,
        InstalledUtc = details.InstalledUtc,
        RetiredUtc = details.RetiredUtc,
        ChangedUtc = atUtc,
    };

    /// <summary>The device with other details; the same object when they are what they were.</summary>
    public Device With(DeviceDetails details, DateTime atUtc) =>
        details == Details ? this : Of(Id, details, atUtc) with { Version = Version + 1 };
}

/// <summary>What people fill in about a device, checked: see the properties of <see cref="Device"/>.</summary>
public sealed record DeviceDetails(string Code, string Name, DeviceKind Kind, TouchpointId TouchpointId, Guid UnitId,
    DateTime InstalledUtc, DateTime? RetiredUtc);

/// <summary>What keeps a device from serving.</summary>
public enum DeviceEventKind
{
    /// <summary>故障: it broke; the time to its end is a time to repair.</summary>
    Fault,

    /// <summary>缺料: paper, cash, ink or the pencil is used up.</summary>
    Consumable,

    /// <summary>检修: planned work on it.</summary>
    Upkeep,
}

/// <summary>A time in which a device could not serve; open while it has no end.</summary>
public sealed record DeviceEvent
{
    /// <summary>Identity.</summary>
    public required DeviceEventId Id { get; init; }

    /// <summary>Which device.</summary>
    public required DeviceId DeviceId { get; init; }

    /// <summary>The reporting system's own name for it, by which a report may be sent again; null when a person wrote it down.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Why it could not serve.</summary>
    public required DeviceEventKind Kind { get; init; }

    /// <summary>From when.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Until when, or null while it lasts.</summary>
    public DateTime? ToUtc { get; init; }

    /// <summary>What was seen or done, up to 300 characters, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The event as a later report tells it; the same object when it says nothing new.</summary>
    public DeviceEvent With(DeviceEventKind kind, DateTime fromUtc, DateTime? toUtc, string? note) =>
        (Kind, FromUtc, ToUtc, Note) == (kind, fromUtc, toUtc, note)
            ? this : this with { Kind = kind, FromUtc = fromUtc, ToUtc = toUtc, Note = note, Version = Version + 1 };
}
