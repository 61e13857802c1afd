using Microsoft.EntityFrameworkCore;
using Tangent.App.Settings;
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
}
