using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Revokes an API key: the next request with it is refused.</summary>
public sealed class RevokeApiKey(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Which key.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.ApiKey) is { } refusal) return refusal;

        var key = await db.ApiKeys.AsTracking().SingleOrDefaultAsync(k => k.Id == request.Id, stop);
        if (key is null) return Fail.NotFound;
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == key.UnitId, stop);
        var path = UnitPath.From(unit.Path);
        if (!who.May(Verb.Read, Kind.ApiKey, path)) return Fail.NotFound;
        if (who.Lacks(Verb.Delete, Kind.ApiKey, path) is { } forbidden) return forbidden;
        if (key.RevokedUtc is not null) return Fail.Clash("access.key.already-revoked", key.Prefix);

        var before = key.Facts();
        key.RevokedUtc = clock.GetUtcNow().UtcDateTime;
        audit.Write(who, "access.did.key-revoke", key.Subject(unit), before, key.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
