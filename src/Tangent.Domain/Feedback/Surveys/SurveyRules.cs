using System.Text.RegularExpressions;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>What a document must be: some of it to be kept at all, the rest before anybody is asked.</summary>
public static partial class SurveyRules
{
    /// <summary>Most questions of a survey.</summary>
    public const int MostQuestions = 100;

    private const int MostOptions = 40, MostRows = 40, MostColumns = 3, MostScores = 30, MostQuotas = 30, MostLanguages = 12, MostTests = 10, MostOrigins = 20;
    private const int LongestTitle = 80, LongestText = 500, LongestNotice = 2000;

    /// <summary>Whether a text may be a code.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    /// <summary>What forbids to keep the document, even as a draft.</summary>
    public static IEnumerable<Problem> ToKeep(SurveyDocument document) =>
    [
        .. Languages(document),
        .. document.Title.Length == 0 ? [Problem.Of("title", "form.required")] : Long("title", document.Title, LongestTitle),
        .. Long("opening", document.Opening, LongestText),
        .. Long("thanks", document.Thanks, LongestText),
        .. Long("notice", document.Notice.Why, LongestNotice), .. Long("notice", document.Notice.Kept, LongestNotice),
        .. Long("notice", document.Notice.Contact, LongestText),
        .. document.AgainAfterDays is < 0 or > 3650 ? [Problem.Of("againAfterDays", "surveys.days")] : (Problem[])[],
        .. Many("shownIn", document.ShownIn, MostOrigins),
        .. document.ShownIn.Where(origin => !Origin().IsMatch(origin)).Select(origin => Problem.Of("shownIn", "surveys.origin", origin)),
        .. Many("questions", document.Questions, MostQuestions), .. Many("scores", document.Scores, MostScores), .. Many("quotas", document.Quotas, MostQuotas),
        .. Codes("questions", document.Questions.Select(question => question.Id)),
        .. Codes("scores", document.Scores.Select(score => score.Id)),
        .. Codes("quotas", document.Quotas.Select(quota => quota.Id)),
        .. document.Quotas.Where(quota => quota.Most is < 1 or > 1_000_000).Select(quota => Problem.Of($"quotas.{quota.Id}", "surveys.quota-most")),
        .. document.Questions.SelectMany(Kept),
    ];

    /// <summary>What forbids to publish it.</summary>
    public static IEnumerable<Problem> ToPublish(SurveyDocument document) =>
    [
        .. document.Questions.Count == 0 ? [Problem.Of("questions", "surveys.no-questions")] : (Problem[])[],
        .. Unsaid(document, "title", document.Title),
        .. Unsaid(document, "notice", document.Notice.Why), .. Unsaid(document, "notice", document.Notice.Kept),
        .. Unsaid(document, "notice", document.Notice.Contact),
        .. document.Questions.SkipLast(1).Where(question => question.Kind == QuestionKind.File)
            .Select(question => Problem.Of($"questions.{question.Id}", "surveys.file-last")),
        .. document.Questions.SelectMany((question, place) => Asked(document, question, place)),
        .. document.Quotas.SelectMany(quota => Refers(document, $"quotas.{quota.Id}", quota.When, document.Questions.Count)),
        .. document.Scores.SelectMany(score => Scored(document, score)),
    ];

    private static IEnumerable<Problem> Languages(SurveyDocument document)
    {
        if (document.Languages.Count is 0 or > MostLanguages) yield return Problem.Of("languages", "surveys.languages-count", MostLanguages);
        if (!document.Languages.All(Wording.IsLanguage)) yield return Problem.Of("languages", "surveys.language-tag");
        if (document.Languages.Distinct().Count() < document.Languages.Count) yield return Problem.Of("languages", "surveys.language-twice");
    }

    private static IEnumerable<Problem> Kept(Question question)
    {
        var field = $"questions.{question.Id}";
        foreach (var wording in new[] { question.Text, question.Without, question.Hint, question.LeastLabel, question.MostLabel }
            .Concat(question.Options.Select(option => option.Text)).Concat(question.Rows.Concat(question.Columns).Select(line => line.Text)))
            foreach (var problem in Long(field, wording, LongestText)) yield return problem;
        foreach (var problem in (Problem[])
            [.. Many(field, question.Options, MostOptions), .. Many(field, question.Rows, MostRows), .. Many(field, question.Columns, MostColumns)])
            yield return problem;
        foreach (var lines in new[]
            { question.Options.Select(option => option.Id), question.Rows.Select(row => row.Id), question.Columns.Select(column => column.Id) })
            foreach (var problem in Codes(field, lines)) yield return problem;
        if (question.Kind.HasOwnScale() && question.Ends is var (least, most) && (least < 0 || most > 10 || most <= least))
            yield return Problem.Of(field, "surveys.scale-shape");
        if (question.Touchpoint is { } touchpoint && (touchpoint.Length is 0 or > 40 || !SearchText.IsOneLine(touchpoint)))
            yield return Problem.Of(field, "surveys.touchpoint-missing", touchpoint);
        if (question.Criterion is { } criterion && !IsCode(criterion)) yield return Problem.Of(field, "surveys.code-shape", criterion);
        if (question.Most < question.Least) yield return Problem.Of(field, "surveys.ends-turned");
        if (question.Kind is QuestionKind.Text && question.Most is < 1 or > 4000) yield return Problem.Of(field, "surveys.text-length");
    }

    private static IEnumerable<Problem> Asked(SurveyDocument document, Question question, int place)
    {
        var field = $"questions.{question.Id}";
        foreach (var wording in (Wording?[])[question.Text, question.Kind == QuestionKind.Kano ? question.Without ?? Wording.None : null,
            .. question.Options.Select(option => option.Text), .. question.Rows.Select(row => row.Text),
            .. question.Columns.Count > 1 ? question.Columns.Select(column => column.Text) : []])
            if (wording is not null)
                foreach (var problem in Unsaid(document, field, wording)) yield return problem;
        if (question.Kind.HasOptions() && question.Options.Count < 2) yield return Problem.Of(field, "surveys.options-few");
        if (question.Kind == QuestionKind.Grid && (question.Rows.Count == 0 || question.Columns.Count == 0)) yield return Problem.Of(field, "surveys.rows-few");
        if (question.Kind == QuestionKind.Choices && question.Most is < 1) yield return Problem.Of(field, "surveys.options-few");
        foreach (var problem in Refers(document, field, question.ShowIf, place)) yield return problem;
        foreach (var language in document.Languages)
            foreach (var pipe in SurveyRoute.Pipes(question.Text[language] ?? ""))
                if (!document.Questions.Take(place).Any(before => before.Id == pipe)) yield return Problem.Of(field, "surveys.pipe-forward", pipe);
    }

    private static IEnumerable<Problem> Refers(SurveyDocument document, string field, Condition? condition, int place)
    {
        if (condition is null) yield break;
        if (condition.Tests.Count is 0 or > MostTests) yield return Problem.Of(field, "surveys.tests-count", MostTests);
        foreach (var test in condition.Tests)
        {
            if (!document.Questions.Take(place).Any(before => before.Id == test.Question)) yield return Problem.Of(field, "surveys.refers-forward", test.Of);
            if (test.Is is not (TestKind.Answered or TestKind.Unanswered) && string.IsNullOrEmpty(test.Value))
                yield return Problem.Of(field, "surveys.test-value", test.Of);
        }
    }

    private static IEnumerable<Problem> Scored(SurveyDocument document, Score score)
    {
        var field = $"scores.{score.Id}";
        foreach (var of in score.Of)
            if (document[of.Split('.')[0]] is not { } question || (!question.Kind.IsScored() && question.Kind != QuestionKind.Grid))
                yield return Problem.Of(field, "surveys.score-of", of);
        int wanted = score.Method switch { ScoreMethod.Sus => 10, ScoreMethod.UmuxLite => 2, _ => 0 };
        if (score.Of.Count == 0 || (wanted > 0 && score.Of.Count != wanted)) yield return Problem.Of(field, "surveys.score-count", wanted);
    }

    private static IEnumerable<Problem> Unsaid(SurveyDocument document, string field, Wording wording) =>
        document.Languages.Where(language => wording[language] is null).Select(language => Problem.Of(field, "surveys.unsaid", language));

    private static IEnumerable<Problem> Long(string field, Wording? wording, int longest) =>
        wording?.Length > longest ? [Problem.Of(field, "form.too-long", longest)] : [];

    private static IEnumerable<Problem> Many<T>(string field, Items<T> items, int most) =>
        items.Count > most ? [Problem.Of(field, "form.too-many", most)] : [];

    private static IEnumerable<Problem> Codes(string field, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
            if (!IsCode(code)) yield return Problem.Of(field, "surveys.code-shape", code ?? "");
            else if (!seen.Add(code)) yield return Problem.Of(field, "surveys.code-twice", code);
    }

    // Whoever embeds it answers for a page that nobody has changed on the way: HTTPS, but on the machine of who tries it out.
    [GeneratedRegex(@"^(https://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$")]
    private static partial Regex Origin();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,19}$")]
    private static partial Regex Code();
}
