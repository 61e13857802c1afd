using System.Buffers.Binary;
using Tangent.App.Lists;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Encounters by their start, the latest first; those of one moment by their place in the log.</summary>
sealed class NewestFirst : IOrder<EncounterRow>
{
    public static readonly NewestFirst Instance = new();

    public IQueryable<EncounterRow> Sorted(IQueryable<EncounterRow> rows, bool isBack = false) => isBack
        ? rows.OrderBy(row => row.Started).ThenBy(row => row.Sequence)
        : rows.OrderByDescending(row => row.Started).ThenByDescending(row => row.Sequence);

    public byte[] PlaceOf(EncounterRow row)
    {
        var place = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, row.Started);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(sizeof(long)), row.Sequence);
        return place;
    }

    public IQueryable<EncounterRow>? Beyond(IQueryable<EncounterRow> rows, byte[] place, bool isBack = false)
    {
        if (place.Length != 2 * sizeof(long)) return null;
        long started = BinaryPrimitives.ReadInt64BigEndian(place), sequence = BinaryPrimitives.ReadInt64BigEndian(place.AsSpan(sizeof(long)));
        // The first half alone goes by the index; the second only parts those of one moment.
        return isBack
            ? rows.Where(row => row.Started >= started && (row.Started > started || row.Sequence > sequence))
            : rows.Where(row => row.Started <= started && (row.Started < started || row.Sequence < sequence));
    }
}
