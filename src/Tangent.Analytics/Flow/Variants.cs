using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tangent.Analytics.Flow;

/// <summary>A path of touchpoints that some journeys share.</summary>
/// <param name="Journey">The first journey, among those that count, that went it: its steps are the path.</param>
/// <param name="Count">How many journeys went it.</param>
public readonly record struct PathVariant(int Journey, int Count);

/// <summary>Groups journeys by their exact sequence of touchpoints.</summary>
static class Variants
{
    /// <summary>All variants, in the order of the first journeys that went them.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="hashes">For each journey a hash of its path; equal hashes are compared step by step.</param>
    /// <param name="variantOf">Gets the number of the variant of each journey.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PathVariant[] Of(JourneyLog log, ulong[] hashes, int[] variantOf)
    {
        // Each worker takes the paths whose hash falls to it, so that nothing has to be joined afterwards.
        int workers = Math.Clamp(Environment.ProcessorCount, 1, 64);
        var found = new PathVariant[workers][];
        Parallel.For(0, workers, worker => found[worker] = Group(log.Table, hashes, variantOf, (uint)worker, (uint)workers));
        var before = new int[workers];
        for (int worker = 1; worker < workers; worker++) before[worker] = before[worker - 1] + found[worker - 1].Length;
        var all = new PathVariant[found.Sum(some => some.Length)];
        var numbers = new int[all.Length];      // from 1
        int taken = 0;
        for (int journey = 0; journey < hashes.Length; journey++)
        {
            int worker = (int)WorkerOf(hashes[journey], (uint)workers), own = variantOf[journey];
            ref int number = ref numbers[before[worker] + own];
            if (number == 0)
            {
                all[taken] = found[worker][own];
                number = ++taken;
            }
            variantOf[journey] = number - 1;
        }
        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint WorkerOf(ulong hash, uint workers) => (uint)((hash >> 32) * workers >> 32);

    private struct Slot
    {
        public ulong Hash;
        public int Journey, Count, Number, Place;       // Place of its path among the steps
    }

    /// <summary>Journeys that wait until what they will be compared with is in the cache.</summary>
    private const int Few = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static PathVariant[] Group(JourneyTable table, ReadOnlySpan<ulong> hashes, Span<int> variantOf, uint worker, uint workers)
    {
        var slots = new Slot[1 << 12];
        var waiting = (stackalloc int[Few]);
        int taken = 0, held = 0;
        for (int journey = 0; journey < hashes.Length; journey++)
        {
            if (WorkerOf(hashes[journey], workers) == worker)
            {
                waiting[held++] = journey;
                Fetch(ref slots[(int)hashes[journey] & (slots.Length - 1)]);
            }
            if (held < Few && journey + 1 < hashes.Length) continue;

            foreach (int one in waiting[..held])
            {
                ref readonly var likely = ref slots[(int)hashes[one] & (slots.Length - 1)];
                if (likely.Hash == hashes[one]) Fetch(ref Unsafe.AsRef(in table.Steps[likely.Place]));
            }
            foreach (int one in waiting[..held])
            {
                ref var slot = ref Find(table, slots, hashes[one], one);
                if (slot.Count++ == 0) (slot.Hash, slot.Journey, slot.Number, slot.Place) = (hashes[one], one, taken++, table.PlaceOf(one).Start.Value);
                variantOf[one] = slot.Number;
                if (slot.Count == 1 && taken * 2 > slots.Length) slots = Grown(slots);
            }
            held = 0;
        }
        var variants = new PathVariant[taken];
        foreach (ref readonly var slot in slots.AsSpan())
            if (slot.Count > 0) variants[slot.Number] = new(slot.Journey, slot.Count);
        return variants;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Slot Find(JourneyTable table, Slot[] slots, ulong hash, int journey)
    {
        int at = (int)hash & (slots.Length - 1);
        for (; slots[at].Count != 0; at = (at + 1) & (slots.Length - 1))
            if (slots[at].Hash == hash && IsSamePath(table, slots[at].Journey, journey)) break;
        return ref slots[at];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T place) where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref place));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Slot[] Grown(Slot[] old)
    {
        var slots = new Slot[old.Length * 4];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Count == 0) continue;
            int at = (int)slot.Hash & (slots.Length - 1);
            while (slots[at].Count != 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = slot;
        }
        return slots;
    }
}
