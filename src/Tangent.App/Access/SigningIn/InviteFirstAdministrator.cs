using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>On an empty installation: makes the root unit and a one-time link for its first administrator.</summary>
/// <remarks>Each call voids the link before, so that only the one printed last is good.</remarks>
public sealed class InviteFirstAdministrator(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>How long the link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Nothing needs to be said: the installation is new.</summary>
    public sealed record Request;

    /// <summary>The secret end of the link <c>/welcome/…</c>; a conflict when somebody has an account already.</summary>
    public async Task<Outcome<string>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Account, UnitPath.Root) is { } refusal) return refusal;
        if (await db.Users.AnyAsync(stop)) return Fail.Clash("signin.already-set-up");

        var now = clock.GetUtcNow();
        var root = await db.OrgUnits.SingleOrDefaultAsync(unit => unit.ParentId == null, stop) ?? AddRoot(now);
        await VoidEarlier(now, stop);

        var token = OneTimeSecret.NewToken();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            Email = null,
            Role = Role.Administrator,
            UnitId = root.Id,
            TokenHash = OneTimeSecret.Hash(token),
            InvitedBy = who.Id,
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = (now + Life).UtcDateTime,
        };
        db.Add(invitation);
        audit.Write(who, "signin.setup-link-made", new(Kind.Account, invitation.Id.ToString(), null, UnitPath.Root));
        return await db.Commit(stop) is { } failure ? failure : token;
    }

    private OrgUnit AddRoot(DateTimeOffset now)
    {
        var root = new OrgUnit
        {
            Id = Guid.CreateVersion7(now),
            Number = 1,
            Path = UnitPath.Root.Value,
            Code = "HQ",
            Kind = UnitKind.Group,
            NameZh = "总部",
            NameEn = "Head office",
            TimeZone = "Asia/Shanghai",
        };
        db.Add(root);
        return root;
    }

    private async Task VoidEarlier(DateTimeOffset now, CancellationToken stop)
    {
        var earlier = await db.Invitations.AsTracking()
            .Where(one => one.Email == null && one.AcceptedUtc == null && one.WithdrawnUtc == null).ToListAsync(stop);
        foreach (var invitation in earlier) invitation.WithdrawnUtc = now.UtcDateTime;
    }
}
