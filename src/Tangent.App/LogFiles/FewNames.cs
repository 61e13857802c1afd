using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>
/// Numbers of names that come again and again, such as touchpoints: a few are kept whole, so that a name that came before is
/// told by five comparisons without a branch on its length. What is not among them is asked of the table.
/// </summary>
sealed unsafe class FewNames(NameTable all)
{
    private const int Kept = 256, Shortest = 8, Longest = 32;
    private readonly Known[] known = new Known[Kept];

    // Four overlapping words cover every byte of 8 to 32.
    private struct Known
    {
        public ulong First, Second, Third, Last;
        public int Length, Number;
    }

    /// <summary>The number of a name, new or known; negative where the table refuses it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(byte* name, int length)
    {
        if ((uint)(length - Shortest) > Longest - Shortest) return all.NumberOf(NameTable.KeyOf(name, length));
        Known one;
        (one.Length, one.Number) = (length, 0);
        (one.First, one.Last) = (Unsafe.ReadUnaligned<ulong>(name), Unsafe.ReadUnaligned<ulong>(name + length - 8));
        one.Second = Unsafe.ReadUnaligned<ulong>(name + Math.Min(8, length - 8));
        one.Third = Unsafe.ReadUnaligned<ulong>(name + Math.Max(0, length - 16));
        ulong hash = (one.First ^ one.Last * 0x9E3779B97F4A7C15UL ^ (uint)length) * 0xC2B2AE3D27D4EB4FUL;
        ref var there = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(known), (int)(hash >> 56));
        ulong differs = (there.First ^ one.First) | (there.Second ^ one.Second) | (there.Third ^ one.Third)
            | (there.Last ^ one.Last) | (uint)(there.Length ^ length);
        return differs == 0 ? there.Number : Ask(name, length, one, ref there);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Ask(byte* name, int length, Known one, ref Known there)
    {
        one.Number = all.NumberOf(NameTable.KeyOf(name, length));
        if (one.Number >= 0) there = one;
        return one.Number;
    }
}
