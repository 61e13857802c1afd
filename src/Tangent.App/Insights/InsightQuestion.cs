using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.App.Encounters.Published;
using Tangent.Domain;

namespace Tangent.App.Insights;

/// <summary>Journeys with what was said of them: what every insight is told from.</summary>
/// <param name="Journeys">The journeys that count.</param>
/// <param name="Said">What was said of them, as far as the actor may see it.</param>
/// <param name="Flow">Counts of the journeys.</param>
/// <param name="Basis">From how much an answer is made.</param>
/// <param name="Units">Units by number.</param>
/// <param name="Joining">What brought judgements to their journeys.</param>
sealed record JoinedJourneys(OpenJourneys Journeys, JudgementLog Said, FlowSummary Flow, InsightBasis Basis, IReadOnlyDictionary<int, InsightUnit> Units,
    JoinedJudgements Joining)
{
    /// <summary>The number of a touchpoint by its key; null where the log does not know it.</summary>
    public int? NumberOf(string key)
    {
        for (int number = 0; number < Journeys.Stops.Count; number++)
            if (string.Equals(Journeys.Stops[number].Key, key, StringComparison.OrdinalIgnoreCase)) return number;
        return null;
    }

    /// <summary>A unit by its number; one that nothing names is its number.</summary>
    public InsightUnit UnitOf(int number) => Units.TryGetValue(number, out var unit) ? unit : new(null, $"{number}", $"{number}", $"{number}");
}

/// <summary>A question about journeys and judgements together. Equal questions have equal answers, and an answer is kept.</summary>
/// <param name="Filter">Which journeys; all of them when null.</param>
abstract record InsightQuestion<T>(JourneyFilter? Filter) where T : class
{
    /// <summary>What is wrong with the question; null where nothing is.</summary>
    public virtual Fail? Wrong => null;

    /// <summary>The answer, or why there is none.</summary>
    public abstract Outcome<T> Answer(JoinedJourneys joined);
}
