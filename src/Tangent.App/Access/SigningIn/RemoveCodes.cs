using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>Turns codes off. It takes the password and a code: neither a stolen password nor an open browser is enough.</summary>
public sealed class RemoveCodes(Db db, Audit audit, Proof proof, CodeSecrets codes)
{
    /// <summary>Password and a code from the phone, or a recovery code.</summary>
    public sealed record Request(string? Password, string? Code);

    /// <summary>Done when both fit.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var account = await proof.Own(who, stop);
        using var lane = await proof.Enter(account, stop);
        if (!await codes.AreOn(who.Id, stop)) return Fail.Clash("signin.codes-off");
        if (await proof.Password(who, account, "password", request.Password, stop) is { } wrong) return wrong;
        if (await proof.Code(who, account, "code", request.Code, stop) is { } unfit) return unfit;

        await codes.Forget(who.Id, stop);
        account.TwoFactorEnabled = false;
        audit.Write(who, "signin.totp-removed", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
