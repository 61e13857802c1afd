using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Opens a closed unit again, under a parent that is open.</summary>
public sealed class ReopenUnit(Db db, UnitReach reach, Audit audit)
{
    /// <summary>Which unit.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Unit) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Delete, Kind.Unit, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var unit = found.Value;
        if (unit.ClosedUtc is null) return Fail.Clash("access.unit.not-closed", unit.Code);
        var closedAbove = await db.OrgUnits.Where(u => u.Id == unit.ParentId && u.ClosedUtc != null)
            .Select(u => u.Code).SingleOrDefaultAsync(stop);
        if (closedAbove is not null) return Fail.Clash("access.unit.parent-closed", closedAbove);

        var before = unit.Facts();
        (unit.ClosedUtc, unit.Version) = (null, unit.Version + 1);
        audit.Write(who, "access.did.unit-reopen", unit.Subject(), before, unit.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
