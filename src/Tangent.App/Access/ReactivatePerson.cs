using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Lets a person in again, with the roles they had. API keys stay revoked.</summary>
public sealed class ReactivatePerson(Db db, PersonReach people, Audit audit)
{
    /// <summary>Whom.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Account) is { } refusal) return refusal;

        var found = await people.FindWhole(who, Verb.Delete, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (account, _) = found.Value;
        if (account.DeactivatedUtc is null) return Fail.Clash("access.person.is-active");
        if (await db.Erasures.AnyAsync(e => e.PersonId == account.Id, stop)) return Fail.Clash("access.person.is-erased");

        var before = account.Facts();
        account.DeactivatedUtc = null;
        audit.Write(who, "access.did.reactivate", found.Value.Subject, before, account.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
