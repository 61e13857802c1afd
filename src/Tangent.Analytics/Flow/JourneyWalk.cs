using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>What one worker finds while it walks through its journeys once.</summary>
sealed class JourneyWalk<TPairs>(Share share, int touchpoints, TPairs pairs) where TPairs : struct, IPairCounts
{
    private readonly int[] seenIn = new int[touchpoints], repeatedIn = new int[touchpoints];
    private TPairs pairs = pairs;

    public Share Share => share;

    /// <summary>How often one touchpoint directly follows another.</summary>
    public ref TPairs Pairs => ref pairs;

    public int[] Starts { get; } = new int[touchpoints];
    public int[] Ends { get; } = new int[touchpoints];
    public int[] Journeys { get; } = new int[touchpoints];
    public int[] Repeating { get; } = new int[touchpoints];
    public int Ties { get; private set; }
    public long FirstMicros { get; private set; } = long.MaxValue;
    public long LastMicros { get; private set; } = long.MinValue;

    /// <summary>Walks; writes a hash of its path and its time for each journey.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(JourneyTable table, Span<ulong> hashes, Span<long> times)
    {
        int ties = 0;
        for (int journey = share.From; journey < share.To; journey++)
        {
            var steps = table.Of(journey);
            ref readonly var first = ref steps[0];
            ulong hash = Begin(first.Touchpoint, journey, steps.Length);
            for (int i = 1; i < steps.Length; i++)
            {
                int from = steps[i - 1].Touchpoint, to = steps[i].Touchpoint;
                pairs[from, to]++;
                if (steps[i].StartMicros == steps[i - 1].StartMicros) ties++;
                hash = Mix(hash, to);
                Visit(to, journey);
            }
            ref readonly var last = ref steps[^1];
            Starts[first.Touchpoint]++;
            Ends[last.Touchpoint]++;
            hashes[journey] = hash ^ hash >> 32;
            long end = table.EndsByRow.IsEmpty ? last.StartMicros : LastEnd(table, steps);
            times[journey] = end - first.StartMicros;
            FirstMicros = Math.Min(FirstMicros, first.StartMicros);
            LastMicros = Math.Max(LastMicros, end);
        }
        Ties = ties;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Begin(int touchpoint, int journey, int length)
    {
        Visit(touchpoint, journey);
        return Mix((ulong)length * 0x9E3779B97F4A7C15UL, touchpoint);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, int touchpoint) =>
        BitOperations.RotateLeft((hash ^ ((ulong)touchpoint + 1)) * 0xC2B2AE3D27D4EB4FUL, 29);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Visit(int touchpoint, int journey)
    {
        int mark = journey + 1;
        if (seenIn[touchpoint] != mark)
        {
            seenIn[touchpoint] = mark;
            Journeys[touchpoint]++;
        }
        else if (repeatedIn[touchpoint] != mark)
        {
            repeatedIn[touchpoint] = mark;
            Repeating[touchpoint]++;
        }
    }

    private static long LastEnd(JourneyTable table, ReadOnlySpan<Step> steps)
    {
        long last = long.MinValue;
        foreach (ref readonly var step in steps)
            last = Math.Max(last, Math.Max(step.StartMicros, table.EndOf(step)));
        return last;
    }

    /// <summary>Puts the time between the steps of each pair at its places, which <see cref="Pairs"/> holds now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PutTimes(JourneyTable table, Span<long> times, Span<long> gaps)
    {
        for (int journey = share.From; journey < share.To; journey++)
        {
            var steps = table.Of(journey);
            for (int i = 1; i < steps.Length; i++)
            {
                int place = pairs[steps[i - 1].Touchpoint, steps[i].Touchpoint]++;
                times[place] = steps[i].StartMicros - steps[i - 1].StartMicros;
                if (gaps.IsEmpty) continue;
                long end = table.EndOf(steps[i - 1]);
                gaps[place] = end == Step.NoEnd ? Step.NoEnd : steps[i].StartMicros - end;
            }
        }
    }
}
