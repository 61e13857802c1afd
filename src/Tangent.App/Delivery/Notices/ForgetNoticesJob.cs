using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Storage;

namespace Tangent.App.Delivery.Notices;

/// <summary>Deletes notices of long ago: what they were about has its own page and its own history.</summary>
sealed class ForgetNoticesJob(Db db, TimeProvider clock) : IDailyJob
{
    private const int KeepDays = 90;

    public string Type => "forget-notices";

    public bool IsWanted => true;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var end = clock.GetUtcNow().UtcDateTime.AddDays(-KeepDays);
        return (await db.Notices.Where(n => n.AtUtc < end).ExecuteDeleteAsync(stop)).ToString(CultureInfo.InvariantCulture);
    }
}
