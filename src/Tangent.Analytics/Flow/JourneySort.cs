using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tangent.Analytics.Flow;

/// <summary>Brings the events of a log into journeys: counted per case, put in place, ordered inside each case.</summary>
public static class JourneySort
{
    /// <summary>The journeys of all parts together. The parts' blocks are let go.</summary>
    /// <param name="parts">What the readers made, at least one.</param>
    /// <param name="columns">The columns that the blocks have.</param>
    /// <param name="wanted">Which events of a life-cycle to take; null: pairs where starts and completes occur, else all.</param>
    public static JourneyLog Order(IReadOnlyList<EventPart> parts, EventColumns columns, Lifecycle? wanted = null)
    {
        int rows = checked((int)parts.Sum(part => part.Blocks.Sum(block => (long)block.Block.Count)));
        var steps = GC.AllocateUninitializedArray<Step>(rows);
        var (touchpoints, names) = Numbering.ByCodePoint([.. parts.Select(part => part.Touchpoints)]);
        Numbering cases = null!;
        // The system hands out memory page by page: one processor asks for it while another numbers.
        Parallel.Invoke(() => cases = Numbering.ByComing([.. parts.Select(part => part.Cases)]), () => Touch(steps));
        var byRow = RowColumns.From(parts, columns, rows);
        var details = columns.Details ? RowDetails.From(parts, rows) : null;

        var counts = new int[parts.Count][];
        Parallel.For(0, parts.Count, part => counts[part] = CountCases(parts[part], cases.Maps[part].Length));
        var offsets = Places(counts, cases);
        Parallel.For(0, parts.Count, part =>
        {
            foreach (var (firstRow, block) in parts[part].Blocks)
                Place(block, firstRow, counts[part], touchpoints.Maps[part], steps);
            parts[part].Blocks.Clear();
        });
        var caseNames = columns.Details ? CaseNames.Of(parts[0].Cases, offsets) : null;
        offsets = WithoutEmpty(offsets);
        Parallel.ForEach(Shares.Of(offsets, Environment.ProcessorCount), share =>
            OrderInside(steps, offsets, share.From, share.To, byRow.Sequence));

        var ordered = new JourneyLog { Steps = steps, Offsets = offsets, EndsByRow = byRow.Ends, Touchpoints = names };
        if (details is not null) ordered = details.Beside(ordered, caseNames!);
        return byRow.Phases is null ? ordered : Pairing.Apply(ordered, byRow, wanted, details);
    }

    private static void Touch(Step[] steps)
    {
        const int page = 4096 / 16;
        for (int i = 0; i < steps.Length; i += page) steps[i] = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CountCases(EventPart part, int cases)
    {
        var counts = new int[cases];
        foreach (var (_, block) in part.Blocks)
            foreach (int one in block.Cases) counts[one]++;
        return counts;
    }

    /// <summary>Turns each part's counts into the place of its next event, and gives the places of the journeys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Places(int[][] counts, Numbering cases)
    {
        var offsets = new int[cases.Count + 1];
        for (int part = 0; part < counts.Length; part++)
        {
            var (own, map) = (counts[part], cases.Maps[part]);
            for (int i = 0; i < own.Length; i++) offsets[map[i] + 1] += own[i];
        }
        for (int i = 0; i < cases.Count; i++) offsets[i + 1] += offsets[i];
        var next = offsets.AsSpan(0, cases.Count).ToArray();
        for (int part = 0; part < counts.Length; part++)
        {
            var (own, map) = (counts[part], cases.Maps[part]);
            for (int i = 0; i < own.Length; i++)
            {
                ref int place = ref next[map[i]];
                int count = own[i];
                own[i] = place;
                place += count;
            }
        }
        return offsets;
    }

    private static void Place(PackedEvents block, int firstRow, int[] next, int[] names, Step[] steps)
    {
        const int few = 1 << 10;
        Span<int> touched = stackalloc int[few];
        Span<long> starts = stackalloc long[few];
        for (int from = 0; from < block.Count; from += few)
        {
            int count = Math.Min(few, block.Count - from);
            block.Unpack(from, touched[..count], starts[..count]);
            Place(block.Cases.AsSpan(from, count), touched, starts, firstRow + from, next, names, steps);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Place(
        ReadOnlySpan<int> cases, ReadOnlySpan<int> touched, ReadOnlySpan<long> starts, int firstRow, int[] next, int[] names, Step[] steps)
    {
        const int ahead = 16;
        fixed (int* own = cases, places = next)
        fixed (Step* all = steps)
        {
            for (int i = 0; i < cases.Length; i++)
            {
                if (Sse.IsSupported && i + 2 * ahead < cases.Length)
                {
                    Sse.Prefetch0(places + own[i + 2 * ahead]);
                    Sse.Prefetch0(all + places[own[i + ahead]]);
                }
                all[places[own[i]]++] = new(starts[i], names[touched[i]], firstRow + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] WithoutEmpty(int[] offsets)
    {
        int kept = 1;
        for (int i = 1; i < offsets.Length; i++)
            if (offsets[i] != offsets[i - 1]) offsets[kept++] = offsets[i];
        return kept == offsets.Length ? offsets : offsets[..kept];
    }

    /// <summary>Orders the steps of each journey of a share by time, sequence and row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OrderInside(Step[] steps, int[] offsets, int from, int to, long[]? sequence)
    {
        var order = new StepOrder(sequence);
        for (int journey = from; journey < to; journey++)
        {
            var span = steps.AsSpan(offsets[journey]..offsets[journey + 1]);
            for (int i = 1; i < span.Length; i++)
            {
                if (span[i].StartMicros > span[i - 1].StartMicros || order.Compare(span[i - 1], span[i]) <= 0) continue;
                Settle(span, i, order);
                break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Settle(Span<Step> span, int from, StepOrder order)
    {
        if (span.Length > 32)
        {
            span.Sort(order);
            return;
        }
        for (int i = from; i < span.Length; i++)
        {
            var step = span[i];
            int at = i;
            for (; at > 0 && order.Compare(span[at - 1], step) > 0; at--) span[at] = span[at - 1];
            span[at] = step;
        }
    }
}

/// <summary>The order of the steps of a journey: a total one, because rows differ.</summary>
sealed class StepOrder(long[]? sequence) : IComparer<Step>
{
    public int Compare(Step x, Step y)
    {
        int byTime = x.StartMicros.CompareTo(y.StartMicros);
        if (byTime != 0) return byTime;
        int bySequence = sequence is null ? 0 : sequence[x.Row].CompareTo(sequence[y.Row]);
        return bySequence != 0 ? bySequence : x.Row.CompareTo(y.Row);
    }
}
