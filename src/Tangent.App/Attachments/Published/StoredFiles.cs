using Microsoft.EntityFrameworkCore;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Attachments.Published;

/// <summary>Files that another module keeps with its own records. The asking use case checks rights and writes the audit line.</summary>
public sealed class StoredFiles(Db db, TangentSettings settings, TimeProvider clock)
{
    /// <summary>A file that was stored.</summary>
    public sealed record Content(string FileName, byte[] Bytes);

    /// <summary>Keeps the bytes and adds the file to the coming save.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> Add(Actor who, string fileName, string contentType, byte[] bytes, UnitPath unit, CancellationToken stop)
    {
        // The bytes first: a row never names what is not there. Bytes without a row are found by the doctor.
        var hash = await AttachmentStore.Keep(settings.Database, bytes, stop);
        var now = clock.GetUtcNow();
        var attachment = new Attachment
        {
            Id = Guid.CreateVersion7(now),
            Sha256 = hash,
            FileName = fileName,
            ContentType = contentType,
            Length = bytes.Length,
            UnitPath = unit.Value,
            CreatedBy = who.Id,
            CreatedUtc = now.UtcDateTime,
        };
        db.Add(attachment);
        return attachment.Id;
    }

    /// <summary>The file, or null when it was erased.</summary>
    public async Task<Content?> Read(Guid id, CancellationToken stop)
    {
        var found = await db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.ErasedUtc == null, stop);
        return found is not null && await AttachmentStore.Read(settings.Database, found.Sha256, stop) is { } bytes
            ? new(found.FileName, bytes)
            : null;
    }

    /// <summary>Destroys files for good; bytes that another file still has stay for it.</summary>
    public async Task Erase(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var hashes = await db.Attachments.Where(a => ids.Contains(a.Id) && a.ErasedUtc == null).Select(a => a.Sha256).Distinct().ToListAsync(stop);
        await db.Attachments.Where(a => ids.Contains(a.Id) && a.ErasedUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ErasedUtc, now).SetProperty(a => a.FileName, ""), stop);
        foreach (var hash in hashes)
            if (!await db.Attachments.AnyAsync(a => a.Sha256 == hash && a.ErasedUtc == null, stop)) await AttachmentStore.Erase(settings.Database, hash, stop);
    }

    /// <summary>Names of files that were not erased, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        await db.Attachments.Where(a => ids.Contains(a.Id) && a.ErasedUtc == null).ToDictionaryAsync(a => a.Id, a => a.FileName, stop);
}
