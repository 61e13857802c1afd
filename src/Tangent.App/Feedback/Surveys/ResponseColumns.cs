using System.Globalization;
using Tangent.App.Export;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The columns of a question in a file of responses.</summary>
static class ResponseColumns
{
    public static IEnumerable<ExportColumn<ResponseRow>> Of(SurveyDocument document, Question question, ExportWords words, string language)
    {
        var head = document.Say(question.Text, language);
        string With(Wording part) => $"{head} – {document.Say(part, language)}";
        switch (question.Kind)
        {
            case QuestionKind.Text:
                yield return new(question.Id, head, row => new Cell.Text(row.Texts.GetValueOrDefault(question.Id)));
                break;
            case QuestionKind.File:
                // Whether there is one; the file itself is revealed one by one.
                yield return new(question.Id, head, row => new Cell.Number(row.Texts.ContainsKey(question.Id) ? 1 : null));
                break;
            case QuestionKind.Date:
                yield return new(question.Id, head, row => new Cell.Text(row.Codes.GetValueOrDefault(question.Id)));
                break;
            case QuestionKind.Choice:
                var labels = question.Options.ToDictionary(option => option.Id, option => document.Say(option.Text, language));
                yield return new(question.Id, head, row => row.Codes.GetValueOrDefault(question.Id) is { } code
                    ? new Cell.Coded(code, labels.GetValueOrDefault(code)) : new Cell.Coded(null, null), true);
                break;
            case QuestionKind.Choices or QuestionKind.Ranking:
                foreach (var option in question.Options) yield return Number($"{question.Id}.{option.Id}", With(option.Text));
                break;
            case QuestionKind.Grid:
                foreach (var row in question.Rows)
                    foreach (var column in question.Columns)
                        yield return Number($"{question.Id}.{row.Id}.{column.Id}", $"{With(row.Text)} – {document.Say(column.Text, language)}");
                break;
            case QuestionKind.Kano:
                foreach (var (half, text) in new[] { ("with", question.Text), ("without", question.Without ?? question.Text) })
                {
                    var cell = $"{question.Id}.{half}";
                    yield return new(cell, document.Say(text, language), row => row.Codes.GetValueOrDefault(cell) is { } code
                        ? words.Coded(Enum.Parse<KanoReply>(code, ignoreCase: true)) : new Cell.Coded(null, null), true);
                }
                break;
            default:
                yield return Number(question.Id, head);
                break;
        }
        foreach (var option in question.Options.Where(option => option.HasText))
        {
            var cell = $"{question.Id}.{option.Id}.text";
            yield return new(cell, With(option.Text), row => new Cell.Text(row.Texts.GetValueOrDefault(cell)));
        }
    }

    private static ExportColumn<ResponseRow> Number(string cell, string head) => new(cell, head, row => new Cell.Number(
        row.Codes.GetValueOrDefault(cell) is { } code ? decimal.Parse(code, CultureInfo.InvariantCulture) : null));
}
