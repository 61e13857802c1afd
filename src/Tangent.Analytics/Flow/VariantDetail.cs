namespace Tangent.Analytics.Flow;

/// <summary>How the journeys of one variant went.</summary>
/// <param name="Path">Touchpoints in order.</param>
/// <param name="Count">Journeys.</param>
/// <param name="Share">Their share of the journeys that count.</param>
/// <param name="Time">First start to latest end.</param>
/// <param name="Score">Mean scores of its journeys; null where none was given.</param>
/// <param name="Outcomes">How its journeys ended: number of the last outcome that was told, or -1, with journeys; the commonest first.</param>
public sealed record VariantDetail(IReadOnlyList<int> Path, int Count, double Share, TimeSummary Time, ScoreSummary? Score,
    IReadOnlyList<(int Outcome, int Count)> Outcomes)
{
    /// <summary>The details of some variants.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="flow">Their summary, with variants.</param>
    /// <param name="variants">Places of the variants.</param>
    public static IReadOnlyList<VariantDetail> Of(JourneyLog log, FlowSummary flow, IReadOnlyList<int> variants)
    {
        var slots = new int[flow.Variants.Count];
        Array.Fill(slots, -1);
        for (int i = 0; i < variants.Count; i++) slots[variants[i]] = i;
        var journeys = variants.Select(variant => new List<int>(flow.Variants[variant].Count)).ToArray();
        var own = flow.VariantOf.Span;
        for (int journey = 0; journey < own.Length; journey++)
            if (slots[own[journey]] is >= 0 and var slot) journeys[slot].Add(journey);
        var details = new VariantDetail[variants.Count];
        Parallel.For(0, details.Length, i => details[i] = Of(log, flow, variants[i], journeys[i]));
        return details;
    }

    private static VariantDetail Of(JourneyLog log, FlowSummary flow, int variant, List<int> journeys)
    {
        var table = log.Table;
        var path = new List<int>();
        foreach (ref readonly var step in table.Of(flow.Variants[variant].Journey)) path.Add(table.TouchpointOf(step));
        long[] micros = [.. journeys.Select(journey => flow.JourneyMicros.Span[journey])];
        var scores = new float[journeys.Count];
        var outcomes = new Dictionary<int, int>();
        for (int i = 0; i < scores.Length; i++)
        {
            var steps = table.Of(journeys[i]);
            scores[i] = JourneyScores.Of(log.Columns.Scores.Span, steps);
            int outcome = LastOutcome(log.Columns.Outcomes.Span, steps);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        return new(path, journeys.Count, journeys.Count / (double)flow.Journeys, TimeSummary.Of(micros)!.Value, ScoreSummary.Of(scores),
            [.. outcomes.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (one.Key, one.Value))]);
    }

    /// <summary>The outcome of the last encounter that tells one, or -1.</summary>
    internal static int LastOutcome(ReadOnlySpan<int> byRow, ReadOnlySpan<Step> steps)
    {
        for (int i = byRow.IsEmpty ? -1 : steps.Length - 1; i >= 0; i--)
            if (byRow[steps[i].Row] >= 0) return byRow[steps[i].Row];
        return -1;
    }
}
