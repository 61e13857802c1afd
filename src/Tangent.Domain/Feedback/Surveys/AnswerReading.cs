using System.Globalization;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>Turns what somebody sent into answers that hold, or lists everything that is wrong.</summary>
/// <remarks>
/// Questions are read in order, each by what was answered before it: what was not asked is not kept, whatever was sent.
/// </remarks>
public static class AnswerReading
{
    /// <summary>Most characters of an answer in words when the question says nothing else.</summary>
    public const int LongestText = 2000;

    /// <summary>Reads the answers to all questions that were asked.</summary>
    /// <param name="document">The survey.</param>
    /// <param name="told">What was sent, by cell.</param>
    public static Outcome<GivenAnswers> Whole(SurveyDocument document, IReadOnlyDictionary<string, string> told)
    {
        List<Problem> problems = [];
        var answers = UpTo(document, told, document.Questions.Count, problems);
        return problems.Count > 0 ? new Fail.Invalid(problems) : answers;
    }

    /// <summary>Reads the answers to the questions before a place.</summary>
    public static GivenAnswers UpTo(SurveyDocument document, IReadOnlyDictionary<string, string> told, int place, List<Problem> problems)
    {
        var answers = new GivenAnswers();
        for (int i = 0; i < place; i++)
            if (SurveyRoute.Asks(document.Questions[i], answers)) One(document.Questions[i], told, answers, problems);
        return answers;
    }

    private static void One(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        int before = problems.Count;
        int given = Read(question, told, answers, problems);
        if (given == 0 && question is { IsRequired: true, Kind: not QuestionKind.File } && problems.Count == before)
            problems.Add(Problem.Of(question.Id, "surveys.answer-required"));
    }

    private static int Read(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems) =>
        question.Kind switch
        {
            QuestionKind.Grid => Grid(question, told, answers, problems),
            QuestionKind.Kano => Kano(question, told, answers, problems),
            QuestionKind.Choice => Choice(question, told, answers, problems),
            QuestionKind.Choices => Choices(question, told, answers, problems),
            QuestionKind.Ranking => Ranking(question, told, answers, problems),
            QuestionKind.Text => Text(question.Id, question.Id, question.Most ?? LongestText, told, answers, problems),
            QuestionKind.Date => Date(question, told, answers, problems),
            QuestionKind.Consent => Consent(question, told, answers),
            // Files come beside the answers, never as text.
            QuestionKind.File => 0,
            QuestionKind.Number => Number(question, question.Id, question.Least ?? 0, question.Most ?? 1_000_000, told, answers, problems),
            _ => Number(question, question.Id, question.Ends!.Value.Least, question.Ends.Value.Most, told, answers, problems),
        };

    private static string? Sent(IReadOnlyDictionary<string, string> told, string cell) =>
        told.GetValueOrDefault(cell) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static int Number(Question question, string cell, int least, int most, IReadOnlyDictionary<string, string> told, GivenAnswers answers,
        List<Problem> problems)
    {
        if (Sent(told, cell) is not { } text) return 0;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || number < least || number > most)
        {
            problems.Add(Problem.Of(question.Id, "surveys.answer-number", least, most));
            return 0;
        }
        answers.SetCode(cell, number.ToString(CultureInfo.InvariantCulture));
        return 1;
    }

    private static int Grid(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        int given = 0, wanted = question.Rows.Count * question.Columns.Count;
        var (least, most) = question.Ends!.Value;
        foreach (var row in question.Rows)
            foreach (var column in question.Columns)
                given += Number(question, $"{question.Id}.{row.Id}.{column.Id}", least, most, told, answers, problems);
        if (question.IsRequired && given > 0 && given < wanted) problems.Add(Problem.Of(question.Id, "surveys.answer-grid", wanted - given));
        return given;
    }

    private static int Kano(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        int given = 0;
        foreach (var half in new[] { "with", "without" })
        {
            if (Sent(told, $"{question.Id}.{half}") is not { } text) continue;
            if (KanoCode(text) is { } code)
            {
                answers.SetCode($"{question.Id}.{half}", code);
                given++;
            }
            else problems.Add(Problem.Of(question.Id, "surveys.answer-option"));
        }
        if (question.IsRequired && given == 1) problems.Add(Problem.Of(question.Id, "surveys.answer-pair"));
        return given;
    }

    private static string? KanoCode(string text) =>
        Array.Find(Enum.GetNames<KanoReply>(), name => CodeOf(name) == text) is { } known ? CodeOf(known) : null;

    private static string CodeOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static int Choice(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        if (Sent(told, question.Id) is not { } text) return 0;
        if (question.Options.FirstOrDefault(one => one.Id == text) is not { } option)
        {
            problems.Add(Problem.Of(question.Id, "surveys.answer-option"));
            return 0;
        }
        answers.SetCode(question.Id, option.Id);
        Beside(question, option, told, answers, problems);
        return 1;
    }

    private static int Choices(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        int given = 0;
        foreach (var option in question.Options)
        {
            if (Sent(told, $"{question.Id}.{option.Id}") is null) continue;
            answers.SetCode($"{question.Id}.{option.Id}", "1");
            Beside(question, option, told, answers, problems);
            given++;
        }
        if (given > (question.Most ?? question.Options.Count)) problems.Add(Problem.Of(question.Id, "surveys.answer-many", question.Most!.Value));
        return given;
    }

    private static void Beside(Question question, Option option, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        if (option.HasText) Text(question.Id, $"{question.Id}.{option.Id}.text", 200, told, answers, problems);
    }

    private static int Ranking(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        var places = question.Options.Select(option => (option.Id, Text: Sent(told, $"{question.Id}.{option.Id}")))
            .Where(one => one.Text is not null).ToList();
        if (places.Count == 0) return 0;
        var numbers = places.Select(one => int.TryParse(one.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int place) ? place : 0).ToList();
        if (places.Count < question.Options.Count || !numbers.Order().SequenceEqual(Enumerable.Range(1, question.Options.Count)))
        {
            problems.Add(Problem.Of(question.Id, "surveys.answer-ranking", question.Options.Count));
            return 0;
        }
        for (int i = 0; i < places.Count; i++)
            answers.SetCode($"{question.Id}.{places[i].Id}", numbers[i].ToString(CultureInfo.InvariantCulture));
        return places.Count;
    }

    private static int Date(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        if (Sent(told, question.Id) is not { } text) return 0;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            problems.Add(Problem.Of(question.Id, "surveys.answer-date"));
            return 0;
        }
        answers.SetCode(question.Id, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return 1;
    }

    private static int Consent(Question question, IReadOnlyDictionary<string, string> told, GivenAnswers answers)
    {
        if (Sent(told, question.Id) is null) return 0;
        answers.SetCode(question.Id, "1");
        return 1;
    }

    private static int Text(string question, string cell, int longest, IReadOnlyDictionary<string, string> told, GivenAnswers answers, List<Problem> problems)
    {
        if (Sent(told, cell) is not { } text) return 0;
        var clean = text.ReplaceLineEndings("\n");
        if (clean.Length > longest || clean.Contains('\0')) problems.Add(Problem.Of(question, "surveys.answer-long", longest));
        else answers.SetText(cell, clean);
        return 1;
    }
}
