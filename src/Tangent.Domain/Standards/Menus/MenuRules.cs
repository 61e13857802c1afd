using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Standards.Menus;

/// <summary>What a menu must be to be kept. What is unwise about one that may be kept is told by <see cref="MenuCheck"/>.</summary>
public static class MenuRules
{
    /// <summary>Most nodes of a menu.</summary>
    public const int MostNodes = 200;

    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <summary>Longest number.</summary>
    public const int LongestNumber = 30;

    /// <summary>Longest prompt.</summary>
    public const int LongestPrompt = 600;

    /// <summary>The keys of a telephone, in the order in which they are told.</summary>
    public const string Keys = "1234567890*#";

    private const int LongestCode = 40, MostSeconds = 600;

    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<Problem> Of(MenuDocument menu) =>
    [
        .. Line("name", menu.Name, LongestName), .. Line("number", menu.Number, LongestNumber),
        .. menu.Number.Length > 0 && !menu.Number.All(sign => char.IsAsciiDigit(sign) || sign is '+' or '-' or ' ')
            ? [Problem.Of("number", "menus.number-shape")] : (Problem[])[],
        .. menu.Touchpoint is { Length: > LongestCode } ? [Problem.Of("touchpoint", "form.too-long", LongestCode)] : (Problem[])[],
        .. menu.Nodes.Count > MostNodes ? [Problem.Of("nodes", "form.too-many", MostNodes)] : (Problem[])[],
        .. menu.Nodes.GroupBy(node => node.Id).Where(same => same.Count() > 1).Select(same => Problem.Of("nodes", "menus.code-twice", same.Key)),
        .. menu.Nodes.Count > 0 && menu[menu.Entry] is null ? [Problem.Of("entry", "menus.nowhere", menu.Entry)] : (Problem[])[],
        .. menu.Entries.Where(entry => menu[entry.Node] is null).Select(entry => Problem.Of("entries", "menus.nowhere", entry.Node)),
        .. menu.Entries.Where(entry => !Enum.IsDefined(entry.Caller)).Select(_ => Problem.Of("entries", "form.not-a-choice")),
        .. menu.Entries.GroupBy(entry => entry.Caller).Where(same => same.Count() > 1).Select(_ => Problem.Of("entries", "menus.caller-twice")),
        .. menu.Nodes.SelectMany(node => Of(menu, node)),
    ];

    /// <summary>Name of the field of a node in problems.</summary>
    public static string Field(MenuNode node) => $"nodes.{node.Id}";

    private static IEnumerable<Problem> Of(MenuDocument menu, MenuNode node)
    {
        var field = Field(node);
        if (!SurveyRules.IsCode(node.Id)) yield return Problem.Of("nodes", "menus.code-shape", node.Id);
        if (!Enum.IsDefined(node.Act)) yield return Problem.Of(field, "form.not-a-choice");
        if (node.Prompt.Length > LongestPrompt) yield return Problem.Of(field, "form.too-long", LongestPrompt);
        if (node.Seconds is < 0 or > MostSeconds) yield return Problem.Of(field, "menus.seconds-range", MostSeconds);
        if (node.Keys.Count > 0 && node.Act != MenuAct.Menu) yield return Problem.Of(field, "menus.keys-elsewhere", node.Id);
        if (node.Next is not null && node.IsEnd) yield return Problem.Of(field, "menus.end-goes-on", node.Id);
        foreach (var key in node.Keys)
        {
            if (key.Key.Length != 1 || !Keys.Contains(key.Key, StringComparison.Ordinal)) yield return Problem.Of(field, "menus.key-shape", key.Key);
            if (menu[key.To] is null) yield return Problem.Of(field, "menus.nowhere", key.To);
        }
        foreach (var same in node.Keys.GroupBy(key => key.Key).Where(same => same.Count() > 1)) yield return Problem.Of(field, "menus.key-twice", same.Key);
        if (node.Next is { } next && menu[next] is null) yield return Problem.Of(field, "menus.nowhere", next);
        if (node.For.Any(caller => !Enum.IsDefined(caller)) || node.For.Distinct().Count() < node.For.Count)
            yield return Problem.Of(field, "form.not-a-choice");
        if (node.Opens is null != node.Closes is null) yield return Problem.Of(field, "menus.hours-half");
        else if (node.Opens is { } opens && opens == node.Closes) yield return Problem.Of(field, "menus.hours-empty");
    }

    private static IEnumerable<Problem> Line(string field, string text, int most)
    {
        if (text.Length == 0) yield return Problem.Of(field, "form.required");
        else if (text.Length > most) yield return Problem.Of(field, "form.too-long", most);
        else if (!SearchText.IsOneLine(text)) yield return Problem.Of(field, "form.one-line");
    }
}
