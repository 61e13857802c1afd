using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Asks pages when their time has come.</summary>
sealed class PagePump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromSeconds(30);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PageRounds>().Next(stop);
    }
}

/// <summary>Rounds of tests of web pages: each case every so many minutes of its own.</summary>
public sealed class PageRounds(Db db, PageCheck pages, RunWriter writer, CaseChange change)
{
    /// <summary>Asks the page that has waited longest.</summary>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        var now = change.Now;
        var one = await db.TestCases.AsNoTracking().Where(c => c.NextUtc != null && c.NextUtc <= now && c.RetiredUtc == null)
            .OrderBy(c => c.NextUtc).ThenBy(c => c.Id).FirstOrDefaultAsync(stop);
        if (one is null) return false;
        // The next time first: a page that brings the program down is not asked again at once.
        var next = now.AddMinutes(one.Terms.EveryMinutes ?? 60);
        int isOurs = await db.TestCases.Where(c => c.Id == one.Id && c.NextUtc == one.NextUtc)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextUtc, next), stop);
        if (isOurs == 0) return true;
        var run = await pages.Ask(one, null, stop);
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        if ((await writer.Write(Actor.System, [new(one, run)], stop)).Failure is not null) return true;
        await whole.CommitAsync(stop);
        writer.AreDurable();
        return true;
    }
}
