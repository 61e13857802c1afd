using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Tangent.Storage.Backup;

namespace Tangent.Storage;

/// <summary>
/// The bytes of attachments, each kept once under its SHA-256: a second SQLite file beside the first, or a table of
/// the same PostgreSQL database. Who may see them is said by the rows of <see cref="Runtime.Attachment"/>.
/// </summary>
public static class AttachmentStore
{
    private const string Sqlite =
        "create table if not exists attachment_contents (sha256 text primary key, content blob not null) without rowid";

    private const string Postgres =
        "create table if not exists attachment_contents (sha256 text primary key, content bytea not null)";

    /// <summary>Keeps the bytes; the same bytes again change nothing.</summary>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static async Task<string> Keep(DatabaseSettings database, byte[] bytes, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var connection = await Open(database, isWriting: true, stop);
        await using var command = connection!.CreateCommand();
        command.CommandText =
            "insert into attachment_contents (sha256, content) values (@hash, @content) on conflict (sha256) do nothing";
        Add(command, "@hash", hash);
        Add(command, "@content", bytes);
        await command.ExecuteNonQueryAsync(stop);
        return hash;
    }

    /// <summary>The bytes, or null when there are none under this hash.</summary>
    public static async Task<byte[]?> Read(DatabaseSettings database, string hash, CancellationToken stop)
    {
        await using var connection = await Open(database, isWriting: false, stop);
        if (connection is null) return null;
        await using var command = connection.CreateCommand();
        command.CommandText = "select content from attachment_contents where sha256 = @hash";
        Add(command, "@hash", hash);
        return (byte[]?)await command.ExecuteScalarAsync(stop);
    }

    /// <summary>Destroys the bytes: part of an erasure.</summary>
    public static async Task Erase(DatabaseSettings database, string hash, CancellationToken stop)
    {
        await using var connection = await Open(database, isWriting: true, stop);
        await using var command = connection!.CreateCommand();
        command.CommandText = "delete from attachment_contents where sha256 = @hash";
        Add(command, "@hash", hash);
        await command.ExecuteNonQueryAsync(stop);
        if (connection is SqliteConnection) await Catalogue.Execute(connection, "pragma wal_checkpoint(truncate)", stop);
    }

    /// <summary>Every hash that is kept, in order.</summary>
    public static async Task<IReadOnlyList<string>> Hashes(DatabaseSettings database, CancellationToken stop)
    {
        await using var connection = await Open(database, isWriting: false, stop);
        return connection is null
            ? []
            : await Catalogue.Texts(connection, "select sha256 from attachment_contents order by sha256", stop);
    }

    private static async Task<DbConnection?> Open(DatabaseSettings database, bool isWriting, CancellationToken stop)
    {
        if (database.Provider == DatabaseProvider.Postgres)
        {
            var postgres = await Catalogue.Open(database, stop);
            var isThere = await Catalogue.Texts(postgres, "select to_regclass('attachment_contents') is not null", stop);
            if (isThere[0] == "True") return postgres;
            if (isWriting) await Catalogue.Execute(postgres, Postgres, stop);
            else await postgres.DisposeAsync();
            return isWriting ? postgres : null;
        }
        if (!isWriting && !File.Exists(database.AttachmentFile)) return null;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database.AttachmentFile, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await Catalogue.Execute(connection, SqlitePragmas.Text, stop);
        await Catalogue.Execute(connection, Sqlite, stop);
        return connection;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
