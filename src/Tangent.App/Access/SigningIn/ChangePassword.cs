using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person changes the own password; all other browsers are signed out.</summary>
public sealed class ChangePassword(Db db, Audit audit, Proof proof, NewPassword newPassword)
{
    /// <summary>The password so far, the new one, and the session that stays.</summary>
    public sealed record Request(string? Current, string? Password, Guid? Session);

    /// <summary>Done when the password so far fits and the new one may be used.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var account = await proof.Own(who, stop);
        using var lane = await proof.Enter(account, stop);
        var problems = PasswordRules.Check("password", request.Password, account.Email);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        if (await proof.Password(who, account, "current", request.Current, stop) is { } wrong) return wrong;

        await newPassword.Set(account, request.Password!, request.Session, stop);
        audit.Write(who, "signin.password-changed", await AccountSubject.Of(db, account, stop));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
