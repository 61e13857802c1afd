using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Shuts a person out: sessions and API keys end at once. <see cref="ReactivatePerson"/> lets them in again.</summary>
public sealed class DeactivatePerson(Db db, PersonReach people, Audit audit, TimeProvider clock)
{
    /// <summary>Whom.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Account) is { } refusal) return refusal;

        return await db.Alone<Done>(async () =>
        {
            var found = await people.FindWhole(who, Verb.Delete, request.Id, stop);
            if (found.Failure is { } failure) return failure;
            var (account, _) = found.Value;
            if (account.Id == who.Id) return Fail.Clash("access.person.not-yourself");
            if (account.DeactivatedUtc is not null) return Fail.Clash("access.person.is-deactivated");
            if (await people.IsLastRootAdministrator(account.Id, stop)) return Fail.Clash("access.person.last-administrator");

            var before = account.Facts();
            var now = clock.GetUtcNow().UtcDateTime;
            (account.DeactivatedUtc, account.SecurityStamp) = (now, OneTimeSecret.NewToken());
            await OpenSessions.End(db, account.Id, null, stop);
            var keys = await db.ApiKeys.AsTracking().Where(k => k.AccountId == account.Id && k.RevokedUtc == null).ToListAsync(stop);
            keys.ForEach(key => key.RevokedUtc = now);
            db.RemoveRange(await db.PasswordResets.Where(r => r.AccountId == account.Id && r.UsedUtc == null).ToListAsync(stop));
            audit.Write(who, "access.did.deactivate", found.Value.Subject, before, account.Facts());
            return await db.Commit(stop) is { } trouble ? trouble : new Done();
        }, stop);
    }
}
