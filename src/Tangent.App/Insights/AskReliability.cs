using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>How many journeys go without a failure (旅程可靠度), what each touch must reach for a target, and where the next failure costs most.</summary>
public sealed class AskReliability(Diagnosing diagnosing)
{
    private const int MostTouches = 1000;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Target">Share of journeys without failure that is wanted, above 0 and below 1; null: 0.95.</param>
    /// <param name="Touches">Touches of a journey for which the requirement is reckoned, 1 to 1,000; null: those that are scored, on average.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, double? Target = null, int? Touches = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Told">Failing share, journeys that only it broke, cost of a failing visit.</param>
    public sealed record TouchAt(JourneyStop Stop, TouchReliability Told);

    /// <summary>What came out.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Found">A <see cref="JourneysWithoutFailure"/>, or why it cannot be told.</param>
    /// <param name="All">Touchpoints with scores, where the next failure costs most first.</param>
    public sealed record Reliability(InsightBasis Basis, Answer Found, IReadOnlyList<TouchAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Reliability>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var (filter, wanted, touches, patience) = request;
        double target = wanted ?? ReliabilityOfJourneys.UsualTarget;
        List<Problem> problems = [];
        if (target is not (> 0 and < 1)) problems.Add(Problem.Of("target", "insights.target-inside"));
        if (touches is < 1 or > MostTouches) problems.Add(Problem.Of("touches", "journeys.range", 1, MostTouches));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        return await diagnosing.Ask(who, filter, (nameof(AskReliability), target, touches), patience, chosen =>
        {
            var found = ReliabilityOfJourneys.Of(chosen.Journeys.Log, chosen.Said, target, touches);
            return Outcome<Reliability>.Of(new(chosen.Basis, found, found is JourneysWithoutFailure told
                ? [.. told.Touchpoints.Select(one => new TouchAt(chosen.Journeys.Stops[one.Touchpoint], one))] : []));
        }, stop);
    }
}
