using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tangent.Domain;

namespace Tangent.App.Lists;

/// <summary>The last row that somebody has seen, as opaque text, good only for the list whose sort and filter made it.</summary>
static class Cursor
{
    private const int MarkLength = 8;

    /// <summary>Text for an address.</summary>
    /// <param name="list">Sort and filter of the list, as text that is the same for the same list.</param>
    /// <param name="key">Sort key of the row.</param>
    public static string Text(string list, byte[] key) => Base64Url.EncodeToString([.. Mark(list), .. key]);

    /// <summary>The sort key, or why the text is no cursor of this list.</summary>
    public static Outcome<byte[]> Key(string field, string list, string text)
    {
        if (text.Length > 4096 || !Base64Url.IsValid(text)) return Fail.Wrong(field, "list.cursor-unreadable");
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= MarkLength) return Fail.Wrong(field, "list.cursor-unreadable");
        return bytes.AsSpan(0, MarkLength).SequenceEqual(Mark(list))
            ? bytes[MarkLength..]
            : Fail.Wrong(field, "list.cursor-of-another-list");
    }

    private static byte[] Mark(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..MarkLength];
}
