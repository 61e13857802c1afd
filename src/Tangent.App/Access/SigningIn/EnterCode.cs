using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>The second step: a code from the phone, or a recovery code, after the right password.</summary>
[OpenToVisitors("The ticket of the first step is the right to try a code.")]
public sealed class EnterCode(Db db, SecondStep secondStep, Proof proof, SessionStart sessions)
{
    /// <summary>The first step's ticket and what the person typed.</summary>
    public sealed record Request(string? Ticket, string? Code, string? Browser);

    /// <summary>The session; missing when the ticket is too old and the person must begin again.</summary>
    public async Task<Outcome<SessionStart.Ticket>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await secondStep.AccountOf(request.Ticket, stop) is not { } account)
            return new Fail.Missing([new Problem("signin.step-over")]);

        using var lane = await proof.Enter(account, stop);
        await db.Entry(account).ReloadAsync(stop);
        if (await proof.Code(who.As(account), account, "code", request.Code, stop) is { } wrong) return wrong;

        Lockout.Clear(account);
        var ticket = sessions.Add(who, account, await AccountSubject.Of(db, account, stop), request.Browser, "code");
        return await db.Commit(stop) is { } failure ? failure : ticket;
    }
}
