using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Tangent.Domain.Encounters;

namespace Tangent.Storage.JourneyIndex;

/// <summary>A column of the index. Rows stand group after group, within a group by time.</summary>
public enum IndexColumn
{
    /// <summary>Start (8 bytes, microseconds), touchpoint word (4), the row's own number (4).</summary>
    Steps,

    /// <summary>End in microseconds; the least long where there is none.</summary>
    Ends,

    /// <summary>The row's sequence in the log.</summary>
    Sequences,

    /// <summary>Customer, or -1.</summary>
    Customers,

    /// <summary>Word of the unit, or -1.</summary>
    Units,

    /// <summary>Word of the channel, or -1.</summary>
    Channels,

    /// <summary>Word of the outcome, or -1.</summary>
    Outcomes,

    /// <summary>Word of the employee, or -1.</summary>
    Employees,

    /// <summary>Seconds of waiting, or -1.</summary>
    Waits,

    /// <summary>Score as a share of its scale, 0 to 1, or NaN.</summary>
    Scores,

    /// <summary>Number of the score's scale, or -1.</summary>
    Scales,

    /// <summary>Per group: its key, 16 bytes.</summary>
    GroupKeys,

    /// <summary>Per group: its first row.</summary>
    GroupStarts,
}

/// <summary>Where the columns of a file stand, and what it says of itself; the first page of the file.</summary>
sealed class IndexShape
{
    public const int Columns = 13, PageSize = 4096;

    /// <summary>Scales that are counted: those of <see cref="ScoreScale"/>, and room for more.</summary>
    public const int ScaleCount = 16;

    private const ulong Magic = 0x3158_444E_4954_4754;     // TGTINDX1, least byte first
    private const int Layout = 1, Numbers = 9, Fixed = 8 + 4 + 4 + Numbers * 8, AfterChecks = Fixed + 4 * Columns;
    private static readonly int[] Sizes = [16, 8, 8, 8, 4, 4, 4, 4, 4, 4, 4, 16, 4];

    public required JourneyCut Cut { get; init; }

    /// <summary>Rows for which there is room.</summary>
    public required long Capacity { get; init; }

    public required long Rows { get; set; }

    public required long Groups { get; set; }

    /// <summary>Encounters that belong to no journey.</summary>
    public required long Loose { get; set; }

    /// <summary>The last row of the log that was looked at.</summary>
    public required LogMark Mark { get; init; }

    /// <summary>Checksums (CRC-32C) of the columns.</summary>
    public uint[] Checks { get; init; } = new uint[Columns];

    /// <summary>How many scores are of each scale, by the scale's number.</summary>
    public long[] Scales { get; init; } = new long[ScaleCount];

    public static int SizeOf(IndexColumn column) => Sizes[(int)column];

    public long CountOf(IndexColumn column) => column >= IndexColumn.GroupKeys ? Groups : Rows;

    /// <summary>Where a column begins. Columns keep room for every row, so that they can be written side by side.</summary>
    public long StartOf(IndexColumn column)
    {
        long at = PageSize;
        for (int before = 0; before < (int)column; before++) at += Padded(Sizes[before] * Capacity);
        return at;
    }

    public long FileLength => StartOf(IndexColumn.GroupStarts) + Padded(Sizes[^1] * Capacity);

    public byte[] ToPage()
    {
        var page = new byte[PageSize];
        BinaryPrimitives.WriteUInt64LittleEndian(page, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(8), Layout);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(12), (int)Cut);
        long[] numbers = [Capacity, Rows, Groups, Loose, Mark.Sequence, Mark.Received, Mark.Rewritten, Mark.Merges, Mark.Undone];
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(16 + 8 * i), numbers[i]);
        for (int i = 0; i < Columns; i++) BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(Fixed + 4 * i), Checks[i]);
        for (int i = 0; i < ScaleCount; i++) BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(AfterChecks + 8 * i), Scales[i]);
        SHA256.HashData(page.AsSpan(0, PageSize - 32), page.AsSpan(PageSize - 32));
        return page;
    }

    /// <summary>What a page says; null where it is not the first page of a sound file of this layout.</summary>
    public static IndexShape? From(ReadOnlySpan<byte> page, long fileLength)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(page[..(PageSize - 32)], hash);
        if (!hash.SequenceEqual(page[(PageSize - 32)..]) || BinaryPrimitives.ReadUInt64LittleEndian(page) != Magic
            || BinaryPrimitives.ReadInt32LittleEndian(page[8..]) != Layout) return null;
        var numbers = new long[Numbers];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadInt64LittleEndian(page[(16 + 8 * i)..]);
        var shape = new IndexShape
        {
            Cut = (JourneyCut)BinaryPrimitives.ReadInt32LittleEndian(page[12..]),
            Capacity = numbers[0],
            Rows = numbers[1],
            Groups = numbers[2],
            Loose = numbers[3],
            Mark = new(numbers[4], numbers[5], numbers[6], numbers[7], numbers[8]),
            Checks = MemoryMarshal.Cast<byte, uint>(page.Slice(Fixed, 4 * Columns)).ToArray(),
            Scales = MemoryMarshal.Cast<byte, long>(page.Slice(AfterChecks, 8 * ScaleCount)).ToArray(),
        };
        return shape.FileLength == fileLength ? shape : null;
    }

    /// <summary>Goes on with a checksum.</summary>
    public static uint Check(uint check, ReadOnlySpan<byte> bytes)
    {
        var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong part in longs) check = BitOperations.Crc32C(check, part);
        foreach (byte part in bytes[(longs.Length * 8)..]) check = BitOperations.Crc32C(check, part);
        return check;
    }

    private static long Padded(long length) => (length + PageSize - 1) / PageSize * PageSize;
}

/// <summary>How far a log has been looked at, and by what it is known again.</summary>
/// <param name="Sequence">Sequence of the last row; 0 for an empty log.</param>
/// <param name="Received">When that row was written, microseconds; 0 where it is no longer there.</param>
/// <param name="Rewritten">How often rows that were there lost something.</param>
/// <param name="Merges">How often customers were found to be one.</param>
/// <param name="Undone">How often that was undone.</param>
readonly record struct LogMark(long Sequence, long Received, long Rewritten, long Merges, long Undone)
{
    /// <summary>Whether customers are the same as at another mark.</summary>
    public bool HasCustomersOf(LogMark other) => (Merges, Undone) == (other.Merges, other.Undone);
}
