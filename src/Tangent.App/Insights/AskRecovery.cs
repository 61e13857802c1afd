using Tangent.Analytics;
using Tangent.Analytics.Complaints;
using Tangent.App.Encounters.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What recovery does to customers: whether they come again, and how satisfied they are, after their case was put right or was not.</summary>
public sealed class AskRecovery(Diagnosing diagnosing, CaseHistories histories)
{
    private const int MostDays = 3650, UsualDays = 90;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys; returns are looked for among the same.</param>
    /// <param name="Days">Within how many days another journey is a return, 1 to 3,650; null: 90.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, int? Days = null, TimeSpan? Patience = null);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Cases">From how many cases of known customers.</param>
    /// <param name="Found">A <see cref="RecoveryProofFound"/>, or why it cannot be told.</param>
    public sealed record Proof(InsightBasis Basis, int Cases, Answer Found);

    /// <summary>Answers for the journeys and the cases that the actor may see.</summary>
    public async Task<Outcome<Proof>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Case) is { } blind) return blind;

        int days = request.Days ?? UsualDays;
        if (days is < 1 or > MostDays) return Fail.Wrong("days", "journeys.range", 1, MostDays);
        var cases = await histories.Of(who, stop);
        var mark = new HashCode();
        foreach (var one in cases) mark.Add(one);
        return await diagnosing.Ask(who, request.Filter, (nameof(AskRecovery), days, cases.Count, mark.ToHashCode()), request.Patience, chosen =>
            Outcome<Proof>.Of(new(chosen.Basis, cases.Count, RecoveryProof.Of(chosen.Journeys.Log, chosen.Said, cases, days))), stop);
    }
}
