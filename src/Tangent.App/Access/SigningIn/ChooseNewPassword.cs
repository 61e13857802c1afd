using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person chooses a new password by a one-time link from an administrator. Codes from a phone stay on.</summary>
/// <remarks>Where passwords are not accepted at sign-in, the link itself is the way in.</remarks>
[OpenToVisitors("The one-time link is the right to choose this one password.")]
public sealed class ChooseNewPassword(
    Db db, Audit audit, NewPassword newPassword, CodeSecrets codes, SecondStep secondStep, SessionStart sessions,
    TangentSettings settings, TimeProvider clock)
{
    /// <summary>The secret end of the link and the new password; null only asks whether the link is good.</summary>
    public sealed record Request(string? Token, string? Password, string? Browser = null);

    /// <summary>
    /// Where the provider is the only way in, a session or the second step, else neither; missing when the link is used,
    /// expired or was never one.
    /// </summary>
    public async Task<Outcome<SignIn.Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await Find(request.Token, stop) is not { } reset) return new Fail.Missing([new("signin.reset-dead")]);
        if (request.Password is null) return new SignIn.Answer(null, null);

        var account = await db.Users.AsTracking().SingleAsync(one => one.Id == reset.AccountId, stop);
        var problems = PasswordRules.Check("password", request.Password, account.Email);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        await newPassword.Set(account, request.Password, null, stop);
        var subject = await AccountSubject.Of(db, account, stop);
        audit.Write(who.As(account), "signin.password-reset", subject);
        var answer = !settings.OpenIdConnect.Only ? new SignIn.Answer(null, null)
            : await codes.AreOn(account.Id, stop) ? new(null, secondStep.Ticket(account))
            : new(sessions.Add(who, account, subject, request.Browser, "link"), null);
        return await db.Commit(stop) switch
        {
            null => answer,
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
