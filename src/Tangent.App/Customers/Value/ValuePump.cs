using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Customers.Value;

/// <summary>Asks once in each period for all customers to be valued.</summary>
sealed class ValuePump(IServiceScopeFactory scopes, TimeProvider clock) : IPump
{
    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (policy, version) = await scope.ServiceProvider.GetRequiredService<ValuePolicies>().Now(stop);
        if (version == 0) return false;
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var jobs = scope.ServiceProvider.GetRequiredService<JobFacts>();
        int period = policy.PeriodOf(clock.GetUtcNow().UtcDateTime);
        var begunUtc = DateTime.UnixEpoch.AddDays(period);
        // A job that failed or was cancelled is not asked for again before the next period: a person may.
        if (await db.ValueRuns.AnyAsync(run => run.Period == period && run.Policy == version, stop)
            || await jobs.IsAnyOpen(ValueJob.Name, stop) || await jobs.WasAsked(ValueJob.Name, new ValueJob.Request(false), begunUtc, stop)) return false;
        scope.ServiceProvider.GetRequiredService<JobOrders>().Add(ValueJob.Name, new ValueJob.Request(false), Actor.System.Id, UnitPath.Root.Value);
        await db.SaveChangesAsync(stop);
        return false;
    }
}
