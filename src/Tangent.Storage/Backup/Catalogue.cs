using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tangent.Storage.Backup;

/// <summary>A column as the database declares it.</summary>
public sealed record Column(string Name, string Type);

/// <summary>What tables a database really has: a backup must not depend on the model of one program version.</summary>
public static class Catalogue
{
    // The lease says which server runs now; it means nothing in a copy. Attachment contents are parts of their own.
    private static readonly HashSet<string> LeftOut = ["server_leases", "attachment_contents"];

    public static async Task<DbConnection> Open(DatabaseSettings database, CancellationToken stop)
    {
        DbConnection connection = database.Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(database.Connection)
            : new SqliteConnection(StorageServices.SqliteConnectionString(database));
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>The tables that a backup holds.</summary>
    public static async Task<IReadOnlyList<string>> Tables(DbConnection connection, CancellationToken stop) =>
        [.. (await AllTables(connection, stop)).Where(name => !LeftOut.Contains(name))];

    public static Task<IReadOnlyList<string>> AllTables(DbConnection connection, CancellationToken stop) =>
        Texts(connection, connection is SqliteConnection
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
            : "select table_name from information_schema.tables where table_schema = 'public' order by table_name", stop);

    public static async Task<IReadOnlyList<Column>> Columns(DbConnection connection, string table, CancellationToken stop)
    {
        var sql = connection is SqliteConnection
            ? $"select name || ' ' || type from pragma_table_info('{table}') order by cid"
            : $"""
               select attname || ' ' || format_type(atttypid, null) from pg_attribute
               where attrelid = 'public.{table}'::regclass and attnum > 0 and not attisdropped order by attnum
               """;
        return [.. (await Texts(connection, sql, stop)).Select(text => text.Split(' ', 2)).Select(part => new Column(part[0], part[1]))];
    }

    public static async Task<IReadOnlyList<string>> Texts(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(stop);
        var texts = new List<string>();
        while (await reader.ReadAsync(stop)) texts.Add(reader.GetValue(0).ToString() ?? "");
        return texts;
    }

    public static async Task Execute(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }
}
