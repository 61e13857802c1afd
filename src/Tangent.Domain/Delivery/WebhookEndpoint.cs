namespace Tangent.Domain.Delivery;

/// <summary>An address of another program that is told what happens here.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>Most characters of a name and of an address.</summary>
    public const int LongestName = 60, LongestUrl = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where messages go.</summary>
    public required string Url { get; init; }

    /// <summary>Names of the events that it is told, each between bars, such as <c>|complaint.received|import.done|</c>.</summary>
    public required string Events { get; init; }

    /// <summary>What happens in this unit and below it is told.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The secret that signs messages, encrypted.</summary>
    public required string Secret { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>Since when nothing goes through, or null.</summary>
    public DateTime? FailingSinceUtc { get; init; }

    /// <summary>When it was switched off, or null.</summary>
    public DateTime? OffUtc { get; init; }

    /// <summary>Whether the program switched it off, because nothing went through for long.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Order by name.</summary>
    public byte[] NameKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", Name), Id); private init { } }

    /// <summary>The events that it is told.</summary>
    public IReadOnlyList<string> EventNames => Events.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How events are kept.</summary>
    public static string TextOf(IEnumerable<string> events) => $"|{string.Join('|', events.Distinct().Order(StringComparer.Ordinal))}|";

    /// <summary>With another name, address, unit or other events; the same again changes nothing.</summary>
    public WebhookEndpoint With(string name, string url, string events, Guid unit) =>
        (name, url, events, unit) == (Name, Url, Events, UnitId) ? this : Changed() with { Name = name, Url = url, Events = events, UnitId = unit };

    /// <summary>With a new secret.</summary>
    public WebhookEndpoint Renew(string secret) => Changed() with { Secret = secret };

    /// <summary>Told nothing any more.</summary>
    public WebhookEndpoint Off(DateTime atUtc, bool isGivenUp = false) => OffUtc is not null ? this : Changed() with { OffUtc = atUtc, IsGivenUp = isGivenUp };

    /// <summary>Told again.</summary>
    public WebhookEndpoint On() => OffUtc is null ? this : Changed() with { OffUtc = null, IsGivenUp = false, FailingSinceUtc = null };

    private WebhookEndpoint Changed() => this with { Version = Version + 1 };
}
