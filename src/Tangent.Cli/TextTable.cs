using System.Globalization;
using System.Text;

namespace Tangent.Cli;

/// <summary>A table for a terminal, where a Chinese character takes two places. Pure, so that a test compares strings.</summary>
public static class TextTable
{
    /// <summary>Heads, a rule and rows, each column as wide as its widest cell.</summary>
    public static string Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Prepend(heads).ToList();
        var widths = heads.Select((_, i) => lines.Max(line => Width(line[i]))).ToList();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var text = new StringBuilder();
        foreach (var line in lines)
            text.AppendLine(string.Join("  ", line.Select((cell, i) => cell + new string(' ', widths[i] - Width(cell)))).TrimEnd());
        return text.ToString();
    }

    /// <summary>Places that a text takes in a terminal.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1);

    // East Asian wide and full-width forms.
    private static bool IsWide(int point) => point is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
        or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
