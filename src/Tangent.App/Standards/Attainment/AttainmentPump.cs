using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>Lets the counts follow the log, and asks for all to be counted anew when clauses, calendars, units or tiers have changed.</summary>
sealed class AttainmentPump(IServiceScopeFactory scopes, MachineClock clock) : IPump
{
    // Counting anew may take a tenth of the time and no more, however often tiers are told.
    private const int RestAfter = 10;

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<CountAttainment>().Later(stop);
        if (added.Changed.Count > 0) await Order(scope.ServiceProvider, added.Changed, stop);
        return added.HasMore && added.Rows > 0;
    }

    private async Task Order(IServiceProvider services, IReadOnlyList<string> reasons, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        if (await services.GetRequiredService<JobFacts>().IsAnyOpen(RecountJob.Name, stop)) return;
        var last = await db.AttainmentRuns.AsNoTracking().OrderByDescending(run => run.StartedUtc).FirstOrDefaultAsync(stop);
        if (last is not null && clock.UtcNow < lastOrder.AddMilliseconds(last.TookMillis * RestAfter)) return;
        services.GetRequiredService<JobOrders>().Add(RecountJob.Name, new RecountJob.Request(reasons, null), Actor.System.Id, UnitPath.Root.Value);
        await db.SaveChangesAsync(stop);
        lastOrder = clock.UtcNow;
    }

    private DateTime lastOrder;
}
