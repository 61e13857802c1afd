using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Takes an invitation back before it is accepted: its link is dead at once.</summary>
public sealed class WithdrawInvitation(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Which invitation.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Account) is { } refusal) return refusal;

        var invitation = await db.Invitations.AsTracking().SingleOrDefaultAsync(i => i.Id == request.Id, stop);
        if (invitation is null) return Fail.NotFound;
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == invitation.UnitId, stop);
        var path = UnitPath.From(unit.Path);
        if (!who.May(Verb.Read, Kind.Account, path)) return Fail.NotFound;
        if (who.Lacks(Verb.Create, Kind.Account, path) is { } forbidden) return forbidden;
        if (invitation.AcceptedUtc is not null) return Fail.Clash("access.person.already-accepted");
        if (invitation.WithdrawnUtc is not null) return Fail.Clash("access.person.already-withdrawn");

        var before = invitation.Facts();
        invitation.WithdrawnUtc = clock.GetUtcNow().UtcDateTime;
        audit.Write(who, "access.did.withdraw", invitation.Subject(unit), before, invitation.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
