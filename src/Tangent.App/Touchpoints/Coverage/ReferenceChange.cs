using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>What every decision about a reference shares. References belong to no unit: what concerns all of them is decided at the root.</summary>
public sealed class ReferenceChange(Db db, Audit audit)
{
    internal static Fail? Refuses(Actor who) =>
        who.Lacks(Verb.Update, Kind.Touchpoint) ?? who.Lacks(Verb.Update, Kind.Touchpoint, UnitPath.Root);

    internal async Task<TouchpointReference?> Find(Guid id, CancellationToken stop) =>
        await db.TouchpointReferences.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);

    internal async Task<Outcome<int>> Write(
        Actor who, string act, TouchpointReference before, TouchpointReference after, CancellationToken stop)
    {
        if (ReferenceEquals(before, after)) return before.Version;

        db.Replace(before, after);
        audit.Write(who, act, new(Kind.Touchpoint, null, null, UnitPath.Root), Facts(before), Facts(after));
        return await db.Commit(stop) is { } failure ? failure : after.Version;
    }

    private static object Facts(TouchpointReference r) => new { r.Source, r.Key, r.State, MappedTo = r.MappedTo?.Value, r.IgnoredReason };
}
