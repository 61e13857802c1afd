using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>Takes personal words out of broken promises; that there was one, and what came of it, stays and counts.</summary>
public sealed class BreachForgetting(Db db)
{
    /// <summary>Clears what was written about these customers, and whose it was.</summary>
    public Task<int> Words(IReadOnlyCollection<long> customers, CancellationToken stop) =>
        db.Breaches.Where(b => b.Customer != null && EF.Parameter(customers).Contains(b.Customer.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Note, (string?)null).SetProperty(b => b.Customer, (long?)null)
                .SetProperty(b => b.Version, b => b.Version + 1), stop);

    /// <summary>Forgets whose promises were broken before a time, where the remedy is settled.</summary>
    /// <returns>How many.</returns>
    public Task<int> Before(DateTime utc, CancellationToken stop) =>
        db.Breaches.Where(b => b.StartedUtc < utc && b.SettledUtc != null && (b.Customer != null || b.Note != null))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Note, (string?)null).SetProperty(b => b.Customer, (long?)null)
                .SetProperty(b => b.Version, b => b.Version + 1), stop);
}
