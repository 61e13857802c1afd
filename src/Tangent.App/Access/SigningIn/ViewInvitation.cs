using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>What the holder of an invitation may know before accepting it.</summary>
[OpenToVisitors("The one-time link is the right to look.")]
public sealed class ViewInvitation(Db db, TimeProvider clock)
{
    /// <summary>The secret end of the link.</summary>
    public sealed record Request(string? Token);

    /// <summary>What is offered.</summary>
    /// <param name="Email">The address it is bound to; null on the first run, when the person chooses one.</param>
    /// <param name="Role">The role that comes with it.</param>
    /// <param name="UnitZh">Chinese name of the unit.</param>
    /// <param name="UnitEn">English name of the unit.</param>
    /// <param name="IsFirst">Whether this is the first account, which also names the organisation.</param>
    public sealed record Offer(string? Email, Role Role, string UnitZh, string UnitEn, bool IsFirst);

    /// <summary>The offer; missing when the link is used, expired, withdrawn or was never one.</summary>
    public async Task<Outcome<Offer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await Find(db, clock, request.Token, stop) is not { } invitation) return new Fail.Missing([new("signin.invitation-dead")]);

        var unit = await db.OrgUnits.SingleAsync(one => one.Id == invitation.UnitId, stop);
        return new Offer(invitation.Email, invitation.Role, unit.NameZh, unit.NameEn, invitation.Email is null);
    }

    internal static async Task<Invitation?> Find(Db db, TimeProvider clock, string? token, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(token)) return null;

        var hash = OneTimeSecret.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Invitations.AsTracking().SingleOrDefaultAsync(one =>
            one.TokenHash == hash && one.AcceptedUtc == null && one.WithdrawnUtc == null && one.ExpiresUtc > now, stop);
    }
}
