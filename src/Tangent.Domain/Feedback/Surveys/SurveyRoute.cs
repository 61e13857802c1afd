using System.Text.RegularExpressions;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>The way of one person through a survey: which questions are asked, and what is filled into their texts.</summary>
public static partial class SurveyRoute
{
    private const int LongestFilled = 200;

    /// <summary>Whether the question is asked after these answers.</summary>
    public static bool Asks(Question question, GivenAnswers answers) => question.ShowIf?.Holds(answers) ?? true;

    /// <summary>Place of the first question from this place on that is asked, or the number of questions when none is.</summary>
    public static int From(SurveyDocument document, GivenAnswers answers, int place)
    {
        while (place < document.Questions.Count && !Asks(document.Questions[place], answers)) place++;
        return place;
    }

    /// <summary>Place of the last question before this place that is asked, or −1.</summary>
    public static int Before(SurveyDocument document, GivenAnswers answers, int place)
    {
        do place--;
        while (place >= 0 && !Asks(document.Questions[place], answers));
        return place;
    }

    /// <summary>Codes of the questions whose answers a text takes in: <c>{{q1}}</c> stands for the answer to q1.</summary>
    public static IEnumerable<string> Pipes(string text) => Pipe().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The text in pieces: words, and the codes of the questions whose answers stand between them.</summary>
    public static IEnumerable<(string Text, string? Pipe)> Parts(string text)
    {
        int from = 0;
        foreach (Match match in Pipe().Matches(text))
        {
            yield return (text[from..match.Index], null);
            yield return ("", match.Groups[1].Value);
            from = match.Index + match.Length;
        }
        yield return (text[from..], null);
    }

    /// <summary>
    /// The text with answers filled in, as plain text: an option by its words, a number as it is. Nothing in an answer is ever read
    /// as a pipe again, and whoever shows the text encodes it.
    /// </summary>
    public static string Fill(SurveyDocument document, string text, GivenAnswers answers, string language) =>
        Pipe().Replace(text, match => Shown(document, match.Groups[1].Value, answers, language));

    private static string Shown(SurveyDocument document, string id, GivenAnswers answers, string language)
    {
        if (document[id] is not { } question) return "";
        var words = question.Kind == QuestionKind.Choices
            ? string.Join(", ", question.Options.Where(option => answers[$"{id}.{option.Id}"] is not null)
                .Select(option => document.Say(option.Text, language)))
            : answers[id] is not { } code ? ""
            : question.Kind == QuestionKind.Choice ? document.Say(question.Options.FirstOrDefault(option => option.Id == code)?.Text, language)
            : code;
        return words.Length <= LongestFilled ? words : words[..LongestFilled] + "…";
    }

    [GeneratedRegex(@"\{\{\s*([a-z][a-z0-9-]*)\s*\}\}")]
    private static partial Regex Pipe();
}
