using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.Tests.Access;

/// <summary>All that a database keeps, as bytes: the SQLite file and its log, or every row of every PostgreSQL table.</summary>
sealed class DatabaseBytes
{
    private readonly List<byte[]> parts = [];

    /// <summary>Takes everything that is there now.</summary>
    public static async Task<DatabaseBytes> Of(House house)
    {
        var all = new DatabaseBytes();
        if (house.Settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            foreach (var file in Directory.GetFiles(house.Settings.Database.Folder))
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[open.Length];
                await open.ReadExactlyAsync(bytes);
                all.parts.Add(bytes);
            }
            return all;
        }
        var db = house.Db();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"select t::text from {table} t";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) all.parts.Add(Encoding.UTF8.GetBytes(reader.GetString(0)));
        }
        return all;
    }

    /// <summary>Whether the text stands somewhere, as UTF-8.</summary>
    public bool Contain(string text) =>
        parts.Exists(part => part.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}
