using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person signs in through the company's own identity provider, whose answer the door has verified.</summary>
/// <remarks>
/// Known is who was linked before, has an account under the same verified address, or holds an open invitation to it.
/// Wrong passwords do not keep such a person out: they say nothing about what the provider has checked.
/// </remarks>
[OpenToVisitors("Nobody is signed in before signing in.")]
public sealed class SignInByProvider(
    Db db, Audit audit, ProviderLinks links, SignInGate gate, CodeSecrets codes, SecondStep secondStep, SessionStart sessions)
{
    /// <summary>What the provider says about the person.</summary>
    /// <param name="Issuer">The provider's own name for itself.</param>
    /// <param name="Subject">The provider's lasting id of the person.</param>
    /// <param name="Email">The person's address, or null.</param>
    /// <param name="IsEmailVerified">Whether the provider has checked that the address is the person's.</param>
    /// <param name="Name">What the person is called, or null.</param>
    /// <param name="HasSecondFactor">Whether the provider has asked for two factors, by the settings' own words for it.</param>
    /// <param name="Browser">What the browser calls itself.</param>
    public sealed record Request(
        string Issuer, string Subject, string? Email, bool IsEmailVerified, string? Name, bool HasSecondFactor, string? Browser);

    /// <summary>The session or the second step; forbidden when nobody here is known by it.</summary>
    public async Task<Outcome<SignIn.Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        using var lane = await gate.Enter($"{request.Issuer} {request.Subject}", stop);
        if (await links.Find(who, request, stop) is not { } account)
        {
            db.ChangeTracker.Clear();
            audit.Write(who, "signin.failed", new(Kind.Account, null, Masking.Email(request.Email), UnitPath.Root));
            return await db.Commit(stop) ?? new Fail.Forbidden([new Problem("signin.provider-unknown")]);
        }

        var subject = await links.SubjectOf(account, stop);
        if (!request.HasSecondFactor && await codes.AreOn(account.Id, stop))
        {
            audit.Write(who.As(account), "signin.provider-shown", subject);
            return await db.Commit(stop) is { } half ? half : new SignIn.Answer(null, secondStep.Ticket(account));
        }
        var ticket = sessions.Add(who, account, subject, request.Browser, "provider");
        return await db.Commit(stop) is { } failure ? failure : new SignIn.Answer(ticket, null);
    }
}
