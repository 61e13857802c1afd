using System.Buffers.Binary;
using System.Buffers.Text;
using Tangent.Domain;

namespace Tangent.App.Access;

/// <summary>A piece of a list, and where the next piece starts.</summary>
/// <param name="Items">The rows, in the order of the list.</param>
/// <param name="Next">Opaque text to ask for what follows, or null at the end.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The same piece with its rows turned into others.</summary>
    public Listed<TOther> Turn<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Next);
}

/// <summary>The last row that somebody has seen: its time and its id. Lists go on after it, however many rows arrive.</summary>
public readonly record struct Cursor(DateTime AtUtc, Guid Id)
{
    /// <summary>Rows that one piece of a list has at most.</summary>
    public const int MostRows = 200;

    /// <summary>Rows asked for, at least 1 and at most <see cref="MostRows"/>; 50 when nobody says.</summary>
    public static int Rows(int? wanted) => Math.Clamp(wanted ?? 50, 1, MostRows);

    /// <summary>The cursor as text for an address.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, AtUtc.Ticks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the text. Nothing starts at the top; nonsense is an invalid request.</summary>
    public static Outcome<Cursor?> From(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (Cursor?)null;

        Span<byte> bytes = stackalloc byte[24];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out int read) || read != 24)
            return Fail.Wrong("after", "access.cursor");
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return Fail.Wrong("after", "access.cursor");
        return (Cursor?)new Cursor(new(ticks, DateTimeKind.Utc), new(bytes[8..], bigEndian: true));
    }

    /// <summary>Cuts rows, of which one more than wanted was loaded, into a piece and its cursor.</summary>
    public static Listed<T> Cut<T>(List<T> rows, int wanted, Func<T, Cursor> of) =>
        rows.Count <= wanted
            ? new(rows, null)
            : new(rows[..wanted], of(rows[wanted - 1]).ToString());
}
