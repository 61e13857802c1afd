using System.Buffers;

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
        var starts = new int[variants.Count + 1];
        for (int i = 0; i < variants.Count; i++) starts[i + 1] = starts[i] + flow.Variants[variants[i]].Count;
        var micros = ArrayPool<long>.Shared.Rent(starts[^1]);
        // In the order of the log: journeys of one variant lie far from each other.
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var found = new Found[shares.Count][];
        Parallel.ForEach(shares, share => found[share.Number] = Slots(flow, share, slots, variants.Count));
        for (int i = 0; i < variants.Count; i++)
        {
            int next = starts[i];
            foreach (var part in found) part[i].Next = (next += part[i].Next) - part[i].Next;
        }
        Parallel.ForEach(shares, share => Take(log, flow, share, slots, found[share.Number], micros));
        var details = new VariantDetail[variants.Count];
        Shares.LargestFirst(details.Length, i => flow.Variants[variants[i]].Count, i =>
        {
            var variant = flow.Variants[variants[i]];
            var all = new Found();
            foreach (var part in found) all.Take(part[i]);
            details[i] = new(PathOf(log.Table, variant.Journey), variant.Count, variant.Count / (double)flow.Journeys,
                TimeSummary.Of(micros.AsSpan(starts[i]..starts[i + 1]))!.Value, all.Scores.Summary(), all.Outcomes());
        });
        ArrayPool<long>.Shared.Return(micros);
        return details;
    }

    private static Found[] Slots(FlowSummary flow, Share share, int[] slots, int count)
    {
        var found = new Found[count];
        for (int i = 0; i < count; i++) found[i] = new();
        foreach (int variant in flow.VariantOf.Span[share.From..share.To])
            if (slots[variant] is >= 0 and var slot) found[slot].Next++;
        return found;
    }

    private static void Take(JourneyLog log, FlowSummary flow, Share share, int[] slots, Found[] found, Span<long> micros)
    {
        var table = log.Table;
        var own = flow.VariantOf.Span;
        var scores = log.Columns.Scores.Span;
        var outcomes = log.Columns.Outcomes.Span;
        var known = log.Ranks;
        var times = (known?.Whole ?? flow).JourneyMicros.Span;
        for (int journey = share.From; journey < share.To; journey++)
        {
            if (slots[own[journey]] is not (>= 0 and var slot)) continue;
            if (known is not null)
            {
                int at = table.HasChoice ? table.Chosen[journey] : journey;
                micros[found[slot].Next++] = times[at];
                found[slot].Take(known.Scores[at], known.Outcomes[at]);
            }
            else
            {
                var steps = table.Of(journey);
                micros[found[slot].Next++] = times[journey];
                found[slot].Take(JourneyScores.Of(scores, steps), LastOutcome(outcomes, steps));
            }
        }
    }

    private static List<int> PathOf(JourneyTable table, int journey)
    {
        var path = new List<int>();
        foreach (ref readonly var step in table.Of(journey)) path.Add(table.TouchpointOf(step));
        return path;
    }

    /// <summary>Scores and last outcomes of some journeys, and where their times stand.</summary>
    private sealed class Found
    {
        private readonly Dictionary<int, int> outcomes = [];
        private ScoreSums scores;
        private int lately = -1, waiting;       // outcomes come in runs

        /// <summary>Where its next time is written; before that, how many times there are.</summary>
        public int Next { get; set; }

        public ref readonly ScoreSums Scores => ref scores;

        public void Take(float score, int outcome)
        {
            scores.Add(score);
            if (outcome != lately) Count(outcome);
            waiting++;
        }

        public void Take(Found other)
        {
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
