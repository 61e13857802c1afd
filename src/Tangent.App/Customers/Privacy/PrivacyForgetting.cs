using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>What an erasure means for requests: that there were some, and what was done, stays as proof; words go.</summary>
public sealed class PrivacyForgetting(Db db, TimeProvider clock)
{
    /// <summary>Clears the words of these customers' requests; what they asked to be erased has been.</summary>
    internal async Task Erased(Actor who, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var theirs = db.PrivacyRequests.Where(r => EF.Parameter(numbers).Contains(r.CustomerId));
        // A higher version: who has one open does not write its words back.
        await theirs.Where(r => r.Words != null || r.Answer != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Words, (string?)null)
            .SetProperty(r => r.Answer, (string?)null).SetProperty(r => r.Version, r => r.Version + 1), stop);
        foreach (var request in await theirs.AsNoTracking().Where(r => r.Ask == PrivacyAsk.Erase && r.State == PrivacyState.Open).ToListAsync(stop))
        {
            db.Replace(request, request.Carried(UtcConverter.Truncate(now.UtcDateTime)));
            db.Add(PrivacyReach.Step(request.Id, PrivacyAct.Erased, who, now));
        }
    }
}
