using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Invites a person by a one-time link, with a role over a unit.</summary>
public sealed class InvitePerson(Db db, UnitReach reach, PersonReach people, Audit audit, TimeProvider clock)
{
    /// <summary>Days for which the link works.</summary>
    public const int Days = 7;

    /// <summary>Whom, and as what.</summary>
    public sealed record Request(string? Email, Role? Role, Guid? UnitId);

    /// <summary>The invitation. The token is shown this once.</summary>
    public sealed record Made(Guid Id, string Token, DateTime ExpiresUtc);

    /// <summary>The link's token.</summary>
    public async Task<Outcome<Made>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Account) is { } refusal) return refusal;

        var problems = new List<Problem>();
        var email = request.Email?.Trim();
        if (string.IsNullOrEmpty(email)) problems.Add(Problem.Of("email", "form.required"));
        else if (email.Length > 254 || !MailAddress.TryCreate(email, out var address) || address.Address != email)
            problems.Add(Problem.Of("email", "access.person.email-shape"));
        if (request.Role is null) problems.Add(Problem.Of("role", "form.required"));
        if (request.UnitId is null) problems.Add(Problem.Of("unitId", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var found = await reach.Find(who, Verb.Read, Kind.Unit, request.UnitId, stop);
        if (found.Failure is { } failure) return failure;
        var unit = found.Value;
        if (GrantRules.WhyNot(who, Verb.Create, request.Role!.Value, unit) is { } reason) return reason;
        if (await IsKnown(who, email!, stop)) return Fail.Wrong("email", "access.person.email-taken");
        return await Add(who, request, email!, unit, stop);
    }

    // Only people whom the actor can see anyway: elsewhere, who has an account is nobody's business.
    private async Task<bool> IsKnown(Actor who, string email, CancellationToken stop)
    {
        var upper = email.ToUpperInvariant();
        var id = await db.Users.Where(a => a.NormalizedEmail == upper).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(stop);
        return id is not null && (await people.Find(who, Verb.Read, id, stop)).Failure is null;
    }

    private async Task<Outcome<Made>> Add(Actor who, Request request, string email, OrgUnit unit, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var token = OneTimeSecret.NewToken();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            Role = request.Role!.Value,
            UnitId = unit.Id,
            TokenHash = OneTimeSecret.Hash(token),
            InvitedBy = who.Id,
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddDays(Days),
        };
        db.Add(invitation);
        audit.Write(who, "access.did.invite", invitation.Subject(unit), after: invitation.Facts());
        return await db.Commit(stop) is { } failure ? failure : new Made(invitation.Id, token, invitation.ExpiresUtc);
    }
}

static class InvitationSubject
{
    /// <summary>How the audit log names an invitation: the invited person's data is sealed under the invitation's own key.</summary>
    public static Subject Subject(this Invitation invitation, OrgUnit unit) =>
        new(Kind.Account, invitation.Id.ToString(), null, UnitPath.From(unit.Path), invitation.Id);

    /// <summary>What the audit log keeps of an invitation.</summary>
    public static object Facts(this Invitation invitation) => new InvitationFacts(
        invitation.Email, invitation.Role, invitation.UnitId, invitation.ExpiresUtc, invitation.WithdrawnUtc);

    private sealed record InvitationFacts([property: Classified(FieldClass.Personal)] string? Email, Role Role, Guid UnitId,
        DateTime ExpiresUtc, DateTime? WithdrawnUtc);
}
