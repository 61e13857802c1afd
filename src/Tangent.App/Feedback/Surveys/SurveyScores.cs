using System.Globalization;
using Tangent.Analytics.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Scores of one person, made of several answers as the document says.</summary>
static class SurveyScores
{
    /// <summary>The score, or null when too little was answered.</summary>
    public static double? Of(SurveyDocument document, Score score, GivenAnswers answers)
    {
        var items = score.Of.SelectMany(of => Items(document, of)).ToList();
        var values = items.ConvertAll(item => Value(item.Question, item.Cells, score.Method, answers));
        return score.Method switch
        {
            ScoreMethod.Sus => Usability.Sus([.. values.Select(value => value ?? double.NaN)]),
            ScoreMethod.UmuxLite => Usability.UmuxLite([.. values.Select(value => value ?? double.NaN)]),
            ScoreMethod.Sum => values.TrueForAll(value => value is not null) ? values.Sum() : null,
            _ => 2 * values.Count(value => value is not null) >= values.Count ? values.Average() : null,
        };
    }

    /// <summary>A score as it is counted: to two decimals.</summary>
    public static string Code(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    // A question itself; of a grid one item, or all of them.
    private static IEnumerable<(Question Question, string[] Cells)> Items(SurveyDocument document, string of)
    {
        var parts = of.Split('.', 2);
        if (document[parts[0]] is not { } question) yield break;
        if (question.Kind != QuestionKind.Grid) yield return (question, [question.Id]);
        else
            foreach (var row in question.Rows.Where(row => parts.Length == 1 || row.Id == parts[1]))
                yield return (question, [.. question.Columns.Select(column => $"{question.Id}.{row.Id}.{column.Id}")]);
    }

    private static double? Value(Question question, string[] cells, ScoreMethod method, GivenAnswers answers)
    {
        double? Number(string cell) => double.TryParse(answers[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
        if (method == ScoreMethod.Gap) return Number(cells[^1]) - Number(cells[0]);
        if (method == ScoreMethod.Superiority) return Number(cells[^1]) - Number(cells[Math.Max(0, cells.Length - 2)]);
        var met = Number(cells[^1]);
        return question.IsReversed && question.Ends is var (least, most) ? least + most - met : met;
    }
}
