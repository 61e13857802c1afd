using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Surveys;

/// <summary>A question out of the form in which it was written.</summary>
static class QuestionInput
{
    /// <summary>Blank lines that a form offers for what is new.</summary>
    public const int BlankLines = 2;

    /// <summary>Conditions that a form offers.</summary>
    public const int Tests = 3;

    private static readonly char[] Lines = ['\n', '\r'];

    /// <summary>The question as it was sent; codes stay, new lines get free ones.</summary>
    public static Question Read(IFormCollection form, Question before, IReadOnlyList<string> languages)
    {
        var kind = TouchpointText.Member<QuestionKind>(form["kind"]) ?? before.Kind;
        return before with
        {
            Kind = kind,
            Text = Wording(form, "text", languages) ?? Tangent.Domain.Feedback.Surveys.Wording.None,
            Without = kind == QuestionKind.Kano ? Wording(form, "without", languages) : null,
            Hint = Wording(form, "hint", languages),
            IsRequired = Is(form, "required"),
            Least = kind.HasOwnScale() || kind == QuestionKind.Number ? Number(form, "least") : null,
            Most = kind.HasOwnScale() || kind is QuestionKind.Number or QuestionKind.Text or QuestionKind.Choices ? Number(form, "most") : null,
            LeastLabel = kind.IsScored() || kind == QuestionKind.Grid ? Wording(form, "leastLabel", languages) : null,
            MostLabel = kind.IsScored() || kind == QuestionKind.Grid ? Wording(form, "mostLabel", languages) : null,
            IsReversed = Is(form, "reversed") && kind.HasOwnScale(),
            IsShuffled = Is(form, "shuffled") && kind.HasOptions(),
            Options = kind.HasOptions() ? Options(form, before, languages) : [],
            Rows = kind == QuestionKind.Grid ? Parts(form, "row", before.Rows, languages) : [],
            Columns = kind == QuestionKind.Grid ? Columns(form, before, languages) : [],
            ShowIf = Condition(form),
            Touchpoint = Text(form, "touchpoint"),
            IsOfJourney = Is(form, "ofJourney") && kind.IsScored(),
            Element = TouchpointText.Member<ServuctionElement>(form["element"]),
            Criterion = Text(form, "criterion"),
        };
    }

    /// <summary>The texts of a field in all languages, or null when nothing was written.</summary>
    public static Wording? Wording(IFormCollection form, string name, IReadOnlyList<string> languages) =>
        Tangent.Domain.Feedback.Surveys.Wording.Of(languages.Select(language => (language, form[$"{name}.{language}"].ToString())))
            is { Length: > 0 } said ? said : null;

    /// <summary>One line of text, or null.</summary>
    public static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number, or null.</summary>
    public static int? Number(IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool Is(IFormCollection form, string name) => form[name] == "1";

    private static Items<Option> Options(IFormCollection form, Question before, IReadOnlyList<string> languages) =>
        Written(form, "opt", before.Options.Select(option => option.Id), languages).Select(line =>
            (before.Options.FirstOrDefault(option => option.Id == line.Id) ?? new Option(line.Id, line.Text)) with
            {
                Text = line.Text,
                IsLast = Is(form, $"{line.Field}.last"),
                HasText = Is(form, $"{line.Field}.hasText"),
            }).ToItems();

    private static Items<GridLine> Parts(IFormCollection form, string name, Items<GridLine> before, IReadOnlyList<string> languages) =>
        Written(form, name, before.Select(line => line.Id), languages).Select(line =>
            (before.FirstOrDefault(one => one.Id == line.Id) ?? new GridLine(line.Id, line.Text)) with { Text = line.Text }).ToItems();

    // A grid has at least one column; of a single one the name is not shown.
    private static Items<GridLine> Columns(IFormCollection form, Question before, IReadOnlyList<string> languages)
    {
        var columns = Parts(form, "col", before.Columns, languages);
        return columns.Count > 0 ? columns : [new("met", Tangent.Domain.Feedback.Surveys.Wording.None)];
    }

    private static IEnumerable<(string Id, Wording Text, string Field)> Written(
        IFormCollection form, string name, IEnumerable<string> known, IReadOnlyList<string> languages)
    {
        var taken = known.ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < 60; i++)
        {
            var field = FormattableString.Invariant($"{name}.{i}");
            if (Wording(form, field, languages) is { } text) yield return (Text(form, $"{field}.id") ?? Free(taken, name), text, field);
        }
        // Many at once: a line each, in the first language; the others are written in afterwards.
        foreach (var line in form[$"{name}.more"].ToString().Split(Lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yield return (Free(taken, name), Tangent.Domain.Feedback.Surveys.Wording.Of((languages[0], line)), "");
    }

    private static string Free(HashSet<string> taken, string name)
    {
        int number = 1;
        while (!taken.Add(FormattableString.Invariant($"{name[0]}{number}"))) number++;
        return FormattableString.Invariant($"{name[0]}{number}");
    }

    private static Condition? Condition(IFormCollection form)
    {
        var tests = Enumerable.Range(0, Tests).Select(i => FormattableString.Invariant($"test.{i}"))
            .Where(field => Text(form, $"{field}.of") is not null)
            .Select(field => new Test(Text(form, $"{field}.of")!, TouchpointText.Member<TestKind>(form[$"{field}.is"]) ?? TestKind.Is,
                Text(form, $"{field}.value")))
            .Select(test => test.Is is TestKind.Answered or TestKind.Unanswered ? test with { Value = null } : test).ToItems();
        return tests.Count > 0 ? new(tests, Is(form, "any")) : null;
    }
}
