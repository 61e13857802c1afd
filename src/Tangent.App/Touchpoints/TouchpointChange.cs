using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What every act on one touchpoint shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class TouchpointChange(Db db, TouchpointCheck check, Audit audit)
{
    /// <summary>The touchpoint with the place of its unit.</summary>
    internal sealed record Reached(Touchpoint Touchpoint, UnitPath Unit);

    /// <summary>
    /// Loads it for this verb. The register is read by all, so an unknown id is missing, and one that belongs elsewhere
    /// is refused by naming the role. A version that is no longer the last one is a conflict.
    /// </summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var touchpointId = new TouchpointId(id);
        if (await db.Touchpoints.AsNoTracking().SingleOrDefaultAsync(t => t.Id == touchpointId, stop) is not { } touchpoint)
            return Fail.NotFound;

        var unit = await check.PlaceOf(touchpoint, stop);
        if (who.Lacks(verb, Kind.Touchpoint, unit) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == touchpoint.Version
            ? new Reached(touchpoint, unit)
            : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    /// <returns>The version that now holds.</returns>
    internal async Task<Outcome<int>> Write(
        Actor who, string act, Reached reached, Touchpoint changed, UnitPath unit, CancellationToken stop) =>
        Prepare(who, act, reached, changed, unit) && await db.Commit(stop) is { } failure ? failure : changed.Version;

    /// <summary>Makes the change ready for a commit that several changes share.</summary>
    /// <returns>Whether there is anything to write.</returns>
    internal bool Prepare(Actor who, string act, Reached reached, Touchpoint changed, UnitPath unit)
    {
        var before = reached.Touchpoint;
        if (ReferenceEquals(before, changed)) return false;

        db.Replace(before, changed);
        db.Add(TouchpointVersion.Of(changed));
        audit.Write(who, act, changed.Subject(unit), before.Facts(), changed.Facts());
        return true;
    }

    /// <summary>Writes everything that was made ready, or none of it.</summary>
    internal Task<Fail?> Commit(CancellationToken stop) => db.Commit(stop);

    /// <summary>Adds something new, or a change, to the coming save, as one of thousands: the row, its version, its audit line.</summary>
    internal void StageInBulk(Actor who, string act, Touchpoint? before, Touchpoint after, UnitPath unit)
    {
        if (before is null) db.AddInBulk(after);
        else db.Replace(before, after);
        db.AddInBulk(TouchpointVersion.Of(after));
        audit.WriteInBulk(who, act, after.Subject(unit), before?.Facts(), after.Facts());
    }
}
