using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>By what a customer is known, tiers, consents, ways, value and requests.</summary>
sealed class CustomersInCopy(Db db) : ICopyPart
{
    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop) =>
    [
        CopyList.Of("identifiers", await db.CustomerIdentifiers.AsNoTracking().Where(i => EF.Parameter(numbers).Contains(i.CustomerId)).ToListAsync(stop),
            one => [("kind", one.Kind), ("value", one.Value)]),
        CopyList.Of("tiers", await db.CustomerTiers.AsNoTracking().Where(t => EF.Parameter(numbers).Contains(t.CustomerId))
            .OrderBy(t => t.FromUtc).ToListAsync(stop),
            one => [("tier", one.Tier), ("from", one.FromUtc), ("until", one.UntilUtc), ("cause", one.Cause), ("reason", one.Reason)]),
        CopyList.Of("consents", await db.CustomerConsents.AsNoTracking().Where(c => EF.Parameter(numbers).Contains(c.CustomerId))
            .OrderBy(c => c.AtUtc).ToListAsync(stop),
            one => [("purpose", one.Purpose), ("given", one.IsGiven), ("at", one.AtUtc), ("evidence", one.Evidence)]),
        CopyList.Of("closed-ways", await db.CustomerOptOuts.AsNoTracking().Where(o => EF.Parameter(numbers).Contains(o.CustomerId)).ToListAsync(stop),
            one => [("way", one.Way), ("at", one.AtUtc)]),
        CopyList.Of("values", await db.CustomerValues.AsNoTracking().Where(v => EF.Parameter(numbers).Contains(v.CustomerId)).ToListAsync(stop),
            one => [("tier", one.Tier), ("worth", one.Worth), ("expected", one.Expected), ("alive", one.Alive), ("repeats", one.Repeats)]),
        CopyList.Of("requests", await db.PrivacyRequests.AsNoTracking().Where(r => EF.Parameter(numbers).Contains(r.CustomerId))
            .OrderBy(r => r.ReceivedUtc).ToListAsync(stop),
            one => [("ask", one.Ask), ("at", one.ReceivedUtc), ("words", one.Words), ("state", one.State),
                ("answer", one.Answer), ("ended", one.EndedUtc)]),
    ];
}
