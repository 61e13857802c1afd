using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Attachments.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Photos and voice messages that came with answers: kept with the response, and gone with its words.</summary>
public sealed class ResponseFiles(Db db, StoredFiles files, FileGate gate, Audit audit)
{
    private const string InTexts = "\"" + GivenAnswers.FileMark;

    /// <summary>Keeps what was sent to the last question, when that is asked after these answers; answers without it otherwise.</summary>
    internal async Task<Outcome<GivenAnswers>> Keep(Actor who, Asking asking, GivenAnswers answers, byte[]? sent, CancellationToken stop)
    {
        if (sent is not { Length: > 0 } || asking.Document.Questions is not [.., { Kind: QuestionKind.File } last] || !SurveyRoute.Asks(last, answers))
            return answers;
        if (sent.Length > SentFile.Longest) return Fail.Wrong(last.Id, "surveys.file-large", SentFile.Longest >> 20);
        if (SentFile.KindOf(sent) is not { } kind) return Fail.Wrong(last.Id, "surveys.file-kind");
        if (!gate.MayTake(who.Address, sent.Length)) return Fail.Trouble("surveys.busy");
        var id = await files.Add(who, $"{last.Id}.{kind.Ending}", kind.Type, sent, asking.UnitPath, stop);
        audit.Write(who, "surveys.did.file", new(Kind.Survey, asking.Link.SurveyId.Value.ToString(), asking.Document.Title.In("zh"), asking.UnitPath),
            after: new { Length = sent.Length });
        return await db.Commit(stop) is { } trouble ? trouble : answers.WithFile(last.Id, id);
    }

    /// <summary>Destroys what was kept for answers that became no response.</summary>
    internal Task Drop(GivenAnswers answers, CancellationToken stop) => files.Erase([.. Of(answers.Texts)], stop);

    /// <summary>Destroys the files of these responses, before their words are cleared.</summary>
    internal async Task Erase(IQueryable<SurveyResponse> responses, CancellationToken stop)
    {
        var texts = await responses.Where(row => row.Texts != null && row.Texts.Contains(InTexts)).Select(row => row.Texts!).ToListAsync(stop);
        await files.Erase([.. texts.SelectMany(text => Of(ResponseRows.Read(text)))], stop);
    }

    /// <summary>The newest responses of a survey that have a file.</summary>
    internal async Task<IReadOnlyList<(long Response, long Given, string Question)>> List(SurveyId survey, int most, CancellationToken stop)
    {
        var rows = await db.SurveyResponses.AsNoTracking().Where(row => row.SurveyId == survey && row.Texts != null && row.Texts.Contains(InTexts))
            .OrderByDescending(row => row.Id).Take(most).Select(row => new { row.Id, row.Given, row.Texts }).ToListAsync(stop);
        return [.. rows.Select(row => (row.Id, row.Given, ResponseRows.Read(row.Texts!).First(one => GivenAnswers.FileOf(one.Value) is not null).Key))];
    }

    private static IEnumerable<Guid> Of(IEnumerable<KeyValuePair<string, string>> texts) => texts.Select(one => GivenAnswers.FileOf(one.Value)).OfType<Guid>();
}
