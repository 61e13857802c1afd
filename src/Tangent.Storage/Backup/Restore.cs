using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tangent.Domain;
using Tangent.Storage.Schema;

namespace Tangent.Storage.Backup;

/// <summary>Puts a backup in the place of a database. The replaced one is kept aside; a failure changes nothing.</summary>
public static class Restore
{
    private static readonly string[] Logs = ["-wal", "-shm"];

    /// <summary>Restores a verified file. The caller holds the installation's lock.</summary>
    /// <returns>Where the replaced database is kept: a file name or a schema; empty when there was nothing.</returns>
    public static async Task<Outcome<string>> Run(
        DatabaseSettings database, string file, TimeProvider clock, CancellationToken stop)
    {
        using var zip = ZipFile.OpenRead(file);
        var manifest = await BackupReader.Manifest(zip, stop);
        var scripts = SchemaScripts.Of(database.Provider);
        if (manifest.SchemaVersion > scripts[^1].Version)
            return Fail.Trouble("storage.newer", manifest.SchemaVersion, scripts[^1].Version);

        scripts = [.. scripts.Where(script => script.Version <= manifest.SchemaVersion)];
        var aside = $"replaced_{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)}";
        foreach (var part in manifest.Parts.Where(IsAttachment))
            await AttachmentStore.Keep(database, await Bytes(zip, part, stop), stop);
        return database.Provider == DatabaseProvider.Sqlite
            ? await IntoSqlite(database, zip, manifest, scripts, aside, stop)
            : await IntoPostgres(database, zip, manifest, scripts, aside, stop);
    }

    private static async Task<string> IntoSqlite(DatabaseSettings database, ZipArchive zip, BackupManifest manifest,
        IReadOnlyList<SchemaScript> scripts, string aside, CancellationToken stop)
    {
        var fresh = Path.Combine(database.Folder, "tangent.restoring.db");
        File.Delete(fresh);
        var source = new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false, ForeignKeys = false };
        await using (var connection = new SqliteConnection(source.ToString()))
        {
            await connection.OpenAsync(stop);
            await using (var transaction = connection.BeginTransaction())
            {
                await Load(connection, zip, manifest, scripts, stop);
                await transaction.CommitAsync(stop);
            }
            var broken = await Catalogue.Texts(connection, "select \"table\" from pragma_foreign_key_check", stop);
            if (broken.Count > 0) throw new BackupDamagedException(broken[0]);
        }
        var kept = File.Exists(database.File) ? await KeepAside(database, aside, stop) : "";
        File.Move(fresh, database.File, overwrite: true);   // one rename: there is always a whole database under the name
        return kept;
    }

    private static async Task<string> KeepAside(DatabaseSettings database, string aside, CancellationToken stop)
    {
        var connection = new SqliteConnection(StorageServices.SqliteConnectionString(database));
        SqliteConnection.ClearPool(connection);
        var kept = Path.Combine(database.Folder, $"{aside}.db");
        try
        {
            // Everything back into the one file, or the old log would be played into the new database.
            await connection.OpenAsync(stop);
            await Catalogue.Execute(connection, "pragma journal_mode = delete", stop);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            // A damaged database is why one restores: it is kept as it is.
        }
        await connection.CloseAsync();
        SqliteConnection.ClearPool(connection);
        File.Copy(database.File, kept);
        foreach (var log in Logs.Where(end => File.Exists(database.File + end)))
            File.Move(database.File + log, kept + log);
        return kept;
    }

    private static async Task<string> IntoPostgres(DatabaseSettings database, ZipArchive zip, BackupManifest manifest,
        IReadOnlyList<SchemaScript> scripts, string aside, CancellationToken stop)
    {
        await using var connection = (NpgsqlConnection)await Catalogue.Open(database, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var isEmpty = (await Catalogue.AllTables(connection, stop)).Count == 0;
        if (!isEmpty)
        {
            await Catalogue.Execute(connection, $"alter schema public rename to {aside}; create schema public", stop);
            await Catalogue.Execute(connection,
                $"alter table if exists {aside}.attachment_contents set schema public", stop);
        }
        await Load(connection, zip, manifest, scripts, stop);
        await transaction.CommitAsync(stop);
        NpgsqlConnection.ClearPool(connection);
        return isEmpty ? "" : aside;
    }

    private static async Task Load(DbConnection connection, ZipArchive zip, BackupManifest manifest,
        IReadOnlyList<SchemaScript> scripts, CancellationToken stop)
    {
        await Catalogue.Execute(connection, SchemaUpgrade.VersionTable, stop);
        foreach (var script in scripts) await Catalogue.Execute(connection, script.Sql, stop);
        var keys = await TableLoader.DropForeignKeys(connection, stop);
        foreach (var part in manifest.Parts.Where(part => !IsAttachment(part)))
            await TableLoader.Load(connection, zip.GetEntry(part.Name)!, stop);
        await TableLoader.NameOwnScripts(connection, scripts, stop);
        foreach (var key in keys) await Catalogue.Execute(connection, key, stop);
    }

    private static bool IsAttachment(BackupPart part) =>
        part.Name.StartsWith(BackupManifest.AttachmentFolder, StringComparison.Ordinal);

    private static async Task<byte[]> Bytes(ZipArchive zip, BackupPart part, CancellationToken stop)
    {
        await using var stream = zip.GetEntry(part.Name)!.Open();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
