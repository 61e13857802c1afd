using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Tangent.Storage.Backup;

/// <summary>Copies a database, as it is at one moment, into one file while others go on working with it.</summary>
public static class BackupWriter
{
    /// <summary>Writes and verifies the file. It stands under its name only when it is whole.</summary>
    /// <param name="database">What to copy.</param>
    /// <param name="file">Where to; rights 0600, because it holds everything.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="progress">Told after each part: parts done, parts in all.</param>
    /// <param name="stop">Stops it; nothing is left behind then.</param>
    public static async Task<BackupManifest> Write(
        DatabaseSettings database, string file, TimeProvider clock, Func<int, int, Task>? progress, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = file + ".part";
        try
        {
            await using (var stream = new FileStream(unfinished, OwnerOnly(FileMode.Create)))
            {
                await Fill(stream, database, clock, progress, stop);
                stream.Flush(flushToDisk: true);
            }
            var manifest = await BackupReader.Verify(unfinished, stop);
            File.Move(unfinished, file, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    internal static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task Fill(
        Stream stream, DatabaseSettings database, TimeProvider clock, Func<int, int, Task>? progress, CancellationToken stop)
    {
        await using var connection = await Catalogue.Open(database, stop);
        await using var snapshot = Snapshot(connection);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

        var tables = await Catalogue.Tables(connection, stop);
        var contents = await AttachmentStore.Hashes(database, stop);
        var parts = new List<BackupPart>();
        foreach (var table in tables)
        {
            parts.Add(await WriteTable(zip, connection, table, stop));
            if (progress is not null) await progress(parts.Count, tables.Count + contents.Count);
        }
        foreach (var hash in contents)
        {
            if (await WriteAttachment(zip, database, hash, stop) is { } part) parts.Add(part);
            if (progress is not null) await progress(parts.Count, tables.Count + contents.Count);
        }
        var versions = tables.Contains("schema_versions")
            ? await Catalogue.Texts(connection, "select coalesce(max(version), 0) from schema_versions", stop) : ["0"];
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, int.Parse(versions[0], null),
            database.Provider, clock.GetUtcNow().UtcDateTime, parts);
        await using var entry = zip.CreateEntry(BackupManifest.Entry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, stop);
    }

    // One moment for all tables: a deferred read transaction, so that writers are not held up.
    private static DbTransaction Snapshot(DbConnection connection) => connection is SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : connection.BeginTransaction(IsolationLevel.RepeatableRead);

    private static async Task<BackupPart> WriteTable(
        ZipArchive zip, DbConnection connection, string table, CancellationToken stop)
    {
        var name = $"{BackupManifest.TableFolder}{table}.jsonl";
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var command = connection.CreateCommand();
        var columns = await Catalogue.Columns(connection, table, stop);
        command.CommandText = $"select {string.Join(", ", columns.Select(column => $"\"{column.Name}\""))} from {table}";
        await using var reader = await command.ExecuteReaderAsync(stop);

        var line = new MemoryStream();
        await Send(json => columns.ToList().ForEach(column => json.WriteStringValue(column.Name)));
        long rows = 0;
        for (; await reader.ReadAsync(stop); rows++)
            await Send(json =>
            {
                for (int i = 0; i < columns.Count; i++) PlainValue.Write(json, reader, i);
            });
        return new(name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task Send(Action<Utf8JsonWriter> write)
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line))
            {
                json.WriteStartArray();
                write(json);
                json.WriteEndArray();
            }
            line.WriteByte((byte)'\n');
            hash.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await entry.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), stop);
        }
    }

    // Contents that were erased after the moment of the copy are left out: nothing may bring them back.
    private static async Task<BackupPart?> WriteAttachment(
        ZipArchive zip, DatabaseSettings database, string hash, CancellationToken stop)
    {
        if (await AttachmentStore.Read(database, hash, stop) is not { } bytes) return null;
        var name = BackupManifest.AttachmentFolder + hash;
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await entry.WriteAsync(bytes, stop);
        return new(name, 1, hash);
    }
}
