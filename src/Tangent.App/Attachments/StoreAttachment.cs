using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Attachments;

/// <summary>Stores a file. The same bytes are kept once, however often they come.</summary>
public sealed class StoreAttachment(Db db, UnitFacts units, Audit audit, TangentSettings settings, TimeProvider clock)
{
    /// <summary>The file.</summary>
    /// <param name="FileName">Its name, at most 200 characters.</param>
    /// <param name="ContentType">What kind of file it is, such as <c>image/png</c>.</param>
    /// <param name="Bytes">Its bytes, at most the limit of the settings.</param>
    /// <param name="UnitId">The unit that it belongs to.</param>
    public sealed record Request(string? FileName, string? ContentType, byte[]? Bytes, Guid? UnitId);

    /// <summary>Id of the attachment.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Attachment) is { } refusal) return refusal;

        var unit = request.UnitId is { } id ? await units.PathOf(id, stop) : null;
        if (unit is { } path && who.Lacks(Verb.Create, Kind.Attachment, path) is { } outside) return outside;
        var problems = Check(request);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        try
        {
            // The bytes first: a row never names what is not there. Bytes without a row are found by the doctor.
            var hash = await AttachmentStore.Keep(settings.Database, request.Bytes!, stop);
            var now = clock.GetUtcNow();
            var attachment = new Attachment
            {
                Id = Guid.CreateVersion7(now),
                Sha256 = hash,
                FileName = Path.GetFileName(request.FileName!.Trim()),
                ContentType = request.ContentType!.Trim().ToLowerInvariant(),
                Length = request.Bytes!.Length,
                UnitPath = unit!.Value.Value,
                CreatedBy = who.Id,
                CreatedUtc = now.UtcDateTime,
            };
            db.Add(attachment);
            audit.Write(who, "attachments.store", Subject(attachment), after: new { attachment.Sha256, attachment.Length });
            return await db.Commit(stop) is { } failure ? failure : attachment.Id;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    internal static Subject Subject(Attachment attachment) =>
        new(Kind.Attachment, attachment.Id.ToString(), null, UnitPath.From(attachment.UnitPath));

    private List<Problem> Check(Request request)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.FileName)) problems.Add(Problem.Of("fileName", "form.required"));
        else if (request.FileName.Trim().Length > 200) problems.Add(Problem.Of("fileName", "form.too-long", 200));
        if (string.IsNullOrWhiteSpace(request.ContentType)) problems.Add(Problem.Of("contentType", "form.required"));
        else if (request.ContentType.Trim().Length > 100) problems.Add(Problem.Of("contentType", "form.too-long", 100));
        if (request.Bytes is not { Length: > 0 }) problems.Add(Problem.Of("bytes", "form.required"));
        else if (request.Bytes.Length > settings.Limits.UploadBytes)
            problems.Add(Problem.Of("bytes", "installation.file-too-large", settings.Limits.UploadBytes));
        return problems;
    }
}
