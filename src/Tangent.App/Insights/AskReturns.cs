using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>Whether customers in the top box come again more often than those in the next one.</summary>
public sealed class AskReturns(Diagnosing diagnosing)
{
    private const int MostDays = 3650, UsualDays = 90;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys; returns are looked for among all that the actor sees.</param>
    /// <param name="Days">Within how many days another encounter is a return, 1 to 3,650; null: 90.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, int? Days = null, TimeSpan? Patience = null);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Found">A <see cref="ReturnsFound"/>, or why it cannot be told.</param>
    public sealed record Returns(InsightBasis Basis, Answer Found);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Returns>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var (filter, asked, patience) = request;
        int days = asked ?? UsualDays;
        if (days is < 1 or > MostDays) return Fail.Wrong("days", "journeys.range", 1, MostDays);
        return await diagnosing.Ask(who, filter, (nameof(AskReturns), days), patience, chosen =>
            Outcome<Returns>.Of(new(chosen.Basis, ReturnsByBox.Of(chosen.Journeys.Log, chosen.Said, days))), stop);
    }
}
