using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The end of what a person has open: every act that shuts somebody out goes through here.</summary>
static class OpenSessions
{
    /// <summary>Ends the person's sessions with the coming save, all but the kept one.</summary>
    /// <returns>How many end.</returns>
    public static async Task<int> End(Db db, Guid person, Guid? kept, CancellationToken stop)
    {
        var open = await db.Sessions.AsTracking().Where(row => row.AccountId == person && row.Id != kept).ToListAsync(stop);
        db.RemoveRange(open);
        return open.Count;
    }
}
