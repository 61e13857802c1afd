using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tangent.Storage.EncounterLog;

/// <summary>The table of encounters, in the way that is fastest on each database. Rows go past the change tracker.</summary>
abstract class LogTable
{
    /// <summary>Columns of a row, in the order of <see cref="SqliteLogTable"/>'s parameters.</summary>
    protected const string Columns = "sequence, stretch, source, external_id, version, replaces, customer, touchpoint, unit, employee, channel, "
        + "started, ended, wait, outcome, score, scale, journey, attributes, received";

    /// <summary>The table over an open connection.</summary>
    public static LogTable On(DbConnection connection) => connection switch
    {
        NpgsqlConnection postgres => new PostgresLogTable(postgres),
        SqliteConnection sqlite => new SqliteLogTable(sqlite),
        _ => throw new InvalidOperationException("No connection of a known database."),
    };

    /// <summary>Takes the log for this transaction alone, and says where it ends.</summary>
    public abstract Task<(long Last, long Rewritten)> Hold(CancellationToken stop);

    /// <summary>What the log holds of these encounters of a source now; not within a turn.</summary>
    public abstract Task<LogLook> Look(int source, IReadOnlyCollection<string> ids, CancellationToken stop);

    /// <summary>The latest version of each of these encounters of a source that the log knows, by external id.</summary>
    public abstract Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop);

    /// <summary>Adds rows that have their places.</summary>
    public abstract Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop);

    /// <summary>Says where it ends now, how often rows that were there have lost something, and what is seen more of touchpoints' words.</summary>
    public abstract Task Settle(
        long last, long rewritten, IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop);

    /// <summary>Notes how many rows of each word the register was told of.</summary>
    public abstract Task SetTold(IReadOnlyCollection<(int Word, long Told)> words, CancellationToken stop);
}
