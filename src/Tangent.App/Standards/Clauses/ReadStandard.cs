using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Somebody says that they have read what holds of a clause today (阅知). Saying it again changes nothing.</summary>
public sealed class ReadStandard(Db db, ListStandards list, Audit audit, TimeProvider clock)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Keeps it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var found = await list.Run(who, new(new(), request.Id), stop);
        if (found.Failure is { } failure) return failure;
        var row = found.Value.Rows[0];
        if (row.InForce is not { } holds) return Fail.Clash("standards.not-in-force");
        if (await db.StandardReceipts.AnyAsync(r => r.StandardId == request.Id && r.Number == holds.Number && r.AccountId == who.Id, stop)) return new Done();
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        db.Add(new StandardReceipt { StandardId = request.Id, Number = holds.Number, AccountId = who.Id, ReadUtc = now });
        audit.Write(who, "standards.did.read", StandardChange.Subject(row.Clause, row.Unit), after: new { holds.Number });
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
