using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
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
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(bool OpenOnly = false, PieceRequest? Piece = null);

    /// <summary>An invitation in the list.</summary>
    public sealed record Row(Guid Id, string Email, bool IsMasked, Role Role, Guid UnitId, string UnitCode, string NameZh,
        string NameEn, DateTime CreatedUtc, DateTime ExpiresUtc, InvitationState State);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Account) is { } refusal) return refusal;

        var now = clock.GetUtcNow().UtcDateTime;
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(Verb.Read, Kind.Account)));
        var query = db.Invitations.AsQueryable();
        if (request.OpenOnly)
            query = query.Where(i => i.AcceptedUtc == null && i.WithdrawnUtc == null && i.ExpiresUtc > now);
        query = query.Where(i => units.Any(u => u.Id == i.UnitId));
        var piece = await Keyset.Piece(query, RowOrder<Invitation>.ByTime(i => i.CreatedUtc, i => i.Id, isDescending: true),
            $"invitations|{request.OpenOnly}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;

        var places = piece.Value.Items.Select(i => i.UnitId).Distinct().ToList();
        var named = await db.OrgUnits.Where(u => places.Contains(u.Id)).ToDictionaryAsync(u => u.Id, stop);
        return piece.Value.Turn(invitation => Show(who, invitation, named[invitation.UnitId], now));
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
