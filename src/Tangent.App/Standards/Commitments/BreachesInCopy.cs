using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Promises to a customer that were broken.</summary>
sealed class BreachesInCopy(Db db) : ICopyPart
{
    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop) =>
    [
        CopyList.Of("breaches", await db.Breaches.AsNoTracking().Where(b => b.Customer != null && EF.Parameter(numbers).Contains(b.Customer.Value))
            .OrderBy(b => b.StartedUtc).ToListAsync(stop),
            one => [("at", one.StartedUtc), ("state", one.State), ("cost", one.Cost), ("words", one.Note)]),
    ];
}
