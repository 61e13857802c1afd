using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>Chooses the journeys that count, and leaves out encounters that must not be seen.</summary>
public static class JourneyChoice
{
    /// <summary>The same log in which only journeys with these needs count. Uses every processor.</summary>
    public static JourneyLog Where(JourneyLog log, JourneyNeeds needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        if (needs.IsEmpty) return log;
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var chosen = new (int[] Journeys, int Count)[shares.Count];
        Parallel.ForEach(shares, share =>
        {
            // Millions of journeys: room that is given back spares the rest of the program a collection after each question.
            int[] room = ArrayPool<int>.Shared.Rent(share.Journeys);
            chosen[share.Number] = (room, new Choosing(log, needs).Within(share, room));
        });
        var all = new int[chosen.Sum(some => some.Count)];
        int at = 0;
        foreach (var (journeys, count) in chosen)
        {
            journeys.AsSpan(0, count).CopyTo(all.AsSpan(at));
            at += count;
            ArrayPool<int>.Shared.Return(journeys);
        }
        return log with { Chosen = all };
    }

    /// <summary>The log of the encounters of some units alone; journeys of which nothing is left are not in it.</summary>
    /// <param name="log">A log in which all journeys count.</param>
    /// <param name="isSeen">Whether encounters of a unit are seen, by the unit's number.</param>
    /// <param name="hidden">How many encounters of those journeys are left out.</param>
    public static JourneyLog Only(JourneyLog log, bool[] isSeen, out int hidden)
    {
        ArgumentNullException.ThrowIfNull(isSeen);
        if (log.Chosen is not null) throw new ArgumentException("Journeys are chosen already", nameof(log));
        var units = log.Columns.Units;
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var kept = new (List<Step> Steps, List<int> Lengths, int Hidden)[shares.Count];
        Parallel.ForEach(shares, share =>
        {
            var (steps, lengths, left) = (new List<Step>(), new List<int>(), 0);
            var byRow = units.Span;
            for (int journey = share.From; journey < share.To; journey++)
            {
                int before = steps.Count;
                var all = log.Table.Of(journey);
                foreach (var step in all)
                    if (byRow[step.Row] is >= 0 and var unit && unit < isSeen.Length && isSeen[unit]) steps.Add(step);
                if (steps.Count == before) continue;
                lengths.Add(steps.Count - before);
                left += all.Length - lengths[^1];
            }
            kept[share.Number] = (steps, lengths, left);
        });
        var offsets = new int[kept.Sum(some => some.Lengths.Count) + 1];
        int at = 0;
        foreach (int length in kept.SelectMany(some => some.Lengths)) offsets[at + 1] = offsets[at++] + length;
        hidden = kept.Sum(some => some.Hidden);
        return log with { Steps = kept.SelectMany(some => some.Steps).ToArray(), Offsets = offsets, Ranks = null };
    }

    /// <summary>One worker's choice.</summary>
    private sealed class Choosing(JourneyLog log, JourneyNeeds needs)
    {
        // Scores are kept in 24 bits: a bound that is met to the point must let them through.
        private const double Rounding = 1e-6;

        private readonly PathNeed[] paths = [.. needs.Paths];
        private readonly ValueNeed[] values = [.. needs.Values];
        private readonly ReadOnlyMemory<ulong>[] rowSets = [.. needs.RowSets];
        private readonly bool hasPeriod = (needs.FromMicros ?? needs.BeforeMicros) is not null;
        private readonly bool hasLength = (needs.LeastMicros ?? needs.MostMicros) is not null, hasScore = (needs.LeastScore ?? needs.MostScore) is not null;

        /// <summary>Writes the journeys of a share that count, and says how many there are.</summary>
        public int Within(Share share, Span<int> chosen)
        {
            int count = 0;
            var table = log.Table;
            // Where variants are known, a path is looked at once for all journeys that went it.
            var known = log.Chosen is null ? log.Ranks : null;
            var variantOf = known is null ? default : known.Whole.VariantOf.Span;
            var micros = known is null ? default : known.Whole.JourneyMicros.Span;
            var follows = known is null || paths.Length == 0 ? null
                : known.Whole.Variants.Select(variant => Follows(log.Table, log.Table.Of(variant.Journey))).ToArray();
            for (int journey = share.From; journey < share.To; journey++)
            {
                if (follows is not null && !follows[variantOf[journey]]) continue;
                var steps = table.Of(journey);
                if (hasLength && !Lasts(known is null ? LastEnd(table, steps) - steps[0].StartMicros : micros[journey])) continue;
                if (!Fulfils(steps) || (follows is null && !Follows(table, steps))) continue;
                if (hasScore && !IsScored(known is null ? JourneyScores.Of(log.Columns.Scores.Span, steps) : known.Scores[journey])) continue;
                chosen[count++] = table.HasChoice ? table.Chosen[journey] : journey;
            }
            return count;
        }

        private bool Lasts(long micros) => !(micros < needs.LeastMicros) && !(micros > needs.MostMicros);

        private bool Follows(JourneyTable table, ReadOnlySpan<Step> steps)
        {
            foreach (var need in paths)
                if (!Follows(table, steps, need)) return false;
            return true;
        }

        private bool Fulfils(ReadOnlySpan<Step> steps)
        {
            if (hasPeriod && (steps[0].StartMicros < needs.FromMicros || steps[0].StartMicros >= needs.BeforeMicros)) return false;
            if (steps.Length < needs.LeastSteps || steps.Length > needs.MostSteps) return false;
            foreach (var need in values)
                if (!HasValue(need, steps)) return false;
            foreach (var set in rowSets)
                if (!IsIn(set.Span, steps)) return false;
            return true;
        }

        private bool IsScored(float score) => !float.IsNaN(score) && !(score < needs.LeastScore - Rounding) && !(score > needs.MostScore + Rounding);

        private static long LastEnd(JourneyTable table, ReadOnlySpan<Step> steps)
        {
            long last = steps[^1].StartMicros;
            if (!table.EndsByRow.IsEmpty)
                foreach (ref readonly var step in steps) last = Math.Max(last, table.EndOf(step));
            return last;
        }

        private static bool HasValue(ValueNeed need, ReadOnlySpan<Step> steps)
        {
            var byRow = need.ByRow.Span;
            if (byRow.IsEmpty) return false;
            foreach (ref readonly var step in steps)
                if ((uint)byRow[step.Row] is var value && value < (uint)need.Wanted.Length && need.Wanted[value]) return true;
            return false;
        }

        private static bool IsIn(ReadOnlySpan<ulong> set, ReadOnlySpan<Step> steps)
        {
            foreach (ref readonly var step in steps)
                if ((set[step.Row >> 6] >> step.Row & 1) != 0) return true;
            return false;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static bool Follows(JourneyTable table, ReadOnlySpan<Step> steps, PathNeed need)
        {
            if (need.Relation == PathRelation.BeginsAt) return table.TouchpointOf(steps[0]) == need.Touchpoint;
            if (need.Relation == PathRelation.EndsAt) return table.TouchpointOf(steps[^1]) == need.Touchpoint;
            int visits = 0, before = -1;
            foreach (ref readonly var step in steps)
            {
                int at = table.TouchpointOf(step);
                if (need.Relation == PathRelation.DirectlyBefore && at == need.Later && before == need.Touchpoint) return true;
                if (need.Relation == PathRelation.EventuallyBefore && at == need.Later && visits > 0) return true;
                if (at == need.Touchpoint) visits++;
                before = at;
            }
            return need.Relation switch
            {
                PathRelation.Through => visits > 0,
                PathRelation.NotThrough => visits == 0,
                PathRelation.Repeats => visits > 1,
                _ => false,
            };
        }
    }
}
