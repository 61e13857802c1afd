using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person signs in with a passkey whose answer the door has verified.</summary>
/// <remarks>A device that has checked face, finger or PIN gives both factors; without that, a code is asked for where set up.</remarks>
[OpenToVisitors("Nobody is signed in before signing in.")]
public sealed class SignInByPasskey(
    Db db, Audit audit, UserManager<Account> users, SignInGate gate, Lockout lockout, CodeSecrets codes, SecondStep secondStep,
    SessionStart sessions, TangentSettings settings)
{
    /// <summary>What the door found out.</summary>
    /// <param name="Account">Whose passkey answered; null when none did.</param>
    /// <param name="Passkey">The passkey with its new counter; null when none answered.</param>
    /// <param name="IsPersonChecked">Whether the device has checked face, finger or PIN this time.</param>
    /// <param name="Browser">What the browser calls itself.</param>
    public sealed record Request(Guid? Account, UserPasskeyInfo? Passkey, bool IsPersonChecked, string? Browser);

    /// <summary>The session or the second step; one and the same problem for whatever does not fit.</summary>
    public async Task<Outcome<SignIn.Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (settings.OpenIdConnect.Only) return new Fail.Invalid([new Problem("signin.provider-alone")]);
        var account = request.Account is { } id ? await db.Users.AsTracking().SingleOrDefaultAsync(one => one.Id == id, stop) : null;
        if (account is null || request.Passkey is null) return await Refuse(who, null, stop);

        using var lane = await gate.Enter(account.NormalizedEmail!, stop);
        await db.Entry(account).ReloadAsync(stop);
        if (account.DeactivatedUtc is not null || lockout.Rests(account)) return await Refuse(who, account, stop);
        if (!(await users.AddOrUpdatePasskeyAsync(account, request.Passkey)).Succeeded) return await Refuse(who, null, stop);

        return await Open(who, account, request, stop);
    }

    private async Task<Outcome<SignIn.Answer>> Open(Actor who, Account account, Request request, CancellationToken stop)
    {
        var subject = await AccountSubject.Of(db, account, stop);
        if (!request.IsPersonChecked && await codes.AreOn(account.Id, stop))
        {
            audit.Write(who.As(account), "signin.passkey-shown", subject);
            return await db.Commit(stop) is { } half ? half : new SignIn.Answer(null, secondStep.Ticket(account));
        }
        Lockout.Clear(account);
        var ticket = sessions.Add(who, account, subject, request.Browser, "passkey");
        return await db.Commit(stop) is { } failure ? failure : new SignIn.Answer(ticket, null);
    }

    private async Task<Outcome<SignIn.Answer>> Refuse(Actor who, Account? account, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        audit.Write(who, "signin.failed", account is null
            ? new Subject(Kind.Account, null, null, UnitPath.Root)
            : await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) ?? new Fail.Invalid([new Problem("signin.passkey-refused")]);
    }
}
