using Tangent.Domain;
using Tangent.Domain.Delivery;

namespace Tangent.Storage.Delivery;

/// <summary>That somebody of the house was told something in the app. It names a thing and leads there; it holds no words of anybody.</summary>
[Unaudited("Follows from an act that has its own audit line; reading it changes nothing for anybody else.")]
public sealed record NoticeRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What it is.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>What caused it: the same cause tells nobody twice.</summary>
    public required string Key { get; init; }

    /// <summary>Path of the page to which it leads.</summary>
    public required string Path { get; init; }

    /// <summary>What it is about: number of a case, name of a rule.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>When it was read, or null.</summary>
    public DateTime? ReadUtc { get; init; }

    /// <summary>Order by when it happened. Stored.</summary>
    public byte[] AtKey { get => SortKeys.Unique(SortKeys.OfTime(AtUtc), Id); private init { } }
}

/// <summary>What a person wants to be told.</summary>
[Unaudited("A person's own wish about own messages.")]
public sealed record NoticeWish
{
    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The wish.</summary>
    public required NoticeChoice Choice { get; init; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; init; } = 1;
}
