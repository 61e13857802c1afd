using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>Places in a log, group after group, in each group by the size of a value: what stands at a rank is found by counting.</summary>
sealed class RankedPlaces
{
    private const int Block = 256, WordBits = 64, WordShift = 6;

    private readonly int[] places, starts;

    private RankedPlaces(int[] places, int[] starts) => (this.places, this.starts) = (places, starts);

    /// <summary>Orders places. Uses every processor.</summary>
    /// <param name="count">How many places there are.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="groupOf">Group of a place, or -1 where it has no value.</param>
    /// <param name="valueOf">Value of a place.</param>
    public static RankedPlaces Of(int count, int groups, Func<int, int> groupOf, Func<int, long> valueOf)
    {
        var starts = new int[groups + 1];
        for (int place = 0; place < count; place++)
            if (groupOf(place) is >= 0 and var group) starts[group + 1]++;
        for (int group = 0; group < groups; group++) starts[group + 1] += starts[group];

        var next = starts.AsSpan(0, groups).ToArray();
        var (places, values) = (new int[starts[groups]], new long[starts[groups]]);
        for (int place = 0; place < count; place++)
        {
            if (groupOf(place) is not (>= 0 and var group)) continue;
            (places[next[group]], values[next[group]]) = (place, valueOf(place));
            next[group]++;
        }
        Parallel.For(0, groups, group => Array.Sort(values, places, starts[group], starts[group + 1] - starts[group]));
        return new(places, starts);
    }

    /// <summary>Middle, ninth decile and mean of the values of those places of a group that count.</summary>
    /// <param name="group">The group.</param>
    /// <param name="chosen">A bit for each place that counts; empty when all do.</param>
    /// <param name="count">How many of the group's places count.</param>
    /// <param name="sum">Sum of their values.</param>
    /// <param name="valueOf">Value of a place, as it was when they were ordered.</param>
    public TimeSummary? Summary(int group, ReadOnlySpan<ulong> chosen, int count, Int128 sum, Func<int, long> valueOf)
    {
        if (count == 0) return null;
        var ranks = (stackalloc int[OrderStatistics.WantedRanks]);
        var found = (stackalloc long[OrderStatistics.WantedRanks]);
        OrderStatistics.Wanted(count, ranks);
        Find(group, chosen, ranks, found, valueOf);
        return TimeSummary.Of(count, OrderStatistics.Between(count, found), sum);
    }

    /// <summary>Median of the values of those places of a group that count, in the unit of the values; null where none does.</summary>
    public double? Median(int group, ReadOnlySpan<ulong> chosen, int count, Func<int, long> valueOf)
    {
        if (count == 0) return null;
        ReadOnlySpan<int> ranks = [(count - 1) / 2, count / 2];
        var found = (stackalloc long[2]);
        Find(group, chosen, ranks, found, valueOf);
        return found[0] / 2.0 + found[1] / 2.0;
    }

    private void Find(int group, ReadOnlySpan<ulong> chosen, ReadOnlySpan<int> ranks, Span<long> found, Func<int, long> valueOf)
    {
        ReadOnlySpan<int> own = places.AsSpan(starts[group]..starts[group + 1]);
        int at = 0, before = 0;
        for (int i = 0; i < ranks.Length; i++)
            found[i] = valueOf(chosen.IsEmpty ? own[ranks[i]] : PlaceAt(own, chosen, ranks[i], ref at, ref before));
    }

    /// <summary>The place at a rank among those that count.</summary>
    /// <param name="own">Places in order.</param>
    /// <param name="chosen">A bit for each place that counts.</param>
    /// <param name="rank">Rank, not less than the one that was asked for before.</param>
    /// <param name="at">Where to go on, at the begin of a block.</param>
    /// <param name="before">How many before that count.</param>
    private static int PlaceAt(ReadOnlySpan<int> own, ReadOnlySpan<ulong> chosen, int rank, ref int at, ref int before)
    {
        // Whole blocks are counted without a branch for each place.
        for (int counted; at + Block <= own.Length; at += Block, before += counted)
            if (before + (counted = Count(own.Slice(at, Block), chosen)) > rank) break;
        int left = rank - before;
        foreach (int place in own[at..])
            if (IsIn(chosen, place) != 0 && left-- == 0) return place;
        throw new InvalidOperationException("Fewer places count than were counted before");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(ReadOnlySpan<int> places, ReadOnlySpan<ulong> chosen)
    {
        ulong count = 0;
        foreach (int place in places) count += IsIn(chosen, place);
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsIn(ReadOnlySpan<ulong> chosen, int place) => chosen[place >> WordShift] >> place & 1;

    /// <summary>A bit for each of some places.</summary>
    public static ulong[] Bits(int count, ReadOnlySpan<int> chosen)
    {
        var bits = new ulong[(count + WordBits - 1) / WordBits];
        foreach (int place in chosen) bits[place >> WordShift] |= 1UL << place;
        return bits;
    }

    /// <summary>A bit for each place in some of the ranges between offsets.</summary>
    public static ulong[] Bits(ReadOnlySpan<int> offsets, ReadOnlySpan<int> chosen)
    {
        var bits = new ulong[(offsets[^1] + WordBits - 1) / WordBits];
        foreach (int range in chosen)
        {
            int from = offsets[range], last = offsets[range + 1] - 1;
            ulong head = ulong.MaxValue << from, tail = ulong.MaxValue >> (WordBits - 1 - last % WordBits);
            if (from >> WordShift == last >> WordShift)
            {
                bits[from >> WordShift] |= head & tail;
                continue;
            }
            bits[from >> WordShift] |= head;
            bits.AsSpan(((from >> WordShift) + 1)..(last >> WordShift)).Fill(ulong.MaxValue);
            bits[last >> WordShift] |= tail;
        }
        return bits;
    }
}
