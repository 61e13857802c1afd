using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>Deletes links, codes and visits that open nothing any more.</summary>
sealed class ForgetOwnDoorsJob(Db db, TimeProvider clock) : IDailyJob
{
    public string Type => "forget-own-doors";

    public bool IsWanted => true;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        int gone = await db.OwnLinks.Where(l => l.EndsUtc <= now).ExecuteDeleteAsync(stop) + await db.OwnCodes.Where(c => c.EndsUtc <= now)
            .ExecuteDeleteAsync(stop) + await db.OwnVisits.Where(v => v.EndsUtc <= now).ExecuteDeleteAsync(stop);
        return gone.ToString(CultureInfo.InvariantCulture);
    }
}
