using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The responses of a survey as a file: one row each, codes with their labels. A right of its own; audited.</summary>
public sealed class ExportResponses(Db db, SurveyChange change, AskingFacts facts, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Words">Words of the reader's language.</param>
    public sealed record Request(Guid Id, ExportWords Words);

    /// <summary>A response with its answers read.</summary>
    public sealed record Row(SurveyResponse Response, SurveyLink? Link, IReadOnlyDictionary<string, string> Codes, IReadOnlyDictionary<string, string> Texts);

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The list, its rows not yet read.</summary>
    public async Task<Outcome<ExportTable<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Export, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var questions = await Questions(survey, stop);
        audit.Write(who, "surveys.did.export", SurveyChange.Subject(survey, unit), after: new { survey.Published });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var language = request.Words.IsChinese ? "zh" : "en";
        return new ExportTable<Row>(survey.Draft.Say(survey.Draft.Title, language),
            [.. About(request.Words), .. questions.SelectMany(question => ResponseColumns.Of(survey.Draft, question, request.Words, language))],
            Stream(survey.Id, stop));
    }

    // Of all versions, each question as it was asked last.
    private async Task<List<Question>> Questions(Survey survey, CancellationToken stop)
    {
        var known = new Dictionary<string, Question>(StringComparer.Ordinal);
        for (int number = 1; number <= survey.Published; number++)
            foreach (var question in (await facts.Document(survey.Id, number, stop))!.Questions) known[question.Id] = question;
        return [.. known.Values];
    }

    private async IAsyncEnumerable<Row> Stream(SurveyId survey, [EnumeratorCancellation] CancellationToken stop)
    {
        var links = await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == survey && l.Kind == LinkKind.Open).ToDictionaryAsync(l => l.Id, stop);
        await foreach (var response in db.SurveyResponses.AsNoTracking().Where(r => r.SurveyId == survey).OrderBy(r => r.Id)
            .AsAsyncEnumerable().WithCancellation(stop))
            yield return new(response, links.GetValueOrDefault(response.LinkId), Read(response.Codes), response.Texts is { } texts ? Read(texts) : Nothing);
    }

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static List<ExportColumn<Row>> About(ExportWords words) =>
    [
        new("response", words.Of("surveys.field.response"), row => new Cell.Number(row.Response.Id)),
        new("given", words.Of("surveys.field.given"), row => new Cell.Moment(EncounterRow.Utc(row.Response.Given))),
        new("outcome", words.Of("surveys.field.outcome"), row => words.Coded(row.Response.Outcome), true),
        new("channel", words.Of("surveys.field.channel"), row => words.Coded(row.Response.Channel), true),
        new("link", words.Of("surveys.field.link"), row => new Cell.Text(row.Link?.Label)),
        new("touchpoint", words.Of("surveys.field.touchpoint"), row => new Cell.Text(row.Link?.Touchpoint)),
        new("unit", words.Of("surveys.field.unit"), row => new Cell.Text(row.Link?.Unit)),
        new("language", words.Of("surveys.field.language"), row => new Cell.Text(row.Response.Language)),
        new("seconds", words.Of("surveys.field.seconds"), row => new Cell.Number(row.Response.Seconds)),
        new("version", words.Of("surveys.field.version"), row => new Cell.Number(row.Response.Version)),
    ];
}

/// <summary>The columns of a question in a file of responses.</summary>
static class ResponseColumns
{
    public static IEnumerable<ExportColumn<ExportResponses.Row>> Of(SurveyDocument document, Question question, ExportWords words, string language)
    {
        var head = document.Say(question.Text, language);
        string With(Wording part) => $"{head} – {document.Say(part, language)}";
        switch (question.Kind)
        {
            case QuestionKind.Text:
                yield return new(question.Id, head, row => new Cell.Text(row.Texts.GetValueOrDefault(question.Id)));
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

    private static ExportColumn<ExportResponses.Row> Number(string cell, string head) => new(cell, head, row => new Cell.Number(
        row.Codes.GetValueOrDefault(cell) is { } code ? decimal.Parse(code, CultureInfo.InvariantCulture) : null));
}
