using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person looks at the own account: profile, how it is protected, where it is signed in.</summary>
public sealed class ViewOwnAccount(Db db, CodeSecrets codes, TimeProvider clock)
{
    /// <summary>The session of this browser.</summary>
    public sealed record Request(Guid? Session);

    /// <summary>One signed-in browser.</summary>
    public sealed record SignedInBrowser(
        Guid Id, string? Browser, string? Address, DateTime CreatedUtc, DateTime LastSeenUtc, bool IsThis);

    /// <summary>What the page shows.</summary>
    public sealed record Answer(
        string Name, string Email, string? Language, bool HasPassword, bool AreCodesOn, int RecoveryLeft,
        IReadOnlyList<SignedInBrowser> Browsers, IReadOnlyList<KeptPasskey> Passkeys);

    /// <summary>One passkey: its id in base 64, the browser that made it, when.</summary>
    public sealed record KeptPasskey(string Credential, string? Browser, DateTime CreatedUtc);

    /// <summary>The own account.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var account = await db.Users.SingleAsync(one => one.Id == who.Id, stop);
        var now = clock.GetUtcNow().UtcDateTime;
        var browsers = await db.Sessions.Where(row => row.AccountId == who.Id && row.ExpiresUtc > now)
            .OrderByDescending(row => row.LastSeenUtc).ThenBy(row => row.Id).Take(100)
            .Select(row => new SignedInBrowser(
                row.Id, row.Browser, row.Address, row.CreatedUtc, row.LastSeenUtc, row.Id == request.Session))
            .ToListAsync(stop);
        var passkeys = await db.UserPasskeys.Where(row => row.UserId == who.Id).Take(100).ToListAsync(stop);
        return new Answer(account.DisplayName, account.Email!, account.Language, account.PasswordHash is not null,
            await codes.AreOn(who.Id, stop), await codes.RecoveryLeft(who.Id, stop), browsers,
            [.. passkeys.Select(row => new KeptPasskey(
                Convert.ToBase64String(row.CredentialId), row.Data.Name, row.Data.CreatedAt.UtcDateTime))]);
    }
}
