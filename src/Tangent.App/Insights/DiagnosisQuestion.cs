using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;

namespace Tangent.App.Insights;

/// <summary>The one diagnosis of a selection that many questions are answered from.</summary>
sealed record Diagnosis(InsightBasis Basis, Diagnosed Told, IReadOnlyList<JourneyStop> Stops, IReadOnlyDictionary<int, InsightUnit> Units,
    IReadOnlyList<Analytics.Flow.TouchpointFlow> Flow);

/// <summary>What is asked of a diagnosis.</summary>
/// <param name="Filter">Which journeys; all of them when null.</param>
/// <param name="Parts">What is asked of it.</param>
/// <param name="Target">Failing share that fixing is to reach, 0 to 1; null: what peers reach.</param>
sealed record DiagnosisQuestion(JourneyFilter? Filter, DiagnosisParts Parts, double? Target) : InsightQuestion<Diagnosis>(Filter)
{
    public override Fail? Wrong => Target is < 0 or > 1 || Target is double.NaN ? Fail.Wrong("target", "insights.target-range") : null;

    public override Outcome<Diagnosis> Answer(JoinedJourneys joined) => new Diagnosis(joined.Basis,
        Diagnose.Of(joined.Journeys.Log, joined.Said, new(Target: Target, ByUnit: true), Parts), joined.Journeys.Stops, joined.Units, joined.Flow.Touchpoints);
}
