using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>What the numbers in the steps mean: as a type, so that a log without meanings does not pay for them.</summary>
interface IMeaning
{
    /// <summary>Number of the touchpoint for a number in a step.</summary>
    int Of(int number);
}

/// <summary>The numbers are the touchpoints' own.</summary>
readonly struct PlainMeaning : IMeaning
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(int number) => number;
}

/// <summary>The numbers are words, and words have meanings.</summary>
readonly struct WordMeaning(int[] meanings) : IMeaning
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(int number) => meanings[number];
}

/// <summary>What one worker finds while it walks through its journeys once.</summary>
sealed class JourneyWalk<TPairs, TMeaning>(Share share, int touchpoints, TPairs pairs, TMeaning meaning)
    where TPairs : struct, IPairCounts
    where TMeaning : struct, IMeaning
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
            int from = meaning.Of(first.Touchpoint);
            ulong hash = Begin(from, journey, steps.Length);
            Starts[from]++;
            for (int i = 1; i < steps.Length; i++)
            {
                int to = meaning.Of(steps[i].Touchpoint);
                pairs[from, to]++;
                if (steps[i].StartMicros == steps[i - 1].StartMicros) ties++;
                hash = Mix(hash, to);
                Visit(to, journey);
                from = to;
            }
            ref readonly var last = ref steps[^1];
            Ends[from]++;
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
    /// <param name="table">The journeys.</param>
    /// <param name="scores">Scores by row, or empty.</param>
    /// <param name="into">Where to put them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PutTimes(JourneyTable table, ReadOnlySpan<float> scores, PairTimes into)
    {
        var (times, gaps, given) = (into.Times, into.Gaps, into.Scores);
        for (int journey = share.From; journey < share.To; journey++)
        {
            var steps = table.Of(journey);
            int from = meaning.Of(steps[0].Touchpoint);
            for (int i = 1; i < steps.Length; i++)
            {
                int to = meaning.Of(steps[i].Touchpoint);
                int place = pairs[from, to]++;
                from = to;
                times[place] = steps[i].StartMicros - steps[i - 1].StartMicros;
                if (given.Length > 0) given[place] = scores[steps[i].Row];
                if (gaps.Length == 0) continue;
                long end = table.EndOf(steps[i - 1]);
                gaps[place] = end == Step.NoEnd ? Step.NoEnd : steps[i].StartMicros - end;
            }
        }
    }
}

/// <summary>Times of all pairs, pair after pair: start to start, end to start, and the score given after it; the latter two may be empty.</summary>
readonly record struct PairTimes(long[] Times, long[] Gaps, float[] Scores);
