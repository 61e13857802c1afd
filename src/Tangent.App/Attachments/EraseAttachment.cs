using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Attachments;

/// <summary>Destroys a stored file for good: its bytes and its name. The row stays and says when.</summary>
public sealed class EraseAttachment(Db db, Audit audit, TangentSettings settings, TimeProvider clock)
{
    /// <summary>Which attachment.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Bytes that another attachment still names are kept for it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Attachment) is { } refusal) return refusal;

        var found = await ReadAttachment.InScope(db, who, Verb.Delete).AsTracking()
            .SingleOrDefaultAsync(a => a.Id == request.Id && a.ErasedUtc == null, stop);
        if (found is null) return Fail.NotFound;

        found.ErasedUtc = clock.GetUtcNow().UtcDateTime;
        found.FileName = "";
        audit.Write(who, "attachments.erase", StoreAttachment.Subject(found), before: new { found.Sha256, found.Length });
        if (await db.Commit(stop) is { } failure) return failure;

        var isShared = await db.Attachments.AnyAsync(a => a.Sha256 == found.Sha256 && a.ErasedUtc == null, stop);
        if (!isShared) await AttachmentStore.Erase(settings.Database, found.Sha256, stop);
        return new Done();
    }
}
