using System.Buffers.Binary;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tangent.Domain.Encounters;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Which encounters stand together: a customer's, or those of one journey key.</summary>
/// <remarks>
/// A key is the first 128 bits of its SHA-256: nobody can make two keys that meet, and no table of keys has to be held.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
readonly record struct GroupKey(ulong High, ulong Low) : IComparable<GroupKey>
{
    private const ulong OfKey = 1UL << 63;

    /// <summary>Whether the group is one journey by its key; else it is a customer, cut where nothing happens for long.</summary>
    public bool IsKey => (High & OfKey) != 0;

    public static GroupKey Of(long customer) => new(0, (ulong)customer);

    public static GroupKey Of(string journey)
    {
        Span<byte> text = stackalloc byte[512], hash = stackalloc byte[32];
        int length = Encoding.UTF8.GetByteCount(journey);
        if (length > text.Length) text = new byte[length];
        Encoding.UTF8.GetBytes(journey, text);
        SHA256.HashData(text[..length], hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash) | OfKey, BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    public int CompareTo(GroupKey other)
    {
        int byHigh = High.CompareTo(other.High);
        return byHigh != 0 ? byHigh : Low.CompareTo(other.Low);
    }
}

/// <summary>An encounter on its way into the index: its place there first, then what it tells.</summary>
[StructLayout(LayoutKind.Sequential)]
struct IndexRow : IComparable<IndexRow>
{
    /// <summary>Stands where an encounter has no end.</summary>
    public const long NoEnd = long.MinValue;

    public GroupKey Group;
    public long Start, Sequence, End, Customer;
    public int Touchpoint, Unit, Channel, Outcome, Employee, Wait;
    public float Score;
    public int Scale;

    /// <summary>Group after group, and within a group by time; ties keep the order in which they came.</summary>
    public readonly int CompareTo(IndexRow other)
    {
        int by = Group.CompareTo(other.Group);
        if (by == 0) by = Start.CompareTo(other.Start);
        return by != 0 ? by : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>The row that a reader stands on; false where it belongs to no journey.</summary>
    public static bool TryRead(DbDataReader reader, JourneyCut cut, IReadOnlyDictionary<long, long> merged, out IndexRow row)
    {
        row = new()
        {
            Sequence = reader.GetInt64(0),
            Start = reader.GetInt64(7),
            End = reader.IsDBNull(8) ? NoEnd : reader.GetInt64(8),
            Customer = reader.IsDBNull(2) ? -1 : reader.GetInt64(2),
            Touchpoint = reader.GetInt32(3),
            Unit = Number(reader, 4),
            Employee = Number(reader, 5),
            Channel = Number(reader, 6),
            Wait = Number(reader, 9),
            Outcome = Number(reader, 10),
            Scale = Number(reader, 12),
            Score = float.NaN,
        };
        if (row.Scale >= 0 && !reader.IsDBNull(11)) row.Score = Share(reader.GetDouble(11), (ScoreScale)row.Scale);
        if (cut != JourneyCut.Customer && !reader.IsDBNull(13)) row.Group = GroupKey.Of(reader.GetString(13));
        else if (cut != JourneyCut.Key && row.Customer >= 0) row.Group = GroupKey.Of(row.Customer = merged.GetValueOrDefault(row.Customer, row.Customer));
        else return false;
        return true;
    }

    private static int Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? -1 : reader.GetInt32(column);

    private static float Share(double score, ScoreScale scale) =>
        (float)((score - scale.Lowest()) / (scale.Highest() - scale.Lowest()));
}
