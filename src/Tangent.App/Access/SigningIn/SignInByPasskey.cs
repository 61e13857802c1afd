using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person signs in with a passkey whose answer the door has verified. The device has asked for face, finger or PIN.</summary>
[OpenToVisitors("Nobody is signed in before signing in.")]
public sealed class SignInByPasskey(Db db, UserManager<Account> users, SessionStart sessions)
{
    /// <summary>Whose passkey answered, the passkey with its new counter, and the browser; null when none did.</summary>
    public sealed record Request(Guid? Account, UserPasskeyInfo? Passkey, string? Browser);

    /// <summary>The session; one and the same problem for whatever does not fit.</summary>
    public async Task<Outcome<SessionStart.Ticket>> Run(Actor who, Request request, CancellationToken stop)
    {
        var account = request.Account is { } id ? await db.Users.AsTracking().SingleOrDefaultAsync(one => one.Id == id, stop) : null;
        if (account is not { DeactivatedUtc: null } || request.Passkey is null)
            return new Fail.Invalid([new Problem("signin.passkey-refused")]);

        await users.AddOrUpdatePasskeyAsync(account, request.Passkey);
        var ticket = sessions.Add(who, account, await AccountSubject.Of(db, account, stop), request.Browser, "passkey");
        return await db.Commit(stop) is { } failure ? failure : ticket;
    }
}
