using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>What the erasure of a person would take away, and what would stay: asked before <see cref="ErasePerson"/>.</summary>
public sealed class PreviewErasure(Db db, PersonReach people)
{
    /// <summary>Which person.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The person, and how much there is of everything.</summary>
    /// <param name="Person">As the reader sees them.</param>
    /// <param name="SignIns">Password, second factor, passkeys and sign-ins of other providers: ways to come in.</param>
    /// <param name="Sessions">Browsers that were signed in.</param>
    /// <param name="Views">Saved views of lists.</param>
    /// <param name="Roles">Roles held.</param>
    /// <param name="Invitations">Invitations to the person's address.</param>
    /// <param name="SealedEntries">Audit entries that hold personal data of the person, readable no more afterwards.</param>
    /// <param name="Acts">Audit entries of what the person did: they stay, of somebody without a name.</param>
    /// <param name="Keys">API keys of the person: they stay revoked, without their name.</param>
    public sealed record View(ListPeople.Row Person, int SignIns, int Sessions, int Views, int Roles, int Invitations,
        int SealedEntries, int Acts, int Keys);

    /// <summary>The numbers; refused where the erasure itself would be, but for the deactivation and the confirmation.</summary>
    public async Task<Outcome<View>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Account) is { } refusal) return refusal;

        var found = await people.FindWhole(who, Verb.Delete, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (account, roles) = found.Value;
        if (await db.Erasures.AnyAsync(e => e.PersonId == account.Id, stop)) return Fail.Clash("access.person.is-erased");

        var ids = await PersonErasure.IdsOf(db, account.Id, stop);
        return new View(ListPeople.Show(who, account, roles), await SignIns(account, stop),
            await db.Sessions.CountAsync(s => s.AccountId == account.Id, stop),
            await db.SavedViews.CountAsync(v => v.AccountId == account.Id, stop), roles.Count, ids.Count - 1,
            await db.AuditEntries.CountAsync(e => ids.Contains(e.PersonId!.Value), stop),
            await db.AuditEntries.CountAsync(e => e.ActorId == account.Id, stop),
            await db.ApiKeys.CountAsync(k => k.AccountId == account.Id, stop));
    }

    private async Task<int> SignIns(Account account, CancellationToken stop) =>
        (account.PasswordHash is null ? 0 : 1) + (account.TwoFactorEnabled ? 1 : 0)
        + await db.UserPasskeys.CountAsync(p => p.UserId == account.Id, stop)
        + await db.UserLogins.CountAsync(l => l.UserId == account.Id, stop);
}
