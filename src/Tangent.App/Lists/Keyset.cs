using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;

namespace Tangent.App.Lists;

/// <summary>Pages through rows by the place of the last one seen: rows that arrive meanwhile do not shift the page.</summary>
static class Keyset
{
    // Rows that an export reads at once: few enough for memory, enough for speed.
    private const int BatchRows = 1000;

    /// <summary>One piece of the list.</summary>
    /// <param name="rows">The filtered rows.</param>
    /// <param name="order">Their order.</param>
    /// <param name="list">Sort and filter as text: a cursor of another list is refused.</param>
    /// <param name="wanted">Which piece.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<Outcome<Piece<T>>> Piece<T>(
        IQueryable<T> rows, IOrder<T> order, string list, PieceRequest wanted, CancellationToken stop)
    {
        if (wanted.Limit is < 1 or > PieceRequest.MostRows)
            return Fail.Wrong("limit", "list.limit", 1, PieceRequest.MostRows);
        if (wanted is { After: not null, Before: not null }) return Fail.Wrong("before", "list.one-direction");

        int limit = wanted.Limit ?? PieceRequest.UsualRows;
        bool isBack = wanted.Before is not null;
        if ((wanted.After ?? wanted.Before) is { } text)
        {
            var field = isBack ? "before" : "after";
            var place = Cursor.Key(field, list, text);
            if (place.Failure is { } failure) return failure;
            if (order.Beyond(rows, place.Value, isBack) is not { } beyond) return Fail.Wrong(field, "list.cursor-unreadable");
            rows = beyond;
        }
        var found = await order.Sorted(rows, isBack).Take(limit + 1).ToListAsync(stop);
        return Cut(found, limit, order.PlaceOf, list, wanted);
    }

    /// <summary>All rows in order, read in batches: for files, however long the list is.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Batches<T>(
        IQueryable<T> rows, IOrder<T> order, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var rest = rows; ;)
        {
            var batch = await order.Sorted(rest).Take(BatchRows).ToListAsync(stop);
            if (batch.Count > 0) yield return batch;
            if (batch.Count < BatchRows) yield break;
            rest = order.Beyond(rows, order.PlaceOf(batch[^1]))!;
        }
    }

    private static Piece<T> Cut<T>(List<T> found, int limit, Func<T, byte[]> place, string list, PieceRequest wanted)
    {
        bool isBack = wanted.Before is not null, isMore = found.Count > limit;
        if (isMore) found.RemoveAt(limit);
        if (isBack) found.Reverse();
        if (found.Count == 0) return new([], null, null);
        bool hasNext = isBack || isMore, hasPrevious = isBack ? isMore : wanted.After is not null;
        return new(found, hasNext ? Cursor.Text(list, place(found[^1])) : null, hasPrevious ? Cursor.Text(list, place(found[0])) : null);
    }
}
