using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Storage;

namespace Tangent.App.Lists;

/// <summary>Pages through rows by a stored sort key that is unique: rows that arrive meanwhile do not shift the page.</summary>
static class Keyset
{
    /// <summary>One piece of the list.</summary>
    /// <param name="rows">The filtered rows.</param>
    /// <param name="key">The column of the sort key.</param>
    /// <param name="isDescending">Whether the largest key comes first.</param>
    /// <param name="list">Sort and filter as text: a cursor of another list is refused.</param>
    /// <param name="wanted">Which piece.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<Outcome<Piece<T>>> Piece<T>(IQueryable<T> rows, Expression<Func<T, byte[]>> key,
        bool isDescending, string list, PieceRequest wanted, CancellationToken stop)
    {
        if (wanted.Limit is < 1 or > PieceRequest.MostRows)
            return Fail.Wrong("limit", "list.limit", 1, PieceRequest.MostRows);
        if (wanted is { After: not null, Before: not null }) return Fail.Wrong("before", "list.one-direction");

        int limit = wanted.Limit ?? PieceRequest.UsualRows;
        bool isBack = wanted.Before is not null, isRising = isBack == isDescending;
        if ((wanted.After ?? wanted.Before) is { } text)
        {
            var seen = Cursor.Key(isBack ? "before" : "after", list, text);
            if (seen.Failure is { } failure) return failure;
            rows = rows.Where(Beyond(key, seen.Value, isRising));
        }
        var found = await (isRising ? rows.OrderBy(key) : rows.OrderByDescending(key)).Take(limit + 1).ToListAsync(stop);
        return Cut(found, limit, key.Compile(), list, wanted);
    }

    private static Piece<T> Cut<T>(List<T> found, int limit, Func<T, byte[]> key, string list, PieceRequest wanted)
    {
        bool isBack = wanted.Before is not null, isMore = found.Count > limit;
        if (isMore) found.RemoveAt(limit);
        if (isBack) found.Reverse();
        if (found.Count == 0) return new([], null, null);
        bool hasNext = isBack || isMore, hasPrevious = isBack ? isMore : wanted.After is not null;
        return new(found, hasNext ? Cursor.Text(list, key(found[^1])) : null, hasPrevious ? Cursor.Text(list, key(found[0])) : null);
    }

    private static Expression<Func<T, bool>> Beyond<T>(Expression<Func<T, byte[]>> key, byte[] seen, bool isRising)
    {
        // Through a captured property, so that every page shares one compiled query.
        var other = Expression.Property(Expression.Constant(new Seen(seen)), nameof(Seen.Key));
        var name = isRising ? nameof(KeyOrder.IsAfter) : nameof(KeyOrder.IsBefore);
        return Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(KeyOrder), name, null, key.Body, other), key.Parameters);
    }

    private sealed record Seen(byte[] Key);
}
