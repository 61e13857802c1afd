using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Customers;

/// <summary>Walks a list of rows about customers and keeps those whose customer the actor may see.</summary>
public sealed class CustomerWalk(CustomerMerges merges, EncounterReading encounters)
{
    private const int MostLooked = 1000, LookedAtOnce = 200;

    /// <summary>One piece. A piece may be short, even empty, and still say how to go on.</summary>
    /// <param name="who">Who looks.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="order">Their order.</param>
    /// <param name="list">Name of the list: a cursor of another one is refused.</param>
    /// <param name="wanted">Which piece.</param>
    /// <param name="customerOf">Whom a row is about.</param>
    /// <param name="stop">Ends the work.</param>
    internal Task<Outcome<Piece<T>>> Piece<T>(Actor who, IQueryable<T> rows, IOrder<T> order, string list, PieceRequest wanted,
        Func<T, long> customerOf, CancellationToken stop) => Piece(who, Kind.Customer, rows, order, list, wanted, customerOf, stop);

    /// <summary>The same by the right to read something that is about customers.</summary>
    internal async Task<Outcome<Piece<T>>> Piece<T>(Actor who, Kind kind, IQueryable<T> rows, IOrder<T> order, string list, PieceRequest wanted,
        Func<T, long> customerOf, CancellationToken stop)
    {
        if (who.May(Verb.Read, kind, UnitPath.Root)) return await Keyset.Piece(rows, order, list, wanted, stop);
        int limit = wanted.Limit ?? PieceRequest.UsualRows;
        if (limit is < 1 or > PieceRequest.MostRows) return Fail.Wrong("limit", "list.limit", 1, PieceRequest.MostRows);
        bool isBack = wanted.Before is not null;
        List<T> kept = [];
        Piece<T>? first = null, last = null;
        for (int looked = 0; looked < MostLooked && kept.Count <= limit; looked += LookedAtOnce)
        {
            var at = last is null ? wanted : isBack ? new(Before: last.Previous) : new PieceRequest(last.Next);
            var piece = await Keyset.Piece(rows, order, list, at with { Limit = LookedAtOnce }, stop);
            if (piece.Failure is { } failure) return failure;
            last = piece.Value;
            first ??= last;
            var within = await Within(who, kind, [.. last.Items.Select(customerOf).Distinct()], stop);
            kept.InsertRange(isBack ? 0 : kept.Count, last.Items.Where(row => within.Contains(customerOf(row))));
            if ((isBack ? last.Previous : last.Next) is null) break;
        }
        bool isMore = kept.Count > limit;
        if (isMore) kept = isBack ? kept[^limit..] : kept[..limit];
        // What was looked at and is out of reach is not looked at again on the way on.
        string? next = isBack ? first!.Next : isMore ? Mark(kept[^1]) : last!.Next;
        string? previous = !isBack ? first!.Previous : isMore ? Mark(kept[0]) : last!.Previous;
        return new Piece<T>(kept, next, previous);

        string Mark(T row) => Cursor.Text(list, order.PlaceOf(row));
    }

    private async Task<IReadOnlySet<long>> Within(Actor who, Kind kind, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var parts = await merges.Parts(numbers, stop);
        return (await encounters.Within(who, Verb.Read, kind, [.. parts.Keys], stop)).Select(part => parts[part]).ToHashSet();
    }
}
