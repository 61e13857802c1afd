using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>What became of an invitation.</summary>
public enum InvitationState
{
    /// <summary>The link still works.</summary>
    Open,

    /// <summary>The person made an account.</summary>
    Accepted,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>Nobody came in time.</summary>
    Expired,
}

/// <summary>Invitations to units in the actor's scope, the newest first.</summary>
public sealed class ListInvitations(Db db, TimeProvider clock)
{
    /// <summary>Which invitations.</summary>
    /// <param name="OpenOnly">Only those whose link still works.</param>
    /// <param name="After">Where to go on.</param>
    /// <param name="Limit">Rows wanted.</param>
    public sealed record Request(bool OpenOnly = false, string? After = null, int? Limit = null);

    /// <summary>An invitation in the list.</summary>
    public sealed record Row(Guid Id, string Email, bool IsMasked, Role Role, Guid UnitId, string UnitCode, string NameZh,
        string NameEn, DateTime CreatedUtc, DateTime ExpiresUtc, InvitationState State);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Listed<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Account) is { } refusal) return refusal;
        var after = Cursor.From(request.After);
        if (after.Failure is { } nonsense) return nonsense;

        var now = clock.GetUtcNow().UtcDateTime;
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(Verb.Read, Kind.Account)));
        var query = db.Invitations.AsQueryable();
        if (request.OpenOnly)
            query = query.Where(i => i.AcceptedUtc == null && i.WithdrawnUtc == null && i.ExpiresUtc > now);
        if (after.Value is { } seen) query = query.Where(i => i.Id.CompareTo(seen.Id) < 0);
        int wanted = Cursor.Rows(request.Limit);
        var rows = await query.Join(units, i => i.UnitId, u => u.Id, (i, u) => new { Invitation = i, Unit = u })
            .OrderByDescending(row => row.Invitation.Id).Take(wanted + 1).ToListAsync(stop);
        return Cursor.Cut(rows, wanted, row => new(row.Invitation.CreatedUtc, row.Invitation.Id))
            .Turn(row => Show(who, row.Invitation, row.Unit, now));
    }

    private static Row Show(Actor who, Invitation invitation, OrgUnit unit, DateTime now)
    {
        var isClear = who.May(Verb.Read, Kind.PersonalData, UnitPath.From(unit.Path));
        var state = invitation switch
        {
            { AcceptedUtc: not null } => InvitationState.Accepted,
            { WithdrawnUtc: not null } => InvitationState.Withdrawn,
            { ExpiresUtc: var until } when until <= now => InvitationState.Expired,
            _ => InvitationState.Open,
        };
        return new(invitation.Id, PersonView.Email(invitation.Email, isClear), !isClear, invitation.Role, unit.Id, unit.Code,
            unit.NameZh, unit.NameEn, invitation.CreatedUtc, invitation.ExpiresUtc, state);
    }
}
