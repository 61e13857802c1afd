using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person removes one of the own passkeys.</summary>
public sealed class RemovePasskey(Db db, Audit audit, Proof proof)
{
    /// <summary>The credential's id in base 64.</summary>
    public sealed record Request(string? Credential);

    /// <summary>Done; missing when it is not the person's own.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var own = await db.UserPasskeys.AsTracking().Where(row => row.UserId == who.Id).ToListAsync(stop);
        var passkey = own.Find(row => Convert.ToBase64String(row.CredentialId) == request.Credential);
        if (passkey is null) return Fail.NotFound;

        db.Remove(passkey);
        var account = await proof.Own(who, stop);
        audit.Write(who, "signin.passkey-removed", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
