using Tangent.App.Encounters.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Web.Words;

namespace Tangent.Cli.Questions;

/// <summary>Which journeys a question is about: what is left out narrows nothing.</summary>
sealed class WhichJourneys
{
    private static readonly Words W = new();

    private readonly AskField<DateTimeOffset?> from = AskField.Of<DateTimeOffset?>("from", W["cli.ask.from"]);
    private readonly AskField<DateTimeOffset?> before = AskField.Of<DateTimeOffset?>("before", W["cli.ask.before"]);
    private readonly AskField<string?> unit = AskField.Of<string?>("unit", W["cli.named.unit"]);
    private readonly AskField<string?> channel = AskField.Of<string?>("channel", W["cli.ask.channel"]);
    private readonly AskField<string?> outcome = AskField.Of<string?>("outcome", W["cli.ask.outcome"]);
    private readonly AskField<CustomerTier?> tier = AskField.Of<CustomerTier?>("tier", W["customers.tiers"]);
    private readonly AskField<JourneyCut?> cut = AskField.Of<JourneyCut?>("cut", W["cli.ask.cut"]);
    private readonly AskField<int?> gapDays = AskField.Of<int?>("gapDays", W["cli.ask.gap-days"]);

    /// <summary>What can be said of them.</summary>
    public IReadOnlyList<AskField> Fields => [from, before, unit, channel, outcome, tier, cut, gapDays];

    /// <summary>The journeys that were meant. A unit that is not there, or that the actor does not see, is none.</summary>
    public async Task<JourneyFilter> Filter(Asked asked, IServiceProvider services, Actor who, CancellationToken stop) => new()
    {
        FromUtc = asked.Of(from)?.UtcDateTime,
        BeforeUtc = asked.Of(before)?.UtcDateTime,
        Units = await Named.UnitId(asked.Of(unit), services, who, stop) is { } known ? [known] : [],
        Channels = asked.Of(channel) is { } over ? [over] : [],
        Outcomes = asked.Of(outcome) is { } ended ? [ended] : [],
        Tiers = asked.Of(tier) is { } of ? [of] : [],
        Cut = asked.Of(cut) ?? default,
        GapDays = asked.Of(gapDays),
    };
}
