using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.Tests.Walls;

/// <summary>A line per table with a hash over all its rows: equal before and after means that nothing changed.</summary>
static class TableHash
{
    /// <summary>The tables that differ.</summary>
    public static string Changed(string before, string after) =>
        string.Join(", ", after.Split('\n').Except(before.Split('\n')).Select(line => line[..line.LastIndexOf(' ')]));

    public static async Task<string> Of(Db db)
    {
        var lines = new List<string>();
        await db.Database.OpenConnectionAsync();
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>();
        foreach (var table in tables.Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}")));
            }
            var text = string.Join('\n', rows.Order(StringComparer.Ordinal));
            lines.Add($"{table} {rows.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
        }
        return string.Join('\n', lines);
    }
}
