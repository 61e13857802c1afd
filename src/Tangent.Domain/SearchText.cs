using System.Globalization;
using System.Text;

namespace Tangent.Domain;

/// <summary>Text as a search compares it, and text that may be stored at all.</summary>
public static class SearchText
{
    /// <summary>One form for all writings of a word: full-width becomes half-width, capitals become small.</summary>
    /// <remarks>Worked example, tested: <c>ＡＰＰ 报修</c> gives <c>app 报修</c>. What cannot be text is left out.</remarks>
    public static string Fold(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || (rune != Rune.ReplacementChar && !Rune.IsControl(rune))) clean.Append(rune.ToString());
            else if (Rune.IsWhiteSpace(rune)) clean.Append(' ');   // a tab parts words too
        }
        return clean.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>The words of a search, folded: all of them must be found. At most eight.</summary>
    public static IReadOnlyList<string> Words(string? search) =>
        [.. Fold(search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8)];

    /// <summary>Number of the form of <see cref="Found"/>: stored texts of another form are made again when the server starts.</summary>
    public const int Form = 2;

    // Folded text has no capitals, so that a reading in capitals behind this sign meets no name.
    private const char ReadingSign = '~';

    /// <summary>What a search looks through: the names folded, then what may be typed for the Chinese ones.</summary>
    /// <remarks>Worked example, tested: 上门 gives <c>上门 ~SHANGMEN~SM~MEN~M</c>, with a line break for the space.</remarks>
    public static string Found(params IEnumerable<string> names)
    {
        var typed = names.SelectMany(Mandarin.Typed).Distinct().Select(text => ReadingSign + text.ToUpperInvariant());
        return $"{Fold(string.Join('\n', names))}\n{string.Concat(typed)}".TrimEnd('\n');
    }

    /// <summary>What a folded word of a search is as a reading, which begins with a syllable; null when it is none.</summary>
    public static string? Reading(string word) =>
        word.All(char.IsAsciiLetterOrDigit) && word.Any(char.IsAsciiLetter) ? ReadingSign + word.ToUpperInvariant() : null;

    /// <summary>Whether the text can stand in one line of a field: no control characters, no broken characters.</summary>
    public static bool IsOneLine(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        || text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune)
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
