using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tangent.Domain;
using Tangent.Storage.Backup;

namespace Tangent.Storage.Runtime;

/// <summary>
/// Who serves this database: one process at a time. A lock of the operating system (SQLite) or of the database
/// (PostgreSQL) dies with its process; the lease row beside it tells a second server who holds it, and covers
/// file systems on which locks do not reach other machines.
/// </summary>
public sealed class InstallationLock : IAsyncDisposable
{
    /// <summary>How long a lease holds without being renewed.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    private const long AdvisoryKey = 0x54616e67656e74; // "Tangent"
    private readonly FileStream? file;
    private readonly NpgsqlConnection? connection;

    private InstallationLock(FileStream? file, NpgsqlConnection? connection) =>
        (this.file, this.connection) = (file, connection);

    /// <summary>Takes the lock. Waits only for the lease of a process that may still live on another machine.</summary>
    /// <param name="db">The database; its schema may be of any version.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="clock">The machine's clock, never the business clock.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<Outcome<InstallationLock>> Take(
        Db db, DatabaseSettings database, TimeProvider clock, CancellationToken stop)
    {
        var taken = database.Provider == DatabaseProvider.Sqlite ? OfFile(database) : await OfServer(database, stop);
        if (taken is null) return Held(await Row(db, stop));

        try
        {
            if (await LivingHolder(db, clock, stop) is not { } holder) return taken;
            await taken.DisposeAsync();
            return Held(holder);
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    // Waits until the lease has run out, or sees that its holder renews it.
    private static async Task<ServerLease?> LivingHolder(Db db, TimeProvider clock, CancellationToken stop)
    {
        var seen = await Row(db, stop);
        while (seen is not null && !IsDead(seen) && seen.ExpiresUtc is var expiry && expiry > clock.GetUtcNow().UtcDateTime)
        {
            await Task.Delay(expiry - clock.GetUtcNow().UtcDateTime + TimeSpan.FromMilliseconds(50), clock, stop);
            seen = await Row(db, stop);
            if (seen?.ExpiresUtc > expiry) return seen;
        }
        return null;
    }

    /// <summary>Writes the lease row, once the schema has it, and again every third of the term.</summary>
    /// <returns>Whether the lease is still ours.</returns>
    public async Task<bool> Renew(Db db, TimeProvider clock, CancellationToken stop)
    {
        if (connection is not null)
        {
            try
            {
                await Catalogue.Execute(connection, "select 1", stop);
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await db.ServerLeases.AsTracking().SingleOrDefaultAsync(stop);
        if (row is null || (row.Holder != Holder && TakenUtc is null))
        {
            if (row is not null) db.Remove(row);
            TakenUtc = now;
            db.Add(new ServerLease
            {
                Id = 1,
                Holder = Holder,
                Machine = Environment.MachineName,
                ProcessId = Environment.ProcessId,
                TakenUtc = now,
                ExpiresUtc = now + Term,
            });
        }
        else if (row.Holder != Holder) return false;
        else row.ExpiresUtc = now + Term;
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Gives the lease back, so that the next server need not wait.</summary>
    public async Task GiveBack(Db db, CancellationToken stop) =>
        await db.ServerLeases.Where(lease => lease.Holder == Holder).ExecuteDeleteAsync(stop);

    /// <summary>Since when it is ours, or null while the row is not written.</summary>
    public DateTime? TakenUtc { get; private set; }

    private Guid Holder { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (file is not null) await file.DisposeAsync();
        if (connection is null) return;
        try
        {
            // The server ends a session some time after its connection: who takes the lock next would find it held still.
            await Catalogue.Execute(connection, $"select pg_advisory_unlock({AdvisoryKey})", CancellationToken.None);
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // A lost connection holds no lock.
        }
        await connection.DisposeAsync();
    }

    private static Fail Held(ServerLease? by) => by is null
        ? Fail.Clash("storage.held-by-somebody")
        : Fail.Clash("storage.held", by.Machine, by.ProcessId, by.TakenUtc);

    private static InstallationLock? OfFile(DatabaseSettings database)
    {
        try
        {
            return new(new FileStream(database.LockFile, BackupWriter.OwnerOnly(FileMode.OpenOrCreate)), null);
        }
        catch (IOException exception) when (exception.HResult is 11 or 35 or unchecked((int)0x80070020))
        {
            return null;   // "would block" on Linux and macOS, sharing violation on Windows: somebody has it
        }
    }

    private static async Task<InstallationLock?> OfServer(DatabaseSettings database, CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false, KeepAlive = 10 };
        var connection = new NpgsqlConnection(own.ToString());
        await connection.OpenAsync(stop);
        var isOurs = await Catalogue.Texts(connection, $"select pg_try_advisory_lock({AdvisoryKey})", stop);
        if (isOurs[0] == "True") return new(null, connection);
        await connection.DisposeAsync();
        return null;
    }

    private static async Task<ServerLease?> Row(Db db, CancellationToken stop)
    {
        try
        {
            await db.Database.OpenConnectionAsync(stop);
            var tables = await Catalogue.AllTables(db.Database.GetDbConnection(), stop);
            return tables.Contains("server_leases") ? await db.ServerLeases.AsNoTracking().SingleOrDefaultAsync(stop) : null;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            // The connection opened before it saw the damage; left open it would hold on to the replaced file.
            await db.Database.GetDbConnection().CloseAsync();
            return null;   // nobody serves a damaged file; a restore must be able to replace it
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // Our own number on our own machine belongs to a predecessor: containers start everything as process 1.
    private static bool IsDead(ServerLease lease) =>
        lease.Machine == Environment.MachineName
        && (lease.ProcessId == Environment.ProcessId || !IsAlive(lease.ProcessId));

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
