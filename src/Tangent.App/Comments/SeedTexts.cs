using System.Text.Json;
using Tangent.Analytics;

namespace Tangent.App.Comments;

/// <summary>One comment made of the seed words of a language.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsGood">Whether it praises on the whole.</param>
public sealed record SeedComment(string Text, bool IsGood);

/// <summary>
/// The words and phrases from which the shipped model is trained, written for this project (seed-zh.json, seed-en.json): the
/// comments made from them and the themes that they name.
/// </summary>
public sealed class SeedTexts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly Parts parts;
    private readonly bool isLatin;

    private SeedTexts(string language)
    {
        using var file = typeof(SeedTexts).Assembly.GetManifestResourceStream($"Comments/seed-{language}.json")!;
        (parts, isLatin) = (JsonSerializer.Deserialize<Parts>(file, Options)!, language == "en");
    }

    /// <summary>In Chinese.</summary>
    public static SeedTexts Chinese { get; } = new("zh");

    /// <summary>In English.</summary>
    public static SeedTexts English { get; } = new("en");

    /// <summary>Themes with their words.</summary>
    public IReadOnlyList<Theme> Themes => parts.Themes;

    /// <summary>Comments, half of them praise.</summary>
    /// <param name="count">How many.</param>
    /// <param name="dice">Source of chance.</param>
    public IEnumerable<SeedComment> Comments(int count, Dice dice)
    {
        for (int i = 0; i < count; i++) yield return new(Comment(i % 2 == 0, dice), i % 2 == 0);
    }

    private string Comment(bool isGood, Dice dice)
    {
        var text = new System.Text.StringBuilder(Any(parts.Openings, dice));
        int clauses = 1 + dice.Below(4);
        for (int i = 0; i < clauses; i++)
        {
            if (i > 0) text.Append(Any(parts.Marks, dice));
            text.Append(dice.Below(6) == 0 ? Turn(isGood, dice) : Clause(isGood, dice));
        }
        return text.Append(Any(parts.Marks, dice)).ToString().Trim();
    }

    // What was granted first does not decide: the last word does.
    private string Turn(bool isGood, Dice dice) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(parts.Turns, dice),
        dice.Below(2) == 0 ? Any(isGood ? parts.Mild : parts.Fair, dice) : Clause(!isGood, dice), Clause(isGood, dice));

    private string Clause(bool isGood, Dice dice)
    {
        if (dice.Below(10) < 3) return Any(isGood ? parts.Good : parts.Bad, dice);
        var theme = parts.Themes[dice.Below(parts.Themes.Count)];
        var said = Any(isGood ? theme.Good : theme.Bad, dice);
        if (!isLatin && dice.Below(3) == 0) return said;
        return isLatin ? $"{Any(parts.Degrees, dice)}{Any(theme.Aspects, dice)} {said}" : $"{Any(theme.Aspects, dice)}{Any(parts.Degrees, dice)}{said}";
    }

    private static string Any(IReadOnlyList<string> all, Dice dice) => all[dice.Below(all.Count)];

    /// <summary>A theme in one language.</summary>
    /// <param name="Code">Its code, the same in all languages.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Words">Words by which it is known.</param>
    /// <param name="Aspects">What is praised or blamed.</param>
    /// <param name="Good">Praise.</param>
    /// <param name="Bad">Blame.</param>
    public sealed record Theme(
        string Code, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Aspects, IReadOnlyList<string> Good, IReadOnlyList<string> Bad);

    private sealed record Parts(
        IReadOnlyList<Theme> Themes, IReadOnlyList<string> Openings, IReadOnlyList<string> Degrees, IReadOnlyList<string> Turns,
        IReadOnlyList<string> Good, IReadOnlyList<string> Bad, IReadOnlyList<string> Mild, IReadOnlyList<string> Fair, IReadOnlyList<string> Marks);
}
