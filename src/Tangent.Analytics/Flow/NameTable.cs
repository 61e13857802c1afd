using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Tangent.Analytics.Flow;

/// <summary>Numbers names in the order in which they first come. Names are bytes; equal bytes get equal numbers.</summary>
/// <remarks>
/// Names up to sixteen bytes stand in the table itself; longer ones are compared byte by byte, never by their hash alone.
/// A name is looked at by <paramref name="check"/> once, when it is new: a name that it refuses gets the negative number
/// that it gives, each time.
/// </remarks>
/// <param name="check">Gives 0 for a name that is fine, or a negative number.</param>
public sealed unsafe class NameTable(Func<ReadOnlySpan<byte>, int>? check = null)
{
    private struct Slot
    {
        public ulong Low, High;
        public int Number, Length;      // Number is 0 where the slot is free, else the name's number + 1, or negative
    }

    private Slot[] slots = new Slot[1 << 10];
    private Slot[] names = new Slot[1 << 9];        // by number, so that they are walked in the order of their coming
    private byte[] arena = new byte[1 << 12];
    private int arenaUsed, taken;

    /// <summary>How many names have a number.</summary>
    public int Count { get; private set; }

    /// <summary>A name on its way into the table, taken apart: so that many can be fetched into the cache at once.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Key
    {
        internal ulong Low, High, Hash;
        internal byte* Start;
        internal int Length;
    }

    /// <summary>Takes a name apart. Sixteen bytes from its start must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Key KeyOf(byte* start, int length)
    {
        Key key;
        key.Start = start;
        key.Length = length;
        if (length <= 16)
        {
            ulong low = Unsafe.ReadUnaligned<ulong>(start), high = Unsafe.ReadUnaligned<ulong>(start + 8);
            key.Low = length >= 8 ? low : low & ((1UL << (length * 8)) - 1);
            key.High = length >= 16 ? high : length <= 8 ? 0 : high & ((1UL << ((length - 8) * 8)) - 1);
        }
        else
        {
            key.Low = LongHash(start, length);
            key.High = 0;
        }
        key.Hash = Mix(key.Low ^ 0x9E3779B97F4A7C15UL ^ (ulong)length, key.High ^ 0xC2B2AE3D27D4EB4FUL);
        return key;
    }

    /// <summary>Asks the processor for the place where the name may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(in Key key)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref At(slots, (int)(key.Hash & (ulong)(slots.Length - 1)))));
    }

    /// <summary>The number of a name, new or known.</summary>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        if (name.Length > 16)
            fixed (byte* start = name) return NumberOf(KeyOf(start, name.Length));

        byte* padded = stackalloc byte[16];
        name.CopyTo(new Span<byte>(padded, 16));
        return NumberOf(KeyOf(padded, name.Length));
    }

    /// <summary>The number of a name, new or known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(in Key key)
    {
        var table = slots;
        for (int at = (int)(key.Hash & (ulong)(table.Length - 1)); ; at = (at + 1) & (table.Length - 1))
        {
            ref var slot = ref At(table, at);
            if (slot.Number == 0) return Add(key, at);
            if (slot.Low == key.Low && slot.Length == key.Length && (key.Length <= 16 ? slot.High == key.High
                : IsSame(slot.High, key))) return slot.Number > 0 ? slot.Number - 1 : slot.Number;
        }
    }

    /// <summary>The bytes of a name.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="room">At least sixteen bytes, used for short names.</param>
    public ReadOnlySpan<byte> NameOf(int number, Span<byte> room)
    {
        ref readonly var name = ref names[number];
        if (name.Length > 16) return arena.AsSpan((int)name.High, name.Length);
        MemoryMarshal.Write(room, name.Low);
        MemoryMarshal.Write(room[8..], name.High);
        return room[..name.Length];
    }

    /// <summary>Asks the processor for the place where a short name of another table may be.</summary>
    internal void Fetch(NameTable other, int number)
    {
        ref readonly var name = ref other.names[number];
        Key key = default;
        (key.Low, key.High, key.Length) = (name.Low, name.High, name.Length);
        key.Hash = Mix(key.Low ^ 0x9E3779B97F4A7C15UL ^ (ulong)key.Length, key.High ^ 0xC2B2AE3D27D4EB4FUL);
        Fetch(key);
    }

    /// <summary>The number here of a name of another table.</summary>
    internal int NumberOf(NameTable other, int number)
    {
        ref readonly var name = ref other.names[number];
        if (name.Length > 16) return NumberOf(other.arena.AsSpan((int)name.High, name.Length));
        Key key;
        key.Start = null;
        (key.Length, key.Low, key.High) = (name.Length, name.Low, name.High);
        key.Hash = Mix(key.Low ^ 0x9E3779B97F4A7C15UL ^ (ulong)key.Length, key.High ^ 0xC2B2AE3D27D4EB4FUL);
        return NumberOf(key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Slot At(Slot[] table, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong LongHash(byte* start, int length)
    {
        ulong hash = (ulong)length;
        byte* last = start + length - 16;
        for (byte* at = start; at < last; at += 16)
            hash = Mix(Unsafe.ReadUnaligned<ulong>(at) ^ hash, Unsafe.ReadUnaligned<ulong>(at + 8) ^ 0x165667B19E3779F9UL);
        return Mix(Unsafe.ReadUnaligned<ulong>(last) ^ hash, Unsafe.ReadUnaligned<ulong>(last + 8) ^ 0x27D4EB2F165667C5UL);
    }

    private bool IsSame(ulong at, in Key key) =>
        arena.AsSpan((int)at, key.Length).SequenceEqual(new ReadOnlySpan<byte>(key.Start, key.Length));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(in Key key, int at)
    {
        var slot = new Slot { Low = key.Low, High = key.High, Length = key.Length };
        int refused = 0;
        if (check is not null)
        {
            Span<byte> room = stackalloc byte[16];
            MemoryMarshal.Write(room, key.Low);
            MemoryMarshal.Write(room[8..], key.High);
            refused = check(key.Length > 16 ? new(key.Start, key.Length) : room[..key.Length]);
        }
        if (key.Length > 16) slot.High = Keep(new(key.Start, key.Length));
        if (refused == 0)
        {
            slot.Number = ++Count;
            if (Count > names.Length) Array.Resize(ref names, names.Length * 2);
            names[Count - 1] = slot;
        }
        else slot.Number = refused;
        slots[at] = slot;
        if (++taken * 5L > slots.Length * 3L) Grow();
        return refused == 0 ? Count - 1 : refused;
    }

    private ulong Keep(ReadOnlySpan<byte> name)
    {
        int at = arenaUsed;
        if (at + (long)name.Length > arena.Length)
            Array.Resize(ref arena, (int)Math.Min(Array.MaxLength, Math.Max(arena.Length * 2L, at + (long)name.Length)));
        name.CopyTo(arena.AsSpan(at));
        arenaUsed += name.Length;
        return (ulong)at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var old = slots;
        slots = new Slot[old.Length * (old.Length < 1 << 20 ? 4 : 2)];
        foreach (ref var slot in old.AsSpan())
        {
            if (slot.Number == 0) continue;
            ulong high = slot.Length > 16 ? 0 : slot.High;
            ulong hash = Mix(slot.Low ^ 0x9E3779B97F4A7C15UL ^ (ulong)slot.Length, high ^ 0xC2B2AE3D27D4EB4FUL);
            int at = (int)(hash & (ulong)(slots.Length - 1));
            while (slots[at].Number != 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = slot;
        }
    }
}
