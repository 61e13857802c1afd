using System.Buffers.Binary;
using System.Linq.Expressions;
using Tangent.Storage;

namespace Tangent.App.Lists;

/// <summary>A total order of rows, in which a row's place can be told and found again.</summary>
interface IOrder<T>
{
    /// <summary>The rows in order, or in the opposite one.</summary>
    IQueryable<T> Sorted(IQueryable<T> rows, bool isBack = false);

    /// <summary>Where a row stands, as bytes for a cursor.</summary>
    byte[] PlaceOf(T row);

    /// <summary>The rows that follow a place, or precede it; null when the bytes are no place.</summary>
    IQueryable<T>? Beyond(IQueryable<T> rows, byte[] place, bool isBack = false);
}

/// <summary>A total order of rows: by one column, and by the id where that is alike.</summary>
/// <param name="key">The column: a moment or a stored sort key.</param>
/// <param name="id">The id; null when the column is unique by itself.</param>
/// <param name="isDescending">Whether the largest comes first.</param>
sealed class RowOrder<T>(LambdaExpression key, Expression<Func<T, Guid>>? id, bool isDescending) : IOrder<T>
{
    private readonly int idLength = id is null ? 0 : 16;

    private readonly Func<T, byte[]> keyOf = BytesOf(key);
    private readonly Func<T, Guid>? idOf = id?.Compile();

    public static RowOrder<T> ByTime(Expression<Func<T, DateTime>> at, Expression<Func<T, Guid>> id, bool isDescending) => new(at, id, isDescending);

    public static RowOrder<T> ByKey(Expression<Func<T, byte[]>> key, Expression<Func<T, Guid>> id, bool isDescending) => new(key, id, isDescending);

    public static RowOrder<T> ByUniqueKey(Expression<Func<T, byte[]>> key, bool isDescending) => new(key, null, isDescending);

    /// <summary>The rows in order, or in the opposite one.</summary>
    public IQueryable<T> Sorted(IQueryable<T> rows, bool isBack = false) => key switch
    {
        Expression<Func<T, DateTime>> at => Sorted(rows, at, isDescending != isBack),
        Expression<Func<T, byte[]>> bytes => Sorted(rows, bytes, isDescending != isBack),
        _ => throw new NotSupportedException(key.ReturnType.Name),
    };

    /// <summary>Where a row stands, as bytes for a cursor.</summary>
    public byte[] PlaceOf(T row) => idOf is null ? keyOf(row) : [.. keyOf(row), .. idOf(row).ToByteArray(bigEndian: true)];

    /// <summary>The rows that follow a place, or precede it; null when the bytes are no place.</summary>
    public IQueryable<T>? Beyond(IQueryable<T> rows, byte[] place, bool isBack = false)
    {
        if (Read(place) is not var (seen, seenId)) return null;
        bool isRising = isDescending == isBack;
        var comparison = isRising ? ExpressionType.GreaterThan : ExpressionType.LessThan;
        var row = key.Parameters[0];
        Expression beyond = seen is DateTime at ? Expression.MakeBinary(comparison, key.Body, Captured(at)) : Compare(isRising, (byte[])seen);
        if (id is not null)
        {
            Expression alike = seen is DateTime same ? Expression.Equal(key.Body, Captured(same)) : Expression.Not(Compare(!isRising, (byte[])seen));
            var rowId = new Rename(id.Parameters[0], row).Visit(id.Body);
            var beyondId = Expression.Call(rowId, nameof(Guid.CompareTo), null, Captured(seenId));
            beyond = Expression.OrElse(beyond,
                Expression.AndAlso(alike, Expression.MakeBinary(comparison, beyondId, Expression.Constant(0))));
        }
        return rows.Where(Expression.Lambda<Func<T, bool>>(beyond, row));
    }

    private MethodCallExpression Compare(bool isAfter, byte[] seen) => Expression.Call(
        typeof(KeyOrder), isAfter ? nameof(KeyOrder.IsAfter) : nameof(KeyOrder.IsBefore), null, key.Body, Captured(seen));

    private (object Key, Guid Id)? Read(byte[] place)
    {
        if (place.Length < idLength) return null;
        var bytes = place[..^idLength];
        var last = id is null ? Guid.Empty : new Guid(place.AsSpan(bytes.Length), bigEndian: true);
        if (key.ReturnType != typeof(DateTime)) return (bytes, last);
        if (bytes.Length != sizeof(long)) return null;
        long ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? (new DateTime(ticks, DateTimeKind.Utc), last) : null;
    }

    private IQueryable<T> Sorted<TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> by, bool isFalling) =>
        (isFalling, id) switch
        {
            (true, null) => rows.OrderByDescending(by),
            (false, null) => rows.OrderBy(by),
            (true, _) => rows.OrderByDescending(by).ThenByDescending(id),
            _ => rows.OrderBy(by).ThenBy(id),
        };

    private static Func<T, byte[]> BytesOf(LambdaExpression key)
    {
        if (key is Expression<Func<T, byte[]>> bytes) return bytes.Compile();
        var at = ((Expression<Func<T, DateTime>>)key).Compile();
        return row =>
        {
            var ticks = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(ticks, at(row).Ticks);
            return ticks;
        };
    }

    // Through a property of an object, so that every page shares one compiled query.
    private static MemberExpression Captured<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Seen<TValue>(value)), nameof(Seen<TValue>.Value));

    private sealed record Seen<TValue>(TValue Value);

    private sealed class Rename(ParameterExpression old, ParameterExpression fresh) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? fresh : base.VisitParameter(node);
    }
}
