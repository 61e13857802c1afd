using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>A number for each pair of touchpoints that follow each other: a count first, then a place.</summary>
interface IPairCounts
{
    /// <summary>The number of a pair, 0 at first.</summary>
    ref int this[int from, int to] { get; }

    /// <summary>The pairs that were asked for, by from × touchpoints + to.</summary>
    IEnumerable<(long Pair, int Value)> All();
}

/// <summary>A full matrix, for up to some two thousand touchpoints.</summary>
readonly struct DensePairs(int touchpoints) : IPairCounts
{
    public const int MostTouchpoints = 2048;
    private readonly int[] cells = new int[touchpoints * touchpoints];

    public ref int this[int from, int to]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref cells[from * touchpoints + to];
    }

    public IEnumerable<(long Pair, int Value)> All()
    {
        for (int i = 0; i < cells.Length; i++)
            if (cells[i] != 0) yield return (i, cells[i]);
    }
}

/// <summary>A hash table, for any number of touchpoints.</summary>
readonly struct SparsePairs(int touchpoints) : IPairCounts
{
    private readonly PairTable table = new();

    public ref int this[int from, int to] => ref table[(long)from * touchpoints + to];

    public IEnumerable<(long Pair, int Value)> All() => table.All();
}

/// <summary>Pairs and their numbers, open addressing.</summary>
sealed class PairTable
{
    private long[] keys = new long[1 << 10];       // pair + 1; 0 is free
    private int[] values = new int[1 << 10];
    private int taken;

    public ref int this[long pair]
    {
        get
        {
            int at = Find(pair + 1);
            if (keys[at] == 0)
            {
                if (taken * 2 >= keys.Length)
                {
                    Grow();
                    at = Find(pair + 1);
                }
                keys[at] = pair + 1;
                taken++;
            }
            return ref values[at];
        }
    }

    public IEnumerable<(long Pair, int Value)> All()
    {
        for (int i = 0; i < keys.Length; i++)
            if (keys[i] != 0) yield return (keys[i] - 1, values[i]);
    }

    private int Find(long key)
    {
        int mask = keys.Length - 1;
        int at = (int)(((ulong)key * 0x9E3779B97F4A7C15UL) >> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (keys, values);
        (keys, values) = (new long[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (int i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0) continue;
            int at = Find(oldKeys[i]);
            (keys[at], values[at]) = (oldKeys[i], oldValues[i]);
        }
    }
}
