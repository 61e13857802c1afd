using System.Runtime.CompilerServices;
using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>White space around a cell: ASCII, U+00A0, U+2000 to U+200B, U+202F, U+205F, U+3000, U+FEFF, in UTF-8.</summary>
static class Edges
{
    private static readonly bool[] Begins = Starts(), Ends = Lasts();

    /// <summary>Whether a cell may need trimming or unquoting: nearly no cell of a log does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool MayNeedCare(byte* cell, int length) => length <= 0 || Begins[cell[0]]
        || Ends[cell[length - 1]] && (cell[length - 1] < 0x80 || length < 3 || Begins[cell[length - 3]] || cell[length - 2] == 0xC2);

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

    // First bytes of white space, and a quotation mark.
    private static bool[] Starts()
    {
        var table = new bool[256];
        for (int i = 0; i <= ' '; i++) table[i] = true;
        foreach (byte one in (ReadOnlySpan<byte>)[(byte)'"', 0xC2, 0xE1, 0xE2, 0xE3, 0xEF]) table[one] = true;
        return table;
    }

    // Last bytes of white space, and a quotation mark.
    private static bool[] Lasts()
    {
        var table = new bool[256];
        for (int i = 0; i <= ' '; i++) table[i] = true;
        table['"'] = true;
        for (byte last = 0x80; last <= 0x8B; last++) table[last] = true;
        foreach (byte last in (ReadOnlySpan<byte>)[0x9F, 0xA0, 0xA8, 0xA9, 0xAF, 0xBF]) table[last] = true;
        return table;
    }
}
