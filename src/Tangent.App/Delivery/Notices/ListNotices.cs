using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Notices;

/// <summary>What a person was told, the latest first, with what they want to be told.</summary>
public sealed class ListNotices(Db db)
{
    /// <summary>Which piece.</summary>
    public sealed record Request(PieceRequest? Piece = null);

    /// <summary>A notice.</summary>
    public sealed record Row(Guid Id, NoticeKind Kind, string Name, string Path, DateTime AtUtc, bool IsRead);

    /// <summary>The piece, how many are unread in all, and the choice.</summary>
    public sealed record Shown(Piece<Row> Piece, int Unread, NoticeChoice Choice);

    /// <summary>One's own; nobody sees those of others.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (OwnNotices.Refuses(who) is { } refusal) return refusal;

        var own = db.Notices.AsNoTracking().Where(n => n.AccountId == who.Id);
        var order = RowOrder<NoticeRow>.ByUniqueKey(n => n.AtKey, isDescending: true);
        var piece = await Keyset.Piece(own, order, $"notices|{who.Id}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        var wish = await db.NoticeWishes.AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == who.Id, stop);
        return new Shown(new([.. piece.Value.Items.Select(n => new Row(n.Id, n.Kind, n.Name, n.Path, n.AtUtc, n.ReadUtc is not null))],
            piece.Value.Next, piece.Value.Previous), await own.CountAsync(n => n.ReadUtc == null, stop), wish?.Choice ?? NoticeChoice.Usual);
    }
}

/// <summary>Notices are of people: who has no account has none.</summary>
static class OwnNotices
{
    public static Fail? Refuses(Actor who) => who.HasAccount ? null : new Fail.Forbidden([new Problem("signin.needed")]);
}
