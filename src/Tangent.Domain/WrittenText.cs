using System.Text;

namespace Tangent.Domain;

/// <summary>Words as people write them, made fit to be kept: what cannot be text, and what turns the direction of others' text, is gone.</summary>
public static class WrittenText
{
    /// <summary>
    /// The text in NFC with plain line ends; without control characters, broken characters and marks that reorder what stands around
    /// them. null where nothing is left.
    /// </summary>
    /// <param name="told">As it came; no longer than the door lets through.</param>
    public static string? Clean(string? told)
    {
        if (string.IsNullOrWhiteSpace(told)) return null;
        var clean = new StringBuilder(told.Length);
        foreach (var rune in told.EnumerateRunes())
        {
            if (rune.Value is '\n' || !(rune == Rune.ReplacementChar || Rune.IsControl(rune) || TurnsText(rune.Value))) clean.Append(rune.ToString());
            else if (Rune.IsWhiteSpace(rune) && rune.Value != '\r') clean.Append(' ');
        }
        var text = clean.ToString().Trim();
        return text.Length == 0 ? null : text.Normalize();
    }

    /// <summary>The same on one line.</summary>
    public static string? Line(string? told) =>
        Clean(told) is { } text ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;

    /// <summary>What is wrong with the length of a text; one that must be there and is not is a problem too.</summary>
    public static IEnumerable<Problem> Check(string field, string? text, int longest, bool isRequired = false)
    {
        if (text is null && isRequired) yield return Problem.Of(field, "form.required");
        if (text?.Length > longest) yield return Problem.Of(field, "form.too-long", longest);
    }

    // Embeddings, overrides and isolates of the bidirectional algorithm, and the byte-order mark.
    private static bool TurnsText(int point) => point is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF;
}
