using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Takes away a lost second factor, recovery codes and passkeys, and ends all sessions; the person enrols anew.</summary>
public sealed class ResetSecondFactor(Db db, PersonReach people, Audit audit)
{
    /// <summary>Whose.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Account) is { } refusal) return refusal;

        var found = await people.FindWhole(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (account, _) = found.Value;

        var before = account.Facts();
        (account.TwoFactorEnabled, account.SecurityStamp) = (false, OneTimeSecret.NewToken());
        db.RemoveRange(await db.UserTokens.Where(t => t.UserId == account.Id).ToListAsync(stop));
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == account.Id).ToListAsync(stop));
        await OpenSessions.End(db, account.Id, null, stop);
        audit.Write(who, "access.did.reset-second-factor", found.Value.Subject, before, account.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
