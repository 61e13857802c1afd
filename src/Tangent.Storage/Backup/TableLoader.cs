using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tangent.Storage.Schema;

namespace Tangent.Storage.Backup;

/// <summary>Loads the tables of a backup into a fresh database of either system.</summary>
static class TableLoader
{
    /// <summary>Takes PostgreSQL's foreign keys off, because rows come in any order; SQLite has them off while loading.</summary>
    /// <returns>Statements that put them back, and check every row by doing so.</returns>
    public static async Task<IReadOnlyList<string>> DropForeignKeys(DbConnection connection, CancellationToken stop)
    {
        if (connection is SqliteConnection) return [];
        const string From = "from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace";
        var back = await Catalogue.Texts(connection,
            $"select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) {From}", stop);
        var away = await Catalogue.Texts(connection,
            $"select format('alter table %s drop constraint %I', conrelid::regclass, conname) {From}", stop);
        foreach (var sql in away) await Catalogue.Execute(connection, sql, stop);
        return back;
    }

    /// <summary>The hashes of the scripts are the target's own: the same version has other text on the other system.</summary>
    public static async Task NameOwnScripts(
        DbConnection connection, IReadOnlyList<SchemaScript> scripts, CancellationToken stop)
    {
        foreach (var script in scripts)
            await Catalogue.Execute(connection,
                $"update schema_versions set hash = '{script.Hash}' where version = {script.Version}", stop);
    }

    public static async Task Load(DbConnection connection, ZipArchiveEntry entry, CancellationToken stop)
    {
        var table = Path.GetFileNameWithoutExtension(entry.Name);
        var declared = (await Catalogue.Columns(connection, table, stop)).ToDictionary(column => column.Name);
        if (declared.Count == 0) throw new BackupDamagedException(entry.FullName);

        using var reader = new StreamReader(entry.Open());
        var names = JsonSerializer.Deserialize<string[]>((await reader.ReadLineAsync(stop))!)!;
        if (names.FirstOrDefault(name => !declared.ContainsKey(name)) is not null)
            throw new BackupDamagedException(entry.FullName);

        await Catalogue.Execute(connection, $"delete from {table}", stop);   // what the scripts themselves put in
        var columns = names.Select(name => declared[name]).ToList();
        if (connection is SqliteConnection sqlite) await IntoSqlite(sqlite, table, columns, reader, stop);
        else await IntoPostgres((NpgsqlConnection)connection, table, columns, reader, stop);
    }

    private static async Task IntoSqlite(
        SqliteConnection connection, string table, List<Column> columns, StreamReader reader, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"insert into {table} ({Names(columns)}) values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (int i = 0; i < columns.Count; i++) command.Parameters.Add(new SqliteParameter($"@p{i}", null));
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (int i = 0; i < columns.Count; i++)
                command.Parameters[i].Value = PlainValue.Read(row.RootElement[i], columns[i], connection);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static async Task IntoPostgres(
        NpgsqlConnection connection, string table, List<Column> columns, StreamReader reader, CancellationToken stop)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"copy public.{table} ({Names(columns)}) from stdin (format binary)", stop))
        {
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                using var row = JsonDocument.Parse(line);
                await copy.StartRowAsync(stop);
                for (int i = 0; i < columns.Count; i++)
                {
                    var value = PlainValue.Read(row.RootElement[i], columns[i], connection);
                    if (value is DBNull) await copy.WriteNullAsync(stop);
                    else await copy.WriteAsync(value, columns[i].Type, stop);
                }
            }
            await copy.CompleteAsync(stop);
        }
        foreach (var column in columns)
            await Catalogue.Execute(connection, $"""
                select setval(s, (select greatest(coalesce(max("{column.Name}"::text::bigint), 0) + 1, 1) from public.{table}), false)
                from pg_get_serial_sequence('public.{table}', '{column.Name}') s where s is not null
                """, stop);
    }

    private static string Names(List<Column> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
}
