using Tangent.Domain;

namespace Tangent.App.Touchpoints;

/// <summary>What the texts have in common that people write about moments, devices and discretion.</summary>
static class AttachedRules
{
    /// <summary>What is wrong with a text that may be left out.</summary>
    public static IEnumerable<Problem> CheckOptional(string field, string? text, int longest)
    {
        if (Clean(text) is not { Length: > 0 } clean) yield break;
        if (clean.Length > longest) yield return Problem.Of(field, "form.too-long", longest);
        if (!clean.Split('\n').All(SearchText.IsOneLine)) yield return Problem.Of(field, "form.one-line");
    }

    /// <summary>The text without white space around it, its lines parted by one character.</summary>
    public static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>The cleaned text, or null when there is none.</summary>
    public static string? CleanOrNull(string? text) => Clean(text) is { Length: > 0 } clean ? clean : null;
}
