using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What of a response is counted: cells and codes.</summary>
static class SurveyTally
{
    /// <summary>Cell of what became of those who were asked.</summary>
    public const string OutcomeCell = "~outcome";

    /// <summary>Cell of what became of those who alone could answer their link.</summary>
    public const string InvitedCell = "~invited";

    /// <summary>Cell of quotas.</summary>
    public const string QuotaCell = "~quota";

    /// <summary>Start of the cells of scores.</summary>
    public const string ScoreCell = "~score.";

    /// <summary>Code that says that there is an answer at all.</summary>
    public const string Answered = "";

    /// <summary>What a response adds to the counts, each by one.</summary>
    /// <param name="document">By which it was asked.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="outcome">As what it stands: only what is complete is counted further.</param>
    public static IEnumerable<(string Cell, string Code)> Of(SurveyDocument document, GivenAnswers answers, ResponseOutcome outcome)
    {
        yield return (OutcomeCell, outcome.ToString());
        if (outcome != ResponseOutcome.Complete) yield break;
        foreach (var quota in Met(document, answers)) yield return (QuotaCell, quota.Id);
        foreach (var question in document.Questions)
        {
            if (!answers.HasAny(question.Id)) continue;
            yield return (question.Id, Answered);
            foreach (var cell in Cells(question, answers)) yield return cell;
        }
        foreach (var score in document.Scores)
            if (SurveyScores.Of(document, score, answers) is { } value) yield return (ScoreCell + score.Id, SurveyScores.Code(value));
    }

    /// <summary>The quotas that count these answers.</summary>
    public static IEnumerable<Quota> Met(SurveyDocument document, GivenAnswers answers) =>
        document.Quotas.Where(quota => quota.When?.Holds(answers) ?? true);

    private static IEnumerable<(string Cell, string Code)> Cells(Question question, GivenAnswers answers)
    {
        switch (question.Kind)
        {
            case QuestionKind.Text or QuestionKind.File: break;
            case QuestionKind.Kano:
                if (answers[$"{question.Id}.with"] is { } with && answers[$"{question.Id}.without"] is { } without)
                    yield return ($"{question.Id}.pair", $"{with}/{without}");
                break;
            case QuestionKind.Grid:
                // All columns of an item together: differences between them are counted person by person.
                foreach (var row in question.Rows)
                {
                    var codes = question.Columns.Select(column => answers[$"{question.Id}.{row.Id}.{column.Id}"] ?? "").ToList();
                    if (codes.Exists(code => code.Length > 0)) yield return ($"{question.Id}.{row.Id}", string.Join('/', codes));
                }
                break;
            case QuestionKind.Choices or QuestionKind.Ranking:
                foreach (var option in question.Options)
                    if (answers.Codes.TryGetValue($"{question.Id}.{option.Id}", out var place)) yield return ($"{question.Id}.{option.Id}", place);
                break;
            default:
                if (answers.Codes.TryGetValue(question.Id, out var code)) yield return (question.Id, question.Kind == QuestionKind.Date ? code[..7] : code);
                break;
        }
    }
}
