using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>Exact quantiles of whole numbers without sorting them all.</summary>
/// <remarks>
/// The numbers are counted into 2,048 bins of equal width, and only the bins that hold a wanted rank are looked into:
/// two even passes over the data, where sorting takes about twenty uneven ones.
/// </remarks>
public static class OrderStatistics
{
    private const int Bins = 1 << 11, Few = 512;

    /// <summary>Median and ninth decile.</summary>
    /// <param name="values">The numbers, in any order; not changed.</param>
    /// <returns>The mean of the middle two (or the middle one), and the ninth decile by definition R-7 of Hyndman and
    /// Fan 1996 (The American Statistician 50:361-365); null for no numbers.</returns>
    /// <remarks>Worked example, tested: 1, 2, 3, 4 give 2.500 and 3.700.</remarks>
    public static (double Median, double NinthDecile)? MedianAndNinthDecile(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return null;
        var ranks = (stackalloc int[WantedRanks]);
        var found = (stackalloc long[WantedRanks]);
        Wanted(values.Length, ranks);
        Find(values, ranks, found);
        return Between(values.Length, found);
    }

    /// <summary>How many numbers median and ninth decile are made from.</summary>
    internal const int WantedRanks = 4;

    /// <summary>The places of the sorted order from which median and ninth decile of so many numbers are made; rising or equal.</summary>
    internal static void Wanted(int count, Span<int> ranks)
    {
        long last = count - 1;
        ranks[0] = (int)(last / 2);
        ranks[1] = (int)((last + 1) / 2);
        ranks[2] = (int)(last * 9 / 10);
        ranks[3] = (int)Math.Min(last, ranks[2] + 1);
    }

    /// <summary>Median and ninth decile from the numbers at <see cref="Wanted"/> places.</summary>
    internal static (double Median, double NinthDecile) Between(int count, ReadOnlySpan<long> found)
    {
        double tenths = (count - 1L) * 9 % 10 / 10.0;
        return (found[0] / 2.0 + found[1] / 2.0, found[2] + tenths * (found[3] - found[2]));
    }

    /// <summary>Median alone.</summary>
    /// <param name="values">The numbers, in any order; not changed.</param>
    /// <returns>The mean of the middle two, or the middle one; null for no numbers.</returns>
    /// <remarks>Worked example, tested: 1, 2, 3, 4 give 2.500.</remarks>
    public static double? Median(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return null;
        ReadOnlySpan<int> ranks = [(values.Length - 1) / 2, values.Length / 2];
        var found = (stackalloc long[2]);
        Find(values, ranks, found);
        return found[0] / 2.0 + found[1] / 2.0;
    }

    /// <summary>The numbers that stand at some places of the sorted order.</summary>
    /// <param name="values">The numbers; not changed.</param>
    /// <param name="ranks">At most four places from 0; rising or equal where there are more than 512 numbers.</param>
    /// <param name="found">As many numbers as ranks.</param>
    public static void Find(ReadOnlySpan<long> values, ReadOnlySpan<int> ranks, Span<long> found)
    {
        if (values.Length <= Few)
        {
            var sorted = (stackalloc long[Few])[..values.Length];
            values.CopyTo(sorted);
            sorted.Sort();
            for (int i = 0; i < ranks.Length; i++) found[i] = sorted[ranks[i]];
            return;
        }
        var (least, most) = Bounds(values);
        if (least == most)
        {
            found[..ranks.Length].Fill(least);
            return;
        }
        int shift = Math.Max(0, 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(most - least)) - 11);
        var counts = (stackalloc int[Bins]);
        counts.Clear();
        Count(values, least, shift, counts);
        LookInto(values, least, shift, counts, ranks, found);
    }

    private static void LookInto(ReadOnlySpan<long> values, long least, int shift, ReadOnlySpan<int> counts,
        ReadOnlySpan<int> ranks, Span<long> found)
    {
        int before = 0;
        var shifted = (stackalloc int[4]);
        for (int bin = 0, next = 0; next < ranks.Length; before += counts[bin++])
        {
            int first = next;
            while (next < ranks.Length && ranks[next] < before + counts[bin]) next++;
            if (next == first) continue;
            if (shift == 0)
            {
                found[first..next].Fill(least + bin);
                continue;
            }
            var within = shifted[..(next - first)];
            for (int i = first; i < next; i++) within[i - first] = ranks[i] - before;
            var rented = ArrayPool<long>.Shared.Rent(counts[bin]);
            Collect(values, least, shift, bin, rented);
            Find(rented.AsSpan(0, counts[bin]), within, found[first..next]);
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static (long Least, long Most) Bounds(ReadOnlySpan<long> values)
    {
        long least = long.MaxValue, most = long.MinValue;
        foreach (long value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return (least, most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<long> values, long least, int shift, Span<int> counts)
    {
        foreach (long value in values) counts[(int)((ulong)(value - least) >> shift)]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collect(ReadOnlySpan<long> values, long least, int shift, int bin, long[] collected)
    {
        int at = 0;
        foreach (long value in values)
            if ((int)((ulong)(value - least) >> shift) == bin) collected[at++] = value;
    }

    /// <summary>The exact sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Int128 Sum(ReadOnlySpan<long> values)
    {
        var sum = default(WideSum);
        foreach (long value in values) sum.Add(value);
        return sum.Total;
    }
}
