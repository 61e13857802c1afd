using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Makes a one-time link by which a person who forgot the password sets a new one.</summary>
public sealed class ResetPassword(Db db, PersonReach people, Audit audit, TimeProvider clock)
{
    /// <summary>Hours for which the link works.</summary>
    public const int Hours = 24;

    /// <summary>Whose password.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The link's token, shown this once.</summary>
    public sealed record Made(string Token, DateTime ExpiresUtc);

    /// <summary>The link's token.</summary>
    public async Task<Outcome<Made>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Account) is { } refusal) return refusal;

        var found = await people.FindWhole(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Account.DeactivatedUtc is not null) return Fail.Clash("access.person.is-deactivated");

        var now = clock.GetUtcNow();
        var token = OneTimeSecret.NewToken();
        var reset = new PasswordReset
        {
            Id = Guid.CreateVersion7(now),
            AccountId = request.Id,
            TokenHash = OneTimeSecret.Hash(token),
            MadeBy = who.Id,
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddHours(Hours),
        };
        db.Add(reset);
        audit.Write(who, "access.did.reset-password", found.Value.Subject, after: new { reset.ExpiresUtc });
        return await db.Commit(stop) is { } trouble ? trouble : new Made(token, reset.ExpiresUtc);
    }
}
