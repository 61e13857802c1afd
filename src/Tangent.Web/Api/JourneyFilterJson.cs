using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>Which journeys count; what is left out narrows nothing.</summary>
public sealed record JourneyFilterJson
{
    public JourneyCut Cut { get; init; }

    public int? GapDays { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Before { get; init; }

    public Items<Guid>? UnitIds { get; init; }

    public Items<string>? Channels { get; init; }

    public Items<string>? Outcomes { get; init; }

    public Items<CustomerTier>? Tiers { get; init; }

    public Items<AttributeWish>? Attributes { get; init; }

    /// <summary>Touchpoints by code, or <c>~</c> and the word of a source that is not registered.</summary>
    public Items<PathWish>? Paths { get; init; }

    public double? LeastSeconds { get; init; }

    public double? MostSeconds { get; init; }

    public int? LeastEncounters { get; init; }

    public int? MostEncounters { get; init; }

    public double? LeastScore { get; init; }

    public double? MostScore { get; init; }

    internal JourneyFilter Filter => new()
    {
        Cut = Cut,
        GapDays = GapDays,
        FromUtc = From?.UtcDateTime,
        BeforeUtc = Before?.UtcDateTime,
        Units = UnitIds ?? [],
        Channels = Channels ?? [],
        Outcomes = Outcomes ?? [],
        Tiers = Tiers ?? [],
        Attributes = Attributes ?? [],
        Paths = Paths ?? [],
        LeastSeconds = LeastSeconds,
        MostSeconds = MostSeconds,
        LeastEncounters = LeastEncounters,
        MostEncounters = MostEncounters,
        LeastScore = LeastScore,
        MostScore = MostScore,
    };
}
