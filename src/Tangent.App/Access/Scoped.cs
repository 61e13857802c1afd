using System.Linq.Expressions;
using Tangent.Domain.Access;

namespace Tangent.App.Access;

/// <summary>Rows that lie in an actor's scope, by the path of their unit.</summary>
static class Scoped
{
    /// <summary>The condition that a row's unit lies in one of the sub-trees. No sub-tree, no row.</summary>
    public static Expression<Func<T, bool>> By<T>(Expression<Func<T, string>> path, IReadOnlyList<UnitPath> scope)
    {
        if (scope.Contains(UnitPath.Root)) return _ => true;

        Expression any = Expression.Constant(false);
        foreach (var unit in scope)
        {
            // Through a captured property, so that every scope shares one compiled query.
            var prefix = Expression.Property(Expression.Constant(new Prefix(unit.Value)), nameof(Prefix.Value));
            var inside = Expression.Call(path.Body, nameof(string.StartsWith), null, prefix);
            any = any is ConstantExpression ? inside : Expression.OrElse(any, inside);
        }
        return Expression.Lambda<Func<T, bool>>(any, path.Parameters);
    }

    private sealed record Prefix(string Value);
}
