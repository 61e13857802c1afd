using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Says that two customers are one. Rows of the log keep their numbers, so that it can be undone exactly.</summary>
public sealed class MergeCustomers(Db db, CustomerReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Whom.</summary>
    /// <param name="From">The customer who is no customer of their own any more.</param>
    /// <param name="Into">The customer of whom the other is a part.</param>
    public sealed record Request(long From, long Into);

    /// <summary>The merge, by which it is undone.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Customer) is { } refusal) return refusal;
        return await db.Alone<Guid>(() => Merge(who, request, stop), stop);
    }

    private async Task<Outcome<Guid>> Merge(Actor who, Request request, CancellationToken stop)
    {
        var from = await reach.Find(who, Verb.Act, request.From, stop);
        if (from.Failure is { } hidden) return hidden;
        var into = await reach.Find(who, Verb.Act, request.Into, stop);
        if (into.Failure is { } alsoHidden) return alsoHidden;
        if (from.Value.Number == into.Value.Number) return Fail.Clash("customers.one-already");
        // Those who stand for themselves are merged, so there are no rings and undoing one merge leaves the others.
        var now = clock.GetUtcNow();
        var merge = new CustomerMerge
        {
            Id = Guid.CreateVersion7(now),
            FromId = from.Value.Number,
            IntoId = into.Value.Number,
            Reason = MergeReason.ByHand,
            AtUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.Add(merge);
        await CustomerReach.Between(db, from.Value.Numbers, into.Value.Numbers)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MatchState.Merged), stop);
        audit.Write(who, "customers.did.merge", CustomerReach.Subject(merge.IntoId), after: new { merge.FromId, merge.IntoId });
        return await db.Commit(stop) is { } failure ? failure : merge.Id;
    }
}
