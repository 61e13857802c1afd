using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Attachments.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Shows a photo or a voice message of a customer to somebody who may reveal personal data; the audit log keeps that.</summary>
public sealed class RevealFile(Db db, SurveyChange change, StoredFiles files, Audit audit)
{
    /// <summary>Which file: of which survey, response and question.</summary>
    public sealed record Request(Guid Id, long Response, string? Question);

    /// <summary>The file.</summary>
    public sealed record Revealed(string Type, string Name, byte[] Bytes);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Revealed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.PersonalData) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        if (who.Lacks(Verb.Act, Kind.PersonalData, unit.Path) is { } outside) return outside;
        var texts = await db.SurveyResponses.Where(row => row.SurveyId == survey.Id && row.Id == request.Response)
            .Select(row => row.Texts).SingleOrDefaultAsync(stop);
        var cell = texts is null || request.Question is null ? null : ResponseRows.Read(texts).GetValueOrDefault(request.Question);
        if (GivenAnswers.FileOf(cell) is not { } id || await files.Read(id, stop) is not { } file) return Fail.NotFound;
        if (SentFile.KindOf(file.Bytes) is not { } kind) return Fail.NotFound;
        audit.Write(who, "surveys.did.reveal", SurveyChange.Subject(survey, unit), after: new { request.Response, request.Question });
        return await db.Commit(stop) is { } trouble ? trouble : new Revealed(kind.Type, file.FileName, file.Bytes);
    }
}
