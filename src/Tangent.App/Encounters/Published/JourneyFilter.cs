using Tangent.Analytics.Flow;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters.Published;

/// <summary>Something that the path of a journey must fulfil.</summary>
/// <param name="Relation">How.</param>
/// <param name="Touchpoint">Key of the touchpoint, as in <see cref="JourneyStop.Key"/>.</param>
/// <param name="Later">Key of the later touchpoint, for the two relations that have one.</param>
public sealed record PathWish(PathRelation Relation, string Touchpoint, string? Later = null);

/// <summary>An attribute of an encounter.</summary>
/// <param name="Name">Its name, in the source's words.</param>
/// <param name="Value">Its value.</param>
public sealed record AttributeWish(string Name, string Value);

/// <summary>Which journeys to look at, and how encounters become journeys. Everything that is left out counts all.</summary>
public sealed record JourneyFilter
{
    /// <summary>Days without an encounter after which a customer's next one begins a new journey.</summary>
    public const int UsualGapDays = 30;

    /// <summary>What makes a journey.</summary>
    public JourneyCut Cut { get; init; }

    /// <summary>A customer's encounters are a new journey after so many days without one, 1 to 3,650; <see cref="UsualGapDays"/> when null.</summary>
    public int? GapDays { get; init; }

    /// <summary>Journeys that begin at this time or later.</summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>Journeys that begin before this time.</summary>
    public DateTime? BeforeUtc { get; init; }

    /// <summary>Journeys with an encounter in one of these units or below.</summary>
    public Items<Guid> Units { get; init; } = [];

    /// <summary>Journeys with an encounter over one of these channels, in the sources' words.</summary>
    public Items<string> Channels { get; init; } = [];

    /// <summary>Journeys with an encounter that ended so, in the sources' words.</summary>
    public Items<string> Outcomes { get; init; } = [];

    /// <summary>Journeys with an encounter while the customer was of one of these tiers.</summary>
    public Items<CustomerTier> Tiers { get; init; } = [];

    /// <summary>Journeys with an encounter of which this was told, for each of up to 5 attributes.</summary>
    public Items<AttributeWish> Attributes { get; init; } = [];

    /// <summary>Journeys with these paths, up to 20.</summary>
    public Items<PathWish> Paths { get; init; } = [];

    /// <summary>Journeys that last at least so many seconds, first start to latest end.</summary>
    public double? LeastSeconds { get; init; }

    /// <summary>Journeys that last at most so many seconds.</summary>
    public double? MostSeconds { get; init; }

    /// <summary>Journeys with at least so many encounters.</summary>
    public int? LeastEncounters { get; init; }

    /// <summary>Journeys with at most so many.</summary>
    public int? MostEncounters { get; init; }

    /// <summary>Journeys whose mean score is at least this, on the commonest scale of the log; a log without scores has none of them.</summary>
    public double? LeastScore { get; init; }

    /// <summary>Journeys whose mean score is at most this.</summary>
    public double? MostScore { get; init; }
}
