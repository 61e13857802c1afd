using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The responses of a survey as a file: one row each, codes with their labels. A right of its own; audited.</summary>
public sealed class ExportResponses(Db db, SurveyChange change, ResponseRows rows, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Words">Words of the reader's language.</param>
    public sealed record Request(Guid Id, ExportWords Words);

    /// <summary>The list, its rows not yet read.</summary>
    public async Task<Outcome<ExportTable<ResponseRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Export, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var questions = await rows.Questions(survey, stop);
        audit.Write(who, "surveys.did.export", SurveyChange.Subject(survey, unit), after: new { survey.Published });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var language = request.Words.IsChinese ? "zh" : "en";
        return new ExportTable<ResponseRow>(survey.Draft.Say(survey.Draft.Title, language),
            [.. About(request.Words), .. questions.SelectMany(question => ResponseColumns.Of(survey.Draft, question, request.Words, language))],
            rows.Stream(survey.Id, stop));
    }

    private static List<ExportColumn<ResponseRow>> About(ExportWords words) =>
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
