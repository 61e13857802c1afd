using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person chooses a new password by a one-time link from an administrator. Codes from a phone stay on.</summary>
[OpenToVisitors("The one-time link is the right to choose this one password.")]
public sealed class ChooseNewPassword(Db db, Audit audit, NewPassword newPassword, TimeProvider clock)
{
    /// <summary>The secret end of the link and the new password; null only asks whether the link is good.</summary>
    public sealed record Request(string? Token, string? Password);

    /// <summary>Done; missing when the link is used, expired or was never one.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await Find(request.Token, stop) is not { } reset) return new Fail.Missing([new("signin.reset-dead")]);
        if (request.Password is null) return new Done();

        var account = await db.Users.AsTracking().SingleAsync(one => one.Id == reset.AccountId, stop);
        var problems = PasswordRules.Check("password", request.Password, account.Email);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        await newPassword.Set(account, request.Password, null, stop);
        audit.Write(who.As(account), "signin.password-reset", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) switch
        {
            null => new Done(),
            Fail.Conflict => new Fail.Missing([new("signin.reset-dead")]),
            { } failure => failure,
        };
    }

    private async Task<PasswordReset?> Find(string? token, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(token)) return null;

        var hash = OneTimeSecret.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return await (from reset in db.PasswordResets
                      join account in db.Users on reset.AccountId equals account.Id
                      where reset.TokenHash == hash && reset.UsedUtc == null && reset.ExpiresUtc > now && account.DeactivatedUtc == null
                      select reset).SingleOrDefaultAsync(stop);
    }
}
