using System.Buffers.Binary;
using Tangent.Storage.Access;

namespace Tangent.Storage.Customers;

/// <summary>Which customers were erased, kept outside the database: an old copy that is put back must not bring them back.</summary>
/// <remarks>
/// A text file beside the one of people, a line for each: the time, and the number with the moment at which the customer was
/// first seen. Both, because a database that is put back may give the same number to somebody else.
/// </remarks>
public sealed class CustomerErasureList(DatabaseSettings database)
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "erased-customers.list";

    private readonly ErasureList list = new(database, FileName);

    /// <summary>Everybody on it: number, when first seen, when erased.</summary>
    public IReadOnlyList<(long Number, DateTime CreatedUtc, DateTime AtUtc)> Read() =>
        [.. list.Read().Erased.Select(one => (NumberOf(one.Key), SeenOf(one.Key), one.Value))];

    /// <summary>Adds those who are not on it yet. When this returns they are on the disk.</summary>
    public void Add(IEnumerable<(long Number, DateTime CreatedUtc, DateTime AtUtc)> erased) =>
        list.Add([.. erased.Select(one => new Erasure { PersonId = Key(one.Number, one.CreatedUtc), AtUtc = one.AtUtc })]);

    /// <summary>Takes somebody off it again whose erasure did not come about.</summary>
    public void Remove(IEnumerable<(long Number, DateTime CreatedUtc)> listed) =>
        list.Remove([.. listed.Select(one => Key(one.Number, one.CreatedUtc))]);

    private static Guid Key(long number, DateTime createdUtc)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], createdUtc.Ticks);
        return new(bytes, bigEndian: true);
    }

    private static long NumberOf(Guid key) => BinaryPrimitives.ReadInt64BigEndian(key.ToByteArray(bigEndian: true));

    private static DateTime SeenOf(Guid key)
    {
        long ticks = BinaryPrimitives.ReadInt64BigEndian(key.ToByteArray(bigEndian: true).AsSpan(8));
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new(ticks, DateTimeKind.Utc) : default;
    }
}
