using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>One photograph of a sheet, for whoever sees the sheet.</summary>
public sealed class ReadEvidence(Db db, ObservedReach reach, StoredFiles files)
{
    /// <summary>Which sheet and which photograph.</summary>
    public sealed record Request(Guid SheetId, Guid Id);

    /// <summary>The picture.</summary>
    public sealed record Picture(string ContentType, byte[] Bytes);

    /// <summary>Reads it.</summary>
    public async Task<Outcome<Picture>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Observation) is { } refusal) return refusal;

        var found = await reach.FindSent(who, Verb.Read, request.SheetId, stop);
        if (found.Failure is { } missing) return missing;
        var file = await db.SheetEvidence.Where(e => e.SheetId == request.SheetId && e.Id == request.Id).Select(e => (Guid?)e.AttachmentId)
            .SingleOrDefaultAsync(stop);
        if (file is not { } id || await files.Read(id, stop) is not { } content || Photographs.KindOf(content.Bytes) is not { } kind) return Fail.NotFound;
        return new Picture(kind.ContentType, content.Bytes);
    }
}
