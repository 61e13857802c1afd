using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>Before an act on the own account: the person shows again who it is. Wrong tries count as at sign-in.</summary>
public sealed class Proof(Db db, Audit audit, IPasswordHasher<Account> hasher, CodeSecrets codes, SignInGate gate, Lockout lockout)
{
    /// <summary>Why this actor has no own account to act on here, or null: only people in a browser have.</summary>
    public static Fail? Refuses(Actor who) =>
        who is { HasAccount: true, Door: Door.Page } ? null : new Fail.Forbidden([new Problem("signin.needed")]);

    /// <summary>The own account, tracked for writing.</summary>
    public Task<Account> Own(Actor who, CancellationToken stop) => db.Users.AsTracking().SingleAsync(one => one.Id == who.Id, stop);

    /// <summary>Lets one try at a time through for this account.</summary>
    public Task<IDisposable> Enter(Account account, CancellationToken stop) => gate.Enter(account.NormalizedEmail!, stop);

    /// <summary>The failure when the password is not the account's, null when it is.</summary>
    public async Task<Fail?> Password(Actor who, Account account, string field, string? password, CancellationToken stop)
    {
        var isRight = !lockout.Rests(account)
            && password is { Length: > 0 and <= PasswordRules.Longest } && account.PasswordHash is { } hash
            && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
        return isRight ? null : await Refuse(who, account, field, "signin.password-wrong", stop);
    }

    /// <summary>The failure when the code does not fit, null when it does; then it is used up.</summary>
    public async Task<Fail?> Code(Actor who, Account account, string field, string? code, CancellationToken stop) =>
        !lockout.Rests(account) && await codes.Use(account.Id, code, stop)
            ? null
            : await Refuse(who, account, field, "signin.code-wrong", stop);

    private async Task<Fail> Refuse(Actor who, Account account, string field, string code, CancellationToken stop)
    {
        var begins = !lockout.Rests(account) && lockout.CountWrong(account);
        audit.Write(who, begins ? "signin.locked" : "signin.failed", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop)
            ?? new Fail.Invalid([new Problem(code, field, null, lockout.Tries, lockout.Rest.TotalMinutes)]);
    }
}
