using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>A path of touchpoints that some journeys share.</summary>
/// <param name="Journey">The first journey, among those that count, that went it: its steps are the path.</param>
/// <param name="Count">How many journeys went it.</param>
public readonly record struct PathVariant(int Journey, int Count);

/// <summary>Groups journeys by their exact sequence of touchpoints.</summary>
static class Variants
{
    /// <summary>All variants, in no order.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="hashes">For each journey a hash of its path; equal hashes are compared step by step.</param>
    /// <param name="variantOf">Gets the number of the variant of each journey.</param>
    public static PathVariant[] Of(JourneyLog log, ulong[] hashes, int[] variantOf)
    {
        // Each worker takes the paths whose hash falls to it, so that nothing has to be joined afterwards.
        int workers = Math.Clamp(Environment.ProcessorCount, 1, 64);
        var found = new PathVariant[workers][];
        Parallel.For(0, workers, worker => found[worker] = Group(log.Table, hashes, variantOf, (uint)worker, (uint)workers));
        var before = new int[workers];
        for (int worker = 1; worker < workers; worker++) before[worker] = before[worker - 1] + found[worker - 1].Length;
        for (int journey = 0; journey < hashes.Length; journey++) variantOf[journey] += before[WorkerOf(hashes[journey], (uint)workers)];
        return [.. found.SelectMany(some => some)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint WorkerOf(ulong hash, uint workers) => (uint)((hash >> 32) * workers >> 32);

    private struct Slot
    {
        public ulong Hash;
        public int Journey, Count, Number;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static PathVariant[] Group(JourneyTable table, ReadOnlySpan<ulong> hashes, Span<int> variantOf, uint worker, uint workers)
    {
        var slots = new Slot[1 << 12];
        int taken = 0;
        for (int journey = 0; journey < hashes.Length; journey++)
        {
            ulong hash = hashes[journey];
            if (WorkerOf(hash, workers) != worker) continue;
            int at = (int)(hash & (ulong)(slots.Length - 1));
            for (; slots[at].Count != 0; at = (at + 1) & (slots.Length - 1))
                if (slots[at].Hash == hash && IsSamePath(table, slots[at].Journey, journey)) break;
            ref var slot = ref slots[at];
            if (slot.Count++ == 0) (slot.Hash, slot.Journey, slot.Number) = (hash, journey, taken++);
            variantOf[journey] = slot.Number;
            if (slot.Count == 1 && taken * 2 > slots.Length) slots = Grown(slots);
        }
        var variants = new PathVariant[taken];
        foreach (ref readonly var slot in slots.AsSpan())
            if (slot.Count > 0) variants[slot.Number] = new(slot.Journey, slot.Count);
        return variants;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsSamePath(JourneyTable table, int one, int other)
    {
        var a = table.Of(one);
        var b = table.Of(other);
        if (a.Length != b.Length) return false;
        for (int i = 0; i < a.Length; i++)
            if (table.TouchpointOf(a[i]) != table.TouchpointOf(b[i])) return false;
        return true;
    }

    private static Slot[] Grown(Slot[] old)
    {
        var slots = new Slot[old.Length * 4];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Count == 0) continue;
            int at = (int)(slot.Hash & (ulong)(slots.Length - 1));
            while (slots[at].Count != 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = slot;
        }
        return slots;
    }
}
