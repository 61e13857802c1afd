using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage;

/// <summary>Names in the database: lower case with underscores, so that one SQL text runs unquoted on both databases.</summary>
static partial class SnakeCase
{
    public static void Name(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(Of(entity.GetContainerColumnName()!));
                continue;
            }
            entity.SetTableName(Of(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys()) key.SetName(Of(key.GetName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Of(index.GetDatabaseName()!));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(Of(foreign.GetConstraintName()!));
        }
    }

    /// <summary><c>OrgUnits</c> becomes <c>org_units</c>, <c>IX_Sessions_AccountId</c> becomes <c>ix_sessions_account_id</c>.</summary>
    public static string Of(string name) => Hump().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Hump();
}
