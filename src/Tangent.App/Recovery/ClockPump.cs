using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Looks at the clocks of cases when they reach half, four fifths and the whole of their time.</summary>
sealed class ClockPump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LookAtClocks>().Next(stop);
    }
}

/// <summary>Tells of each warning of a clock once: on the case, in the audit log, and to other modules. What ran out goes one step up.</summary>
public sealed class LookAtClocks(Db db, UnitFacts units, RecoveryChange change, Outbox outbox)
{
    private const int Most = 100;

    /// <summary>Looks at the cases that are due for it.</summary>
    /// <returns>Whether there is perhaps more at once.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        var now = change.NowUtc;
        var due = await db.RecoveryCases.AsNoTracking().Where(c => c.LookUtc != null && c.LookUtc <= now).OrderBy(c => c.LookUtc).Take(Most).ToListAsync(stop);
        if (due.Count == 0) return false;
        var owning = await units.All(stop);
        foreach (var before in due)
        {
            var (after, warnings) = before.Look(now);
            if (ReferenceEquals(before, after)) continue;
            change.Write(Actor.System, "recovery.did.warn", before, after, owning[after.UnitId]);
            foreach (var (clock, percent) in warnings)
            {
                change.Note(Actor.System, after.Id, CaseEntryKind.Clock, FormattableString.Invariant($"{clock}:{percent}"), null, now);
                outbox.Publish(new CaseClockWarned(after.Id, after.Number, after.UnitId, clock, percent, after.Details.Clock(clock)?.DueUtc, now));
            }
            // One at a time: who is working on one of them at this moment does not hold up the others.
            if (await db.Commit(stop) is not null) db.Forget();
        }
        return due.Count == Most;
    }
}
