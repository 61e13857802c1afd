using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Takes a role away. The last administrator of the whole organisation keeps theirs.</summary>
public sealed class RevokeRole(Db db, PersonReach people, Audit audit)
{
    /// <summary>Whose role, and which of them.</summary>
    public sealed record Request(Guid PersonId, Guid GrantId);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Account) is { } refusal) return refusal;

        return await db.Alone<Done>(async () =>
        {
            var found = await people.Find(who, Verb.Update, request.PersonId, stop);
            if (found.Failure is { } failure) return failure;
            var held = found.Value.Grants.FirstOrDefault(grant => grant.Id == request.GrantId);
            if (held is null || !who.May(Verb.Read, Kind.Account, held.Unit)) return Fail.NotFound;
            if (who.Lacks(Verb.Update, Kind.Account, held.Unit) is { } forbidden) return forbidden;
            if (held.Role == Role.Administrator && held.Unit == UnitPath.Root
                && await people.IsLastRootAdministrator(request.PersonId, stop))
                return Fail.Clash("access.person.last-administrator");

            db.Remove(await db.AccountGrants.SingleAsync(grant => grant.Id == held.Id, stop));
            audit.Write(who, "access.did.revoke", found.Value.Subject with { Unit = held.Unit },
                before: new { held.Role, Unit = held.UnitCode });
            return await db.Commit(stop) is { } trouble ? trouble : new Done();
        }, stop);
    }
}
