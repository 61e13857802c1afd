using System.Globalization;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Surveys;

/// <summary>Surveys in the reader's language, and what their list's address says.</summary>
static class SurveyText
{
    public const string Find = "q", State = "state", Unit = "unit";

    /// <summary>The reader's language as documents write it.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Say(this SurveyDocument document, Wording? wording) => document.Say(wording, Language);

    public static string Name(this Survey survey) => survey.Draft.Say(survey.Draft.Title);

    public static SurveyFilter Filter(PageState state) => new(state[Find], TouchpointText.Member<SurveyState>(state[State]),
        Guid.TryParse(state[Unit], out var unit) ? unit : null);

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["title", "changed"], new("changed", true));

    public static SurveyOrder Order(PageState state) => new(Sort(state).Key == "title", Sort(state).IsDescending);

    /// <summary>A condition in words, such as <c>1 推荐分 ≤ 6</c>.</summary>
    public static string Of(this Words.Words words, SurveyDocument document, Condition condition) => string.Join(
        words[condition.IsAny ? "surveys.logic.or" : "surveys.logic.and"],
        condition.Tests.Select(test => words[$"surveys.logic.{Key(test.Is)}", Place(document, test.Of), Value(document, test)]));

    private static string Key(TestKind kind) => kind switch
    {
        TestKind.Is => "is",
        TestKind.IsNot => "is-not",
        TestKind.AtMost => "at-most",
        TestKind.AtLeast => "at-least",
        TestKind.Answered => "answered",
        _ => "unanswered",
    };

    /// <summary>Number of the question that is meant, from 1, with the option behind it.</summary>
    private static string Place(SurveyDocument document, string of)
    {
        var parts = of.Split('.', 2);
        int place = document.Questions.ToList().FindIndex(question => question.Id == parts[0]) + 1;
        return parts.Length == 1 ? $"{place}" : $"{place} {document.Say(document[parts[0]]?.Options.FirstOrDefault(option => option.Id == parts[1])?.Text)}";
    }

    private static string Value(SurveyDocument document, Test test) =>
        document[test.Of]?.Options.FirstOrDefault(option => option.Id == test.Value) is { } option ? document.Say(option.Text) : test.Value ?? "";
}
