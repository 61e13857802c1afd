using System.Runtime.InteropServices;

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
        // In the order of the log: journeys of one variant lie far from each other.
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var found = new Found[shares.Count][];
        Parallel.ForEach(shares, share => found[share.Number] = Take(log, flow, share, slots, variants.Count));
        var details = new VariantDetail[variants.Count];
        Shares.LargestFirst(details.Length, i => flow.Variants[variants[i]].Count, i =>
        {
            var variant = flow.Variants[variants[i]];
            var all = new Found();
            foreach (var part in found) all.Take(part[i]);
            details[i] = new(PathOf(log.Table, variant.Journey), variant.Count, variant.Count / (double)flow.Journeys,
                TimeSummary.Of(CollectionsMarshal.AsSpan(all.Micros))!.Value, all.Scores.Summary(), all.Outcomes());
        });
        return details;
    }

    private static Found[] Take(JourneyLog log, FlowSummary flow, Share share, int[] slots, int count)
    {
        var found = new Found[count];
        for (int i = 0; i < count; i++) found[i] = new();
        var table = log.Table;
        var own = flow.VariantOf.Span;
        var micros = flow.JourneyMicros.Span;
        var scores = log.Columns.Scores.Span;
        var outcomes = log.Columns.Outcomes.Span;
        for (int journey = share.From; journey < share.To; journey++)
        {
            if (slots[own[journey]] is not (>= 0 and var slot)) continue;
            if (log.Ranks is { } known)
            {
                int at = table.HasChoice ? table.Chosen[journey] : journey;
                found[slot].Take(micros[journey], known.Scores[at], known.Outcomes[at]);
            }
            else
            {
                var steps = table.Of(journey);
                found[slot].Take(micros[journey], JourneyScores.Of(scores, steps), LastOutcome(outcomes, steps));
            }
        }
        return found;
    }

    private static List<int> PathOf(JourneyTable table, int journey)
    {
        var path = new List<int>();
        foreach (ref readonly var step in table.Of(journey)) path.Add(table.TouchpointOf(step));
        return path;
    }

    /// <summary>Times, scores and last outcomes of some journeys.</summary>
    private sealed class Found
    {
        private readonly Dictionary<int, int> outcomes = [];
        private ScoreSums scores;
        private int lately = -1, waiting;       // outcomes come in runs

        public List<long> Micros { get; } = [];

        public ref readonly ScoreSums Scores => ref scores;

        public void Take(long micros, float score, int outcome)
        {
            Micros.Add(micros);
            scores.Add(score);
            if (outcome != lately) Count(outcome);
            waiting++;
        }

        public void Take(Found other)
        {
            Micros.AddRange(other.Micros);
            scores += other.scores;
            other.Count(-1);
            foreach (var (outcome, count) in other.outcomes) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
        }

        private void Count(int next)
        {
            if (waiting > 0) outcomes[lately] = outcomes.GetValueOrDefault(lately) + waiting;
            (lately, waiting) = (next, 0);
        }

        public IReadOnlyList<(int Outcome, int Count)> Outcomes() =>
            [.. outcomes.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (one.Key, one.Value))];
    }

    /// <summary>The outcome of the last encounter that tells one, or -1.</summary>
    internal static int LastOutcome(ReadOnlySpan<int> byRow, ReadOnlySpan<Step> steps)
    {
        for (int i = byRow.IsEmpty ? -1 : steps.Length - 1; i >= 0; i--)
            if (byRow[steps[i].Row] >= 0) return byRow[steps[i].Row];
        return -1;
    }
}
