using System.Globalization;
using System.Text;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Feedback.Observed;

/// <summary>
/// A form as lines that people write: <c># group</c>, then an item a line, its text first and what holds of it behind bars, such as
/// <c>主动问好 / Greets first | yes-no | critical | x2 | na | @T02 | contactPersonnel</c>. Two languages stand with " / " between them.
/// </summary>
/// <remarks>Worked example, tested: a form that is written and read again is the same.</remarks>
public static class FormLines
{
    private static readonly (string Word, ItemScale Scale)[] Scales =
        [("yes-no", ItemScale.YesNo), ("0-10", ItemScale.ZeroToTen), ("tap", ItemScale.Tap), ("count", ItemScale.Count), ("pain", ItemScale.Pain)];

    /// <summary>The form of these lines. Items are numbered by their order.</summary>
    public static Outcome<FormDocument> Read(string? title, string? lines)
    {
        List<Problem> problems = [];
        List<(Wording Title, List<FormItem> Items)> groups = [];
        int row = 0, items = 0;
        foreach (var line in (lines ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            row++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line.TrimStart().StartsWith('#')) groups.Add((Said(line.TrimStart().TrimStart('#')), []));
            else
            {
                if (groups.Count == 0) groups.Add((Wording.None, []));
                groups[^1].Items.Add(Item($"i{++items}", line, row, problems));
            }
        }
        var document = new FormDocument(Said(title ?? ""),
            groups.Where(group => group.Items.Count > 0).Select(group => new FormGroup(group.Title, group.Items.ToItems())).ToItems());
        if (problems.Count == 0) problems.AddRange(document.Problems());
        return problems.Count > 0 ? new Fail.Invalid(problems) : document;
    }

    /// <summary>The lines of a form.</summary>
    public static string Write(FormDocument form)
    {
        var text = new StringBuilder();
        foreach (var group in form.Groups)
        {
            if (group.Title.Length > 0) text.Append("# ").Append(Shown(group.Title)).Append('\n');
            foreach (var item in group.Items)
            {
                text.Append(Shown(item.Text)).Append(" | ").Append(Scales.First(one => one.Scale == item.Scale).Word);
                if (item.IsCritical) text.Append(" | critical");
                if (item.MayNotApply) text.Append(" | na");
                if (item.Weight != 1) text.Append(CultureInfo.InvariantCulture, $" | x{item.Weight:0.##}");
                if (item.Touchpoint is { } at) text.Append(" | @").Append(at);
                if (item.Element is { } element) text.Append(" | ").Append(char.ToLowerInvariant($"{element}"[0])).Append($"{element}"[1..]);
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>A title as it is written on one line.</summary>
    public static string Shown(Wording said) => string.Join(" / ", said.Languages.OrderDescending().Select(language => said[language]));

    private static FormItem Item(string id, string line, int row, List<Problem> problems)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var item = new FormItem { Id = id, Text = Said(parts[0]) };
        foreach (var word in parts[1..].Where(word => word.Length > 0))
        {
            if (Array.Find(Scales, one => one.Word == word) is { Word: not null } scale) item = item with { Scale = scale.Scale };
            else if (word == "critical") item = item with { IsCritical = true };
            else if (word == "na") item = item with { MayNotApply = true };
            else if (word[0] == '@' && word.Length > 1) item = item with { Touchpoint = word[1..] };
            else if (word[0] is 'x' or '×' && double.TryParse(word[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight))
                item = item with { Weight = weight };
            else if (char.IsAsciiLetter(word[0]) && Enum.TryParse<ServuctionElement>(word, ignoreCase: true, out var element))
                item = item with { Element = element };
            else problems.Add(new("observed.item-word", "items", row, word));
        }
        return item;
    }

    // Which side is Chinese is seen in its characters.
    private static Wording Said(string text) => Wording.Of(text.Split(" / ", 2, StringSplitOptions.TrimEntries)
        .Select(part => (part.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en", part)));
}
