using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>Begins to set up codes from a phone: shows a secret, which counts only once a code has confirmed it.</summary>
public sealed class StartCodes(Db db, Audit audit, Proof proof, CodeSecrets codes)
{
    /// <summary>The own password: a browser left open is not enough to take an account over.</summary>
    public sealed record Request(string? Password);

    /// <summary>What the app needs.</summary>
    public sealed record Setup(string Secret, string Link);

    /// <summary>The secret; a conflict while codes are on, so that nobody swaps the phone in silence.</summary>
    public async Task<Outcome<Setup>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var account = await proof.Own(who, stop);
        using var lane = await proof.Enter(account, stop);
        if (await codes.AreOn(who.Id, stop)) return Fail.Clash("signin.codes-on");
        if (await proof.Password(who, account, "password", request.Password, stop) is { } wrong) return wrong;

        var secret = await codes.Begin(who.Id, stop);
        audit.Write(who, "signin.totp-begun", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Setup(secret, Totp.Link(secret, account.Email!));
    }
}
