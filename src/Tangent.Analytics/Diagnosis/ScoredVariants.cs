using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>How journeys of each path were judged as a whole.</summary>
public static class ScoredVariants
{
    /// <summary>For each variant, the mean judgement of its journeys with its interval, or why there is none.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="flow">Their summary with variants.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="printed">Scale of the means.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static Answer[] Of(JourneyLog log, FlowSummary flow, JudgementLog said, Scale printed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var judged = new JudgedJourneys(log, said);
        var journeys = new List<int>[flow.Variants.Count];
        for (int journey = 0; journey < judged.Count; journey++)
            if (!double.IsNaN(judged.Overall[journey])) (journeys[flow.VariantOf.Span[journey]] ??= []).Add(journey);
        return Array.ConvertAll(journeys, own => own is null ? Cannot.NoObservations : Means.Of(
            [.. own.Select(journey => printed.At(judged.Overall[journey]))],
            said.Weights.IsEmpty ? [] : [.. own.Select(journey => judged.Weights[journey])], [], level));
    }
}
