using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints.Published;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Closes a unit on which nothing open depends any more. <see cref="ReopenUnit"/> takes it back.</summary>
public sealed class CloseUnit(Db db, UnitReach reach, OwnedTouchpoints touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>Which unit.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success. All that still depends on the unit is named at once.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Unit) is { } refusal) return refusal;

        return await db.Alone<Done>(async () =>
        {
            var found = await reach.Find(who, Verb.Delete, Kind.Unit, request.Id, stop);
            if (found.Failure is { } failure) return failure;
            var unit = found.Value;
            if (unit.ParentId is null) return Fail.Clash("access.unit.root-stays");
            if (unit.ClosedUtc is not null) return Fail.Clash("access.unit.already-closed", unit.Code);
            var holds = await Dependents(unit.Id, stop);
            if (holds.Count > 0) return new Fail.Conflict(holds);

            var before = unit.Facts();
            (unit.ClosedUtc, unit.Version) = (clock.GetUtcNow().UtcDateTime, unit.Version + 1);
            audit.Write(who, "access.did.unit-close", unit.Subject(), before, unit.Facts());
            return await db.Commit(stop) is { } trouble ? trouble : new Done();
        }, stop);
    }

    private async Task<List<Problem>> Dependents(Guid unit, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (string Code, int Count)[] counts =
        [
            ("access.unit.has-units", await db.OrgUnits.CountAsync(u => u.ParentId == unit && u.ClosedUtc == null, stop)),
            ("access.unit.has-people", await db.AccountGrants.CountAsync(g => g.UnitId == unit
                && db.Users.Any(a => a.Id == g.AccountId && a.DeactivatedUtc == null), stop)),
            ("access.unit.has-invitations", await db.Invitations.CountAsync(i => i.UnitId == unit
                && i.AcceptedUtc == null && i.WithdrawnUtc == null && i.ExpiresUtc > now, stop)),
            ("access.unit.has-keys", await db.ApiKeys.CountAsync(k => k.UnitId == unit
                && k.RevokedUtc == null && k.ExpiresUtc > now, stop)),
            ("access.unit.has-touchpoints", await touchpoints.InUse(unit, stop)),
        ];
        return [.. counts.Where(one => one.Count > 0).Select(one => new Problem(one.Code, null, null, one.Count))];
    }
}
