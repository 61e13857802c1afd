using Microsoft.EntityFrameworkCore;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Attachments.Published;

/// <summary>What other modules may ask about attachments.</summary>
public sealed class AttachmentFacts(Db db, TangentSettings settings)
{
    /// <summary>Contents that are named and there, named but lost, and there but named by nobody.</summary>
    public async Task<(int Whole, int Lost, int Idle)> Count(CancellationToken stop)
    {
        var kept = (await AttachmentStore.Hashes(settings.Database, stop)).ToHashSet();
        var named = await db.Attachments.Where(a => a.ErasedUtc == null).Select(a => a.Sha256).Distinct().ToListAsync(stop);
        int whole = named.Count(kept.Contains);
        return (whole, named.Count - whole, kept.Count - whole);
    }

    /// <summary>Names of stored files, by their ids as text, as far as the actor may see them.</summary>
    public async Task<IReadOnlyDictionary<string, (Guid Id, string Label)>> Named(Actor who, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        if (ids.Count == 0 || !who.May(Verb.Read, Kind.Attachment)) return new Dictionary<string, (Guid, string)>();
        var wanted = ids.Select(Guid.Parse).ToList();
        var found = await ReadAttachment.InScope(db, who, Verb.Read).Where(a => wanted.Contains(a.Id) && a.ErasedUtc == null)
            .Select(a => new { a.Id, a.FileName }).ToDictionaryAsync(a => a.Id, a => a.FileName, stop);
        return ids.Where(id => found.ContainsKey(Guid.Parse(id))).ToDictionary(id => id, id => (Guid.Parse(id), found[Guid.Parse(id)]));
    }
}
