using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>Takes a merge back: both are again whom they were, also with what came in meanwhile.</summary>
public sealed class UndoMerge(Db db, CustomerReach reach, CustomerMerges merges, Audit audit, TimeProvider clock)
{
    /// <summary>Which merge.</summary>
    public sealed record Request(Guid Merge);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Customer) is { } refusal) return refusal;
        return await db.Alone<Done>(() => Undo(who, request, stop), stop);
    }

    // All of it or nothing: the match must not be rejected while the merge stands.
    private async Task<Outcome<Done>> Undo(Actor who, Request request, CancellationToken stop)
    {
        var merge = await db.CustomerMerges.SingleOrDefaultAsync(m => m.Id == request.Merge, stop);
        if (merge is null || (await reach.Find(who, Verb.Act, merge.FromId, stop)).Failure is not null) return Fail.NotFound;
        if (merge.UndoneUtc is not null) return Fail.Clash("customers.merge-undone");
        var apart = (await merges.Parts([merge.FromId], stop)).Keys.ToList();
        var rest = (await merges.Together(merge.FromId, stop)).Except(apart).ToList();
        merge.UndoneUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        db.Update(merge);
        // What brought them together once must not do so again.
        await CustomerReach.Between(db, apart, rest)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MatchState.Rejected), stop);
        audit.Write(who, "customers.did.undo-merge", CustomerReach.Subject(merge.IntoId), before: new { merge.FromId, merge.IntoId });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
