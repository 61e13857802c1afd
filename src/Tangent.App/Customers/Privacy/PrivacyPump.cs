using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>Looks at the clocks of requests about personal data when they reach half, four fifths and the whole of their time.</summary>
sealed class PrivacyPump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LookAtPrivacyClocks>().Next(stop);
    }
}

/// <summary>Tells other modules of each warning once.</summary>
public sealed class LookAtPrivacyClocks(Db db, Outbox outbox, Audit audit, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Looks at the requests that are due for it.</summary>
    /// <returns>Whether there is perhaps more at once.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var due = await db.PrivacyRequests.AsNoTracking().Where(r => r.LookUtc != null && r.LookUtc <= now)
            .OrderBy(r => r.LookUtc).Take(Most).ToListAsync(stop);
        foreach (var before in due)
        {
            var (after, percent) = before.Look(now);
            db.Replace(before, after);
            audit.Write(Actor.System, "customers.did.warn-privacy", PrivacyReach.Subject(after), after: new { percent });
            // A request from before there were clocks may have nothing to tell yet.
            if (percent > 0) outbox.Publish(new PrivacyClockWarned(after.Id, after.CustomerId, percent, now));
            // One at a time: who ends one of them at this moment does not hold up the others.
            if (await db.Commit(stop) is not null) db.Forget();
        }
        return due.Count == Most;
    }
}
