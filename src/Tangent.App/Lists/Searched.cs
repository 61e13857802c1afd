using System.Linq.Expressions;
using System.Reflection;
using Tangent.Domain;

namespace Tangent.App.Lists;

/// <summary>Narrows a list to the rows in which all words of a search are found, as they are written or as they are typed.</summary>
static class Searched
{
    private static readonly MethodInfo IndexOf = typeof(string).GetMethod(nameof(string.IndexOf), [typeof(string)])!;

    /// <summary>The rows; all of them for an empty search.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="search">What somebody typed, or null.</param>
    /// <param name="found">What a search looks through, made by <see cref="SearchText.Found"/>.</param>
    public static IQueryable<T> Searching<T>(this IQueryable<T> rows, string? search, Expression<Func<T, string>> found)
    {
        foreach (var word in SearchText.Words(search))
        {
            Expression holds = Holds(found.Body, word);
            if (SearchText.Reading(word) is { } reading) holds = Expression.OrElse(holds, Holds(found.Body, reading));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(holds, found.Parameters));
        }
        return rows;
    }

    // By its place, which PostgreSQL finds several times as fast as it matches a pattern. The word is captured, not a constant:
    // so it is a parameter of the query, which then is the same for all words.
    private static BinaryExpression Holds(Expression text, string word)
    {
        Expression<Func<string>> captured = () => word;
        return Expression.GreaterThanOrEqual(Expression.Call(text, IndexOf, captured.Body), Expression.Constant(0));
    }
}
