using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Published;

/// <summary>Takes personal words out of cases, in the caller's turn at the log; that there was a case, its steps, times and costs stay and count.</summary>
public sealed class RecoveryForgetting(Db db)
{
    private const int Bulk = 200;

    /// <summary>Clears what was written about cases of these customers.</summary>
    public Task Words(IReadOnlyCollection<long> customers, CancellationToken stop) =>
        Blank(db.RecoveryCases.Where(c => c.Customer != null && EF.Parameter(customers).Contains(c.Customer.Value)), stop);

    /// <summary>Forgets whose closed cases were that ended before a time, and what was written about them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Before(DateTime utc, CancellationToken stop)
    {
        var old = db.RecoveryCases.Where(c => c.ClosedUtc < utc && (c.Customer != null || c.Found != c.Number || c.Journey != null));
        int forgotten = await old.CountAsync(stop);
        await db.Signals.Where(s => s.DecidedUtc < utc && s.Customer != null && !db.RecoveryCases.Any(c => c.Id == s.CaseId && c.ClosedUtc == null))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Customer, (long?)null), stop);
        await Blank(old, stop);
        await db.RecoveryCases.Where(c => c.ClosedUtc < utc && (c.Customer != null || c.Journey != null))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Customer, (long?)null).SetProperty(c => c.Journey, (string?)null), stop);
        return forgotten;
    }

    private async Task Blank(IQueryable<RecoveryCase> cases, CancellationToken stop)
    {
        await db.CaseEntries.Where(e => e.Words != null && cases.Any(c => c.Id == e.CaseId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, (string?)null), stop);
        var last = Guid.Empty;
        while (await cases.AsNoTracking().Where(c => c.Id > last).OrderBy(c => c.Id).Take(Bulk).ToListAsync(stop) is { Count: > 0 } part)
        {
            foreach (var one in part)
            {
                var file = one.Details.WithoutWords();
                // A higher version: who has it open writes its words back under none.
                await db.RecoveryCases.Where(c => c.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Details, file)
                    .SetProperty(c => c.Title, (string?)null).SetProperty(c => c.Found, one.Number).SetProperty(c => c.Version, c => c.Version + 1), stop);
            }
            last = part[^1].Id;
        }
    }
}
