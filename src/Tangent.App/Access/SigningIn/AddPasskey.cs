using Microsoft.AspNetCore.Identity;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person adds a passkey that the browser has just made and the door has verified.</summary>
public sealed class AddPasskey(Db db, Audit audit, Proof proof, UserManager<Account> users)
{
    private const int LongestName = 60;

    /// <summary>The verified passkey and what the person calls it.</summary>
    public sealed record Request(UserPasskeyInfo Passkey, string? Name);

    /// <summary>Done when the passkey is kept.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var name = request.Name?.Trim() ?? "";
        request.Passkey.Name = name.Length > LongestName ? name[..LongestName] : name;
        var account = await proof.Own(who, stop);
        var kept = await users.AddOrUpdatePasskeyAsync(account, request.Passkey);
        if (!kept.Succeeded) return Fail.Wrong("credential", "signin.passkey-refused");

        audit.Write(who, "signin.passkey-added", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
