using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;

namespace Tangent.Tests.Insights;

/// <summary>A few journeys and judgements for what is drawn beside them.</summary>
static class LiveLog
{
    public static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    /// <summary>A journey with an encounter each hour.</summary>
    public static IEnumerable<EncounterEntry> Way(string journey, params string[] touchpoints) => touchpoints.Select((at, i) =>
        new EncounterEntry { ExternalId = $"{journey}{at}", Touchpoint = at, StartedUtc = Start.AddHours(i), Journey = journey });

    /// <summary>A score of the journey at a touchpoint.</summary>
    public static JudgementEntry Said(string journey, string touchpoint, int score) =>
        new() { ExternalId = $"{journey}{touchpoint}", Journey = journey, Touchpoint = touchpoint, Score = score, Scale = "1-5" };
}
