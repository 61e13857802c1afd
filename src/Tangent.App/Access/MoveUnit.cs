using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Hangs a unit, with everything below it, under another parent.</summary>
/// <remarks>
/// Grants follow because they name units, not paths. The paths by which the audit log and jobs are scoped are rewritten
/// in the same transaction: they say who may read an entry, not what happened.
/// </remarks>
public sealed class MoveUnit(Db db, UnitReach reach, Audit audit)
{
    /// <summary>Which unit goes where.</summary>
    public sealed record Request(Guid Id, Guid? NewParentId);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Unit) is { } refusal) return refusal;
        if (request.NewParentId is null) return Fail.Wrong("newParentId", "form.required");

        return await db.Alone<Done>(async () =>
        {
            var found = await reach.Find(who, Verb.Update, Kind.Unit, request.Id, stop);
            if (found.Failure is { } failure) return failure;
            var above = await reach.Find(who, Verb.Update, Kind.Unit, request.NewParentId, stop);
            if (above.Failure is { } missing) return missing;
            return WhyNot(who, found.Value, above.Value) is { } reason
                ? reason
                : await Move(who, found.Value, above.Value, stop);
        }, stop);
    }

    private static Fail? WhyNot(Actor who, OrgUnit unit, OrgUnit parent)
    {
        var path = UnitPath.From(unit.Path);
        if (unit.ParentId is null) return Fail.Clash("access.unit.root-stays");
        if (path.Contains(UnitPath.From(parent.Path))) return Fail.Wrong("newParentId", "access.unit.below-itself");
        if (parent.ClosedUtc is not null) return Fail.Wrong("newParentId", "access.unit.parent-closed", parent.Code);
        if (unit.Kind <= parent.Kind) return Fail.Wrong("newParentId", "access.unit.level", unit.Kind, parent.Kind);

        // The top of one's own scope hangs in somebody else's: only they may take it away.
        var old = UnitPath.From(unit.Path[..(unit.Path[..^1].LastIndexOf('.') + 1)]);
        return who.Lacks(Verb.Update, Kind.Unit, old);
    }

    private async Task<Outcome<Done>> Move(Actor who, OrgUnit unit, OrgUnit parent, CancellationToken stop)
    {
        if (unit.ParentId == parent.Id) return new Done();

        string old = unit.Path, moved = UnitPath.From(parent.Path).Child(unit.Number).Value;
        var before = unit.Facts();
        (unit.ParentId, unit.Version) = (parent.Id, unit.Version + 1);
        unit.Path = moved;
        audit.Write(who, "access.did.unit-move", unit.Subject(), before, unit.Facts());
        if (await db.Commit(stop) is { } failure) return failure;

        await UnitPaths.Move(db, old, moved, stop);
        return new Done();
    }
}
