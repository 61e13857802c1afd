using Microsoft.Data.Sqlite;
using Npgsql;
using Tangent.Domain;
using Tangent.Storage.Backup;

namespace Tangent.Storage;

/// <summary>What the database complains about, as a failure that says what to do; null for bugs, which stay exceptions.</summary>
public static class StorageTrouble
{
    private const int SqliteConstraintUnique = 2067, SqliteConstraintPrimaryKey = 1555;

    /// <summary>Looks through the chain of causes for a trouble that the world made.</summary>
    public static Fail? From(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            var fail = cause switch
            {
                SqliteException sqlite => FromSqlite(sqlite),
                PostgresException postgres => FromPostgres(postgres.SqlState),
                NpgsqlException { IsTransient: true } => Fail.Trouble("storage.unreachable"),
                NpgsqlException { InnerException: System.Net.Sockets.SocketException } => Fail.Trouble("storage.unreachable"),
                BackupDamagedException damaged => Fail.Trouble("installation.backup-damaged", damaged.Part),
                UnauthorizedAccessException => Fail.Trouble("storage.no-rights"),
                IOException file => FromErrno(file.HResult),
                _ => null,
            };
            if (fail is not null) return fail;
        }
        return null;
    }

    // What the file system says when a backup or a lock file cannot be written: the number of the system's error.
    private static Fail? FromErrno(int number) => number switch
    {
        28 or 122 => Fail.Trouble("storage.disk-full"),
        30 => Fail.Trouble("storage.read-only"),
        5 => Fail.Trouble("storage.io-error"),
        2 or 20 => Fail.Trouble("storage.cannot-open"),
        _ => null,
    };

    private static Fail? FromSqlite(SqliteException exception) => exception.SqliteExtendedErrorCode switch
    {
        SqliteConstraintUnique or SqliteConstraintPrimaryKey => Fail.Clash("storage.taken"),
        _ => exception.SqliteErrorCode switch
        {
            5 or 6 => Fail.Trouble("storage.busy"),
            8 => Fail.Trouble("storage.read-only"),
            10 => Fail.Trouble("storage.io-error"),
            11 or 26 => Fail.Trouble("storage.damaged"),
            13 => Fail.Trouble("storage.disk-full"),
            14 => Fail.Trouble("storage.cannot-open"),
            _ => null,
        },
    };

    private static Fail? FromPostgres(string state) => state switch
    {
        "23505" => Fail.Clash("storage.taken"),
        "25006" => Fail.Trouble("storage.read-only"),
        "53100" => Fail.Trouble("storage.disk-full"),
        "40001" or "40P01" or "55P03" => Fail.Trouble("storage.busy"),
        "53300" or "57P01" or "57P02" or "57P03" or "08006" => Fail.Trouble("storage.unreachable"),
        "58030" => Fail.Trouble("storage.io-error"),
        "XX001" or "XX002" => Fail.Trouble("storage.damaged"),
        _ => null,
    };
}
