using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Which rule governs: the journeys with at least two scored touches and an overall judgement.</summary>
static class RuleOfJourneys
{
    private const double Neutral = 0.5;

    public static Answer Of(JudgedJourneys judged, DiagnosisRules rules)
    {
        var shapes = new List<JourneyShape>();
        var overall = new List<double>();
        var customers = new List<int>();
        for (int journey = 0; journey < judged.Count; journey++)
        {
            if (!double.IsFinite(judged.Overall[journey])) continue;
            if (JourneyShape.Of(judged.TouchesOf(journey), Neutral) is not { N: >= 2 } shape) continue;
            shapes.Add(shape);
            overall.Add(judged.Overall[journey]);
            customers.Add(judged.Customers is [] ? journey : judged.Customers[journey]);
        }
        return WhichRule.Of(shapes, [.. overall], new(rules.Seed, 13), [.. customers]);
    }
}
