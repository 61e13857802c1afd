using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.Tests.Walls;

/// <summary>One hash over every row of every table: equal before and after means that nothing changed.</summary>
static class TableHash
{
    public static async Task<string> Of(Db db)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
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
            foreach (var row in rows.Order(StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{table}|{row}\n"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
