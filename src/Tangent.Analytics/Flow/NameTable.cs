using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Tangent.Analytics.Flow;

/// <summary>Numbers names in the order in which they first come. Names are bytes; equal bytes get equal numbers.</summary>
/// <remarks>
/// The table holds eight bytes a place, a number and a mark of the name, so that a million names stay near the processor. The
/// names themselves stand in the order of their coming and are compared byte by byte, never by their hash alone.
/// A name that <paramref name="check"/> refuses gets the negative number that it gives, each time.
/// </remarks>
/// <param name="check">Gives 0 for a name that is fine, or a negative number.</param>
public sealed unsafe class NameTable(Func<ReadOnlySpan<byte>, int>? check = null)
{
    private const int Short = 16, ChunkBits = 14, ChunkSize = 1 << ChunkBits;

    // A name of up to sixteen bytes; of a longer one its hash and its place in the arena.
    private struct Entry
    {
        public ulong Low, High;
    }

    private ulong[] slots = new ulong[1 << 10];     // 0 where the place is free, else its mark and its number + 1
    private Entry[][] entries = [];                 // in chunks, so that growing copies no names
    private byte[][] lengths = [];                  // of names, or Long
    private byte[] arena = new byte[1 << 12];       // long names, each behind its length
    private int arenaUsed;
    private const byte Long = Short + 1;

    /// <summary>How many names have a number.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no name holds anything but ASCII.</summary>
    internal bool IsAscii { get; private set; } = true;

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
        if (length <= Short)
        {
            ulong low = Unsafe.ReadUnaligned<ulong>(start), high = Unsafe.ReadUnaligned<ulong>(start + 8);
            key.Low = length >= 8 ? low : low & ((1UL << (length * 8)) - 1);
            key.High = length >= Short ? high : length <= 8 ? 0 : high & ((1UL << ((length - 8) * 8)) - 1);
        }
        else
        {
            key.Low = LongHash(start, length);
            key.High = 0;
        }
        key.Hash = HashOf(key.Low, key.High, Math.Min(length, Long));
        return key;
    }

    /// <summary>Asks the processor for the place in the table where the name may stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(in Key key)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Slot(slots, (int)key.Hash & (slots.Length - 1))));
    }

    /// <summary>Asks the processor for the name that is likely the same, once its place has been fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchName(in Key key)
    {
        ulong slot = Slot(slots, (int)key.Hash & (slots.Length - 1));
        if (slot != 0 && Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref EntryOf((int)(uint)slot - 1)));
    }

    /// <summary>The number of a name, new or known.</summary>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        if (name.Length > Short)
            fixed (byte* start = name) return NumberOf(KeyOf(start, name.Length));

        byte* padded = stackalloc byte[Short];
        name.CopyTo(new Span<byte>(padded, Short));
        return NumberOf(KeyOf(padded, name.Length));
    }

    /// <summary>The number of a name, new or known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(in Key key)
    {
        var table = slots;
        for (int at = (int)key.Hash & (table.Length - 1); ; at = (at + 1) & (table.Length - 1))
        {
            ulong slot = Slot(table, at);
            if (slot == 0) return Add(key);
            if (slot >> 32 != Mark(key.Hash, key.Length) >> 32) continue;
            int number = (int)(uint)slot - 1;
            ref var entry = ref EntryOf(number);
            if (entry.Low == key.Low && (key.Length <= Short ? entry.High == key.High : IsSame(entry.High, key))) return number;
        }
    }

    /// <summary>The bytes of a name.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="room">At least sixteen bytes, used for short names.</param>
    public ReadOnlySpan<byte> NameOf(int number, Span<byte> room)
    {
        ref readonly var entry = ref EntryOf(number);
        int length = LengthOf(number);
        if (length == Long) return InArena(entry.High);
        MemoryMarshal.Write(room, entry.Low);
        MemoryMarshal.Write(room[8..], entry.High);
        return room[..length];
    }

    /// <summary>Asks the processor for the place where a name of another table may stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Fetch(NameTable other, int number) => Fetch(other.KeyOf(number));

    /// <summary>Asks the processor for the name that is likely the same as one of another table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void FetchName(NameTable other, int number) => FetchName(other.KeyOf(number));

    /// <summary>The number here of a name of another table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int NumberOf(NameTable other, int number) => other.LengthOf(number) == Long
        ? NumberOf(other.InArena(other.EntryOf(number).High)) : NumberOf(other.KeyOf(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Key KeyOf(int number)
    {
        ref readonly var entry = ref EntryOf(number);
        Key key = default;
        (key.Low, key.High, key.Length) = (entry.Low, entry.High, LengthOf(number));
        key.Hash = HashOf(key.Low, key.Length == Long ? 0 : key.High, key.Length);
        return key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LengthOf(int number) => lengths[number >> ChunkBits][number & (ChunkSize - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry EntryOf(int number) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries[number >> ChunkBits]), number & (ChunkSize - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong Slot(ulong[] table, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), index);

    /// <summary>What stands above the number: 27 bits of the hash, and 5 of the length: short names of one mark are equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mark(ulong hash, int length) => (hash >> 37 << 5 | (uint)Math.Min(length, Long)) << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ulong low, ulong high, int length) =>
        Mix(low ^ 0x9E3779B97F4A7C15UL ^ (ulong)length, high ^ 0xC2B2AE3D27D4EB4FUL);

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

    private ReadOnlySpan<byte> InArena(ulong at) =>
        arena.AsSpan((int)at + sizeof(int), MemoryMarshal.Read<int>(arena.AsSpan((int)at)));

    private bool IsSame(ulong at, in Key key) => InArena(at).SequenceEqual(new ReadOnlySpan<byte>(key.Start, key.Length));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private int Add(in Key key)
    {
        Span<byte> room = stackalloc byte[Short];
        MemoryMarshal.Write(room, key.Low);
        MemoryMarshal.Write(room[8..], key.High);
        var name = key.Length > Short ? new ReadOnlySpan<byte>(key.Start, key.Length) : room[..key.Length];
        if (key.Start != null && check?.Invoke(name) is { } refused and not 0) return refused;     // of another table: looked at there

        if (IsAscii) IsAscii = System.Text.Ascii.IsValid(name);
        if (Count == entries.Length << ChunkBits) (entries, lengths) = ([.. entries, new Entry[ChunkSize]], [.. lengths, new byte[ChunkSize]]);
        EntryOf(Count) = new() { Low = key.Low, High = key.Length > Short ? Keep(name) : key.High };
        lengths[Count >> ChunkBits][Count & (ChunkSize - 1)] = (byte)Math.Min(key.Length, Long);
        if (++Count * 4L > slots.Length * 3L) Grow();
        else Put(slots, key, Count - 1);
        return Count - 1;
    }

    private ulong Keep(ReadOnlySpan<byte> name)
    {
        int at = arenaUsed;
        long needed = at + (long)sizeof(int) + name.Length;
        if (needed > arena.Length) Array.Resize(ref arena, (int)Math.Min(Array.MaxLength, Math.Max(arena.Length * 2L, needed)));
        MemoryMarshal.Write(arena.AsSpan(at), name.Length);
        name.CopyTo(arena.AsSpan(at + sizeof(int)));
        arenaUsed = (int)needed;
        return (ulong)at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ulong[] table, in Key key, int number)
    {
        int at = (int)key.Hash & (table.Length - 1);
        while (Slot(table, at) != 0) at = (at + 1) & (table.Length - 1);
        Slot(table, at) = Mark(key.Hash, key.Length) | (uint)(number + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var larger = new ulong[slots.Length * (slots.Length < 1 << 20 ? 4 : 2)];
        Array.Clear(larger);        // written to before it is read, each page is fetched once instead of twice
        for (int number = 0; number < Count; number++) Put(larger, KeyOf(number), number);
        slots = larger;
    }
}
