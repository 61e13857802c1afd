using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>Turns codes on with the first code, and gives recovery codes, shown this once.</summary>
public sealed class ConfirmCodes(Db db, Audit audit, Proof proof, CodeSecrets codes)
{
    /// <summary>The first code.</summary>
    public sealed record Request(string? Code);

    /// <summary>The recovery codes in the clear, for this once.</summary>
    public sealed record Recovery(IReadOnlyList<string> Codes);

    /// <summary>The recovery codes.</summary>
    public async Task<Outcome<Recovery>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var account = await proof.Own(who, stop);
        using var lane = await proof.Enter(account, stop);
        if (await codes.AreOn(who.Id, stop)) return Fail.Clash("signin.codes-on");
        if (!await codes.Confirm(who.Id, request.Code, stop)) return Fail.Wrong("code", "signin.code-unfit");

        var recovery = await codes.NewRecovery(who.Id, stop);
        account.TwoFactorEnabled = true;
        audit.Write(who, "signin.totp-enrolled", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Recovery(recovery);
    }
}
