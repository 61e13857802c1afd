using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tangent.Storage;

/// <summary>Comparisons of sort keys inside queries, for paging by key: C# has no operator for them, SQL has.</summary>
public static class KeyOrder
{
    /// <summary>Whether the first key comes after the second.</summary>
    public static bool IsAfter(byte[] key, byte[] other) => key.AsSpan().SequenceCompareTo(other) > 0;

    /// <summary>Whether the first key comes before the second.</summary>
    public static bool IsBefore(byte[] key, byte[] other) => key.AsSpan().SequenceCompareTo(other) < 0;

    internal static void Map(ModelBuilder builder)
    {
        As(builder, nameof(IsAfter), ExpressionType.GreaterThan);
        As(builder, nameof(IsBefore), ExpressionType.LessThan);
    }

    private static void As(ModelBuilder builder, string name, ExpressionType comparison) =>
        builder.HasDbFunction(typeof(KeyOrder).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!)
            .HasTranslation(sides => new SqlBinaryExpression(comparison, sides[0], sides[1], typeof(bool), BoolTypeMapping.Default));
}
