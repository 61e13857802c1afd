using System.Runtime.CompilerServices;
using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>White space around a cell: ASCII, U+00A0, U+2000 to U+200B, U+202F, U+205F, U+3000, U+FEFF, in UTF-8.</summary>
static class Edges
{
    private static readonly bool[] Suspicious = Make();

    /// <summary>Whether a cell may need trimming or unquoting: its first or last byte can belong to white space or a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayNeedCare(byte first, byte last) => Suspicious[first] | Suspicious[last];

    /// <summary>Makes the table, so that the code that is compiled next need not ask whether it is there.</summary>
    public static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(Edges).TypeHandle);

    /// <summary>Worked example, tested: a cell padded with U+3000, U+FEFF and tabs keeps its inner text.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        while (cell.Length > 0 && Rune.DecodeFromUtf8(cell, out var rune, out int length) == 0 && IsSpace(rune)) cell = cell[length..];
        while (cell.Length > 0 && Rune.DecodeLastFromUtf8(cell, out var rune, out int length) == 0 && IsSpace(rune)) cell = cell[..^length];
        return cell;
    }

    private static bool IsSpace(Rune rune) => rune.Value is '\ufeff' or '\u200b' || rune.Value != 0 && Rune.IsWhiteSpace(rune);

    private static bool[] Make()
    {
        var table = new bool[256];
        for (int i = 0; i <= ' '; i++) table[i] = true;
        table['"'] = true;
        // First bytes of such characters, and last bytes of them.
        foreach (byte one in (ReadOnlySpan<byte>)[0xC2, 0xE1, 0xE2, 0xE3, 0xEF]) table[one] = true;
        foreach (var rune in "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff".EnumerateRunes())
        {
            var bytes = new byte[4];
            table[bytes[rune.EncodeToUtf8(bytes) - 1]] = true;
        }
        return table;
    }
}
