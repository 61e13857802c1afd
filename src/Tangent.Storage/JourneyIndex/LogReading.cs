using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tangent.Storage.EncounterLog;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Reads the log past the change tracker, row after row; tests are left out.</summary>
sealed class LogReading(Db db)
{
    private const string Columns = "sequence, replaces, customer, touchpoint, unit, employee, channel, started, ended, wait, outcome, "
        + "score, scale, journey";

    /// <summary>How far the log goes now: no row with a smaller sequence can come later.</summary>
    public async Task<LogMark> Mark(CancellationToken stop)
    {
        // Counts first: what changes meanwhile shows at the next question.
        long merges = await db.CustomerMerges.LongCountAsync(stop), undone = await db.CustomerMerges.LongCountAsync(merge => merge.UndoneUtc != null, stop);
        var state = await db.LogStates.Select(log => new { log.Last, log.Rewritten }).SingleOrDefaultAsync(stop);
        return new(state?.Last ?? 0, await Received(state?.Last ?? 0, stop), state?.Rewritten ?? 0, merges, undone);
    }

    /// <summary>Whether the log that a mark was made of is this one, and nothing was taken out of it since.</summary>
    public async Task<bool> Knows(LogMark mark, LogMark now, CancellationToken stop) =>
        mark.Rewritten == now.Rewritten && mark.Sequence <= now.Sequence && mark.Received == await Received(mark.Sequence, stop);

    /// <summary>For each number of a customer that was merged the one that stands for it.</summary>
    public async Task<IReadOnlyDictionary<long, long>> Merged(CancellationToken stop)
    {
        var into = await db.CustomerMerges.Where(merge => merge.UndoneUtc == null).ToDictionaryAsync(merge => merge.FromId, merge => merge.IntoId, stop);
        foreach (long from in into.Keys.ToList())
        {
            long last = from;
            while (into.TryGetValue(last, out long next)) last = next;
            into[from] = last;
        }
        return into;
    }

    /// <summary>Every row behind one sequence up to another, in their order.</summary>
    public Task Rows(long after, long upTo, Action<DbDataReader> take, CancellationToken stop) => Rows(Columns, after, upTo, take, stop);

    /// <summary>The same with other columns.</summary>
    public Task Rows(string columns, long after, long upTo, Action<DbDataReader> take, CancellationToken stop) => Read(string.Create(
        CultureInfo.InvariantCulture, $"""
        select {columns} from encounters where sequence > {after} and sequence <= {upTo} and source <> {EncounterRow.TestSource} order by sequence
        """), take, stop);

    /// <summary>The rows that are replaced by those behind one sequence up to another.</summary>
    public Task Replaced(string columns, long after, long upTo, Action<DbDataReader> take, CancellationToken stop) => Read(string.Create(
        CultureInfo.InvariantCulture, $"""
        select {columns} from encounters where sequence in
            (select replaces from encounters where sequence > {after} and sequence <= {upTo} and replaces is not null)
            and source <> {EncounterRow.TestSource}
        """), take, stop);

    private async Task Read(string sql, Action<DbDataReader> take, CancellationToken stop)
    {
        var connection = db.Database.GetDbConnection();
        bool isOpened = connection.State != ConnectionState.Open;
        if (isOpened) await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, stop);
            int seen = 0;
            // SQLite has no waiting in its reader, and PostgreSQL's answers are mostly there: the plain way is the fast one.
            while (connection is NpgsqlConnection ? await reader.ReadAsync(stop) : reader.Read())
            {
                if (++seen % 4096 == 0) stop.ThrowIfCancellationRequested();
                take(reader);
            }
        }
        finally
        {
            if (isOpened) await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<long> Received(long sequence, CancellationToken stop) =>
        await db.Encounters.IgnoreQueryFilters().Where(row => row.Sequence == sequence).Select(row => row.Received).FirstOrDefaultAsync(stop);
}
