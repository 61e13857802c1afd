using System.Text;
using Tangent.App.Export;

namespace Tangent.App.Tables;

/// <summary>What a cell says, without what programs and people put around it.</summary>
public static class CellText
{
    /// <summary>Without padding of any width, byte-order marks and the guard of our own exports; half a character becomes U+FFFD.</summary>
    /// <remarks>Worked examples, tested: <c>　 T13 </c> gives <c>T13</c>; <c>'=1+1</c> gives <c>=1+1</c>; <c>it's</c> stays.</remarks>
    public static string Clean(string cell)
    {
        if (cell.Length == 0) return cell;
        var text = cell.Contains('\ufeff', StringComparison.Ordinal) ? cell.Replace("\ufeff", "", StringComparison.Ordinal) : cell;
        return Defang.Restore(Whole(text).Trim(Padding));
    }

    // A workbook can name any number as a character, also one that no database takes.
    private static string Whole(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }

    /// <summary>One form for all writings of a code or a word of a closed list: width, capitals, spaces, hyphens.</summary>
    /// <remarks>Worked examples, tested: <c>Ｔ１３</c> gives <c>t13</c>; <c>Web Hall</c> and <c>web-hall</c> give <c>webhall</c>.</remarks>
    public static string Token(string text)
    {
        var token = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) token.Append(char.ToLowerInvariant(c));
        return token.ToString();
    }

    /// <summary>A code as people mean it: full-width letters and digits are ordinary ones.</summary>
    /// <remarks>Worked example, tested: <c>Ｔ１３－２</c> gives <c>T13-2</c>.</remarks>
    public static string Code(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    private static readonly char[] Padding =
        [' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u2002', '\u2003', '\u2009', '\u200b', '\u202f', '\u3000', '\ufeff'];
}
