using System.Text.RegularExpressions;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>What a linter of questions finds. It advises and never forbids.</summary>
public enum LintRule
{
    /// <summary>It asks two things at once, so that one answer cannot fit both.</summary>
    TwoThings,

    /// <summary>It suggests the answer.</summary>
    Leading,

    /// <summary>It is too long to be read at a glance.</summary>
    TooLong,

    /// <summary>It counts by a word that everybody understands otherwise.</summary>
    Vague,

    /// <summary>It denies twice.</summary>
    TurnedTwice,

    /// <summary>It asks for what identifies a person.</summary>
    Personal,

    /// <summary>Its scale differs from the others of this survey.</summary>
    OtherScale,

    /// <summary>Nobody says what the ends of its scale mean.</summary>
    EndsUnsaid,

    /// <summary>None of its options lets a person say something else.</summary>
    NoOther,

    /// <summary>Words are demanded, which many will not give.</summary>
    WordsDemanded,

    /// <summary>The whole takes longer than people have.</summary>
    TooManySeconds,
}

/// <summary>One finding.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Question">Code of the question; null: of the whole.</param>
/// <param name="Part">Code of its option or item, or null.</param>
/// <param name="Language">In which language, or null.</param>
/// <param name="Evidence">The words or the number that show it.</param>
public sealed record LintFinding(LintRule Rule, string? Question, string? Part, string? Language, string Evidence);

/// <summary>Reads questions as a tired customer does, by lists of words and simple measures; each finding says on what it rests.</summary>
/// <remarks>Worked example, tested: "Were staff quick and friendly?" asks two things; its evidence is "and".</remarks>
public static class SurveyLint
{
    /// <summary>Seconds beyond which many leave a survey.</summary>
    public const int MostSeconds = 180;

    private const int MostWords = 25, MostCharacters = 40;

    private static readonly (LintRule Rule, string Language, string[] Signs)[] Words = Load();

    /// <summary>Everything that is found, in the order of the questions.</summary>
    public static IReadOnlyList<LintFinding> Of(SurveyDocument document) =>
        [.. document.Questions.SelectMany(question => Question(document, question)), .. Whole(document)];

    private static IEnumerable<LintFinding> Whole(SurveyDocument document) => document.Seconds > MostSeconds
        ? [new(LintRule.TooManySeconds, null, null, null, FormattableString.Invariant($"{document.Seconds}"))] : [];

    private static IEnumerable<LintFinding> Question(SurveyDocument document, Question question)
    {
        foreach (var (part, wording) in Texts(question))
            foreach (var language in document.Languages)
                if (wording[language] is { } text)
                    foreach (var (rule, evidence) in InText(question, part, language, text)) yield return new(rule, question.Id, part, language, evidence);
        var usual = document.Questions.Where(other => other.Kind.HasOwnScale()).Select(other => other.ScaleName!).GroupBy(name => name)
            .OrderByDescending(same => same.Count()).FirstOrDefault()?.Key;
        if (question.Kind.HasOwnScale() && question.ScaleName != usual) yield return new(LintRule.OtherScale, question.Id, null, null, question.ScaleName!);
        if (question.Kind is QuestionKind.Scale or QuestionKind.Grid && (question.LeastLabel is null || question.MostLabel is null))
            yield return new(LintRule.EndsUnsaid, question.Id, null, null, question.ScaleName!);
        if (question.Kind is QuestionKind.Choices && !question.Options.Any(option => option.HasText))
            yield return new(LintRule.NoOther, question.Id, null, null, "");
        if (question is { Kind: QuestionKind.Text, IsRequired: true }) yield return new(LintRule.WordsDemanded, question.Id, null, null, "");
    }

    private static IEnumerable<(string? Part, Wording Wording)> Texts(Question question) =>
    [
        (null, question.Text), .. question.Rows.Select(row => ((string?)row.Id, row.Text)),
        .. question.Options.Select(option => ((string?)option.Id, option.Text)),
    ];

    private static IEnumerable<(LintRule Rule, string Evidence)> InText(Question question, string? part, string language, string text)
    {
        bool isChinese = language.StartsWith("zh", StringComparison.Ordinal), isAnswered = part is null || question.Kind == QuestionKind.Grid;
        var folded = SearchText.Fold(text);
        if (Length(folded, isChinese) is var length && length > (isChinese ? MostCharacters : MostWords))
            yield return (LintRule.TooLong, FormattableString.Invariant($"{length}"));
        foreach (var (rule, of, signs) in Words)
        {
            if (!language.StartsWith(of, StringComparison.Ordinal)) continue;
            var met = signs.Where(sign => folded.Contains(sign, StringComparison.Ordinal)).ToList();
            // Two things are asked where one number answers both; words and orders may well speak of several.
            bool holds = rule switch
            {
                LintRule.TwoThings => met.Count > 0
                    && (question.Kind.IsScored() || question.Kind is QuestionKind.Grid or QuestionKind.Kano || part is not null),
                LintRule.TurnedTwice => isAnswered && signs.Sum(sign => Count(folded, sign)) > 1
                    && question.Kind is not (QuestionKind.Text or QuestionKind.Consent),
                LintRule.Personal => met.Count > 0 && question.Kind != QuestionKind.Consent,
                _ => met.Count > 0 && isAnswered,
            };
            if (holds) yield return (rule, string.Join(" ", met.Select(sign => sign.Trim())));
        }
    }

    private static int Length(string text, bool isChinese) =>
        isChinese ? text.Count(letter => letter > 0x2e80) : text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static int Count(string text, string sign) => Regex.Count(text, Regex.Escape(sign));

    private static (LintRule, string, string[])[] Load()
    {
        using var reader = new StreamReader(typeof(SurveyLint).Assembly.GetManifestResourceStream("lint-words.tsv")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t'))
            .Select(cells => (Rule(cells[0]), cells[1], cells[2].Split('|')))];
    }

    private static LintRule Rule(string name) => name switch
    {
        "two-things" => LintRule.TwoThings,
        "leading" => LintRule.Leading,
        "vague" => LintRule.Vague,
        "turned" => LintRule.TurnedTwice,
        "personal" => LintRule.Personal,
        _ => throw new InvalidOperationException($"{name} is no rule"),
    };
}
