using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person shows address and password. Who has set up codes is asked for one before a session begins.</summary>
/// <remarks>Unknown, resting and deactivated accounts get the same answer after the same work as a wrong password.</remarks>
[OpenToVisitors("Nobody is signed in before signing in.")]
public sealed class SignIn(
    Db db, Audit audit, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, SignInGate gate, SessionStart sessions,
    SecondStep secondStep, CodeSecrets codes, Lockout lockout, TangentSettings settings)
{
    /// <summary>What a person fills in, and what the browser calls itself.</summary>
    public sealed record Request(string? Email, string? Password, string? Browser);

    /// <summary>Either a session, or the ticket with which a code is asked for.</summary>
    public sealed record Answer(SessionStart.Ticket? Session, string? SecondStep);

    // A real hash of a password that nobody has: an unknown address costs as much work as a known one.
    private static string? nobodysHash;

    /// <summary>The session or the second step; <see cref="Fail.Invalid"/> with one and the same problem otherwise.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (settings.OpenIdConnect.Only) return new Fail.Invalid([new Problem("signin.provider-alone")]);
        var missing = Missing(request).ToList();
        if (missing.Count > 0) return new Fail.Invalid(missing);

        var name = normalizer.NormalizeEmail(request.Email!.Trim())!;
        using var lane = await gate.Enter(name, stop);
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(one => one.NormalizedEmail == name, stop);
        if (!Fits(account, request.Password!))
            return await Refuse(who, account, request.Email!.Trim(), stop);
        if (await codes.AreOn(account!.Id, stop))
            return new Answer(null, secondStep.Ticket(account));

        Lockout.Clear(account);
        var ticket = sessions.Add(who, account, await AccountSubject.Of(db, account, stop), request.Browser, "password");
        return await db.Commit(stop) is { } failure ? failure : new Answer(ticket, null);
    }

    private static IEnumerable<Problem> Missing(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Email)) yield return Problem.Of("email", "form.required");
        if (string.IsNullOrEmpty(request.Password)) yield return Problem.Of("password", "form.required");
        else if (request.Password.Length > PasswordRules.Longest)
            yield return Problem.Of("password", "form.too-long", PasswordRules.Longest);
    }

    private bool Fits(Account? account, string password)
    {
        nobodysHash ??= hasher.HashPassword(null!, OneTimeSecret.NewToken());
        var verdict = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodysHash, password);
        return account is { DeactivatedUtc: null, PasswordHash: not null }
            && verdict != PasswordVerificationResult.Failed
            && !lockout.Rests(account);
    }

    private async Task<Outcome<Answer>> Refuse(Actor who, Account? account, string email, CancellationToken stop)
    {
        var masked = PersonView.Email(email, isClear: false);
        var isKnown = account is { DeactivatedUtc: null } && !lockout.Rests(account);
        var begins = isKnown && lockout.CountWrong(account!);
        var subject = account is null
            ? new Subject(Kind.Account, null, masked, UnitPath.Root)
            : await AccountSubject.Of(db, account, stop);
        audit.Write(who, begins ? "signin.locked" : "signin.failed", subject);
        if (await db.Commit(stop) is { } failure) return failure;

        return new Fail.Invalid([new Problem("signin.refused", null, null, lockout.Tries, lockout.Rest.TotalMinutes)]);
    }
}
