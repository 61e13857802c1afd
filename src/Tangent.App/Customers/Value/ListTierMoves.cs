using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Whose tier the value changed, or would have changed, the latest first.</summary>
public sealed class ListTierMoves(Db db, CustomerWalk walk)
{
    private static readonly RowOrder<TierMoveRow> Order = RowOrder<TierMoveRow>.ByTime(move => move.AtUtc, move => move.Id, isDescending: true);

    /// <summary>Which.</summary>
    /// <param name="To">To this tier alone.</param>
    /// <param name="IsUp">Those up, those down; null: all.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(CustomerTier? To = null, bool? IsUp = null, PieceRequest? Piece = null);

    /// <summary>A change.</summary>
    /// <param name="Customer">Whose.</param>
    /// <param name="From">The tier before, or null.</param>
    /// <param name="To">The tier after.</param>
    /// <param name="Move">Why.</param>
    /// <param name="IsDone">Whether the tier was really changed.</param>
    /// <param name="AtUtc">When.</param>
    /// <param name="Worth">The value.</param>
    /// <param name="Cut">The cut that it passed or fell below.</param>
    public sealed record TierMoved(long Customer, CustomerTier? From, CustomerTier To, ValueMove Move, bool IsDone, DateTime AtUtc, double Worth, double Cut);

    /// <summary>The changes of customers within reach.</summary>
    public async Task<Outcome<Piece<TierMoved>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var rows = db.TierMoves.AsNoTracking();
        if (request.To is { } to) rows = rows.Where(move => move.ToTier == to);
        if (request.IsUp is { } isUp)
            rows = rows.Where(move => isUp ? move.Move == ValueMove.Up : move.Move == ValueMove.Down);
        var piece = await walk.Piece(who, rows, Order, $"tier-moves {request.To} {request.IsUp}", request.Piece ?? new(), move => move.CustomerId, stop);
        return piece.Then(all => all.Turn(move =>
            new TierMoved(move.CustomerId, move.FromTier, move.ToTier, move.Move, move.IsDone, move.AtUtc, move.Worth, move.Cut)));
    }
}
