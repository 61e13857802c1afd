using Microsoft.Data.Sqlite;

namespace Tangent.Storage.EncounterLog;

/// <summary>Encounters on SQLite: prepared statements, row by row, for there is no network between.</summary>
/// <remarks>It speaks to the database's own interface: the parameters of ADO.NET would cost more than the rows.</remarks>
sealed class SqliteLogTable(SqliteConnection connection) : LogTable
{
    private const int RowsBetweenLooks = 1000;

    private static readonly string Places = string.Join(", ", Columns.Split(", ").Select((_, i) => $"?{i + 1}"));

    public override Task<(long Last, long Rewritten)> Hold(CancellationToken stop)
    {
        // The transaction has the whole database for writing already.
        using var statement = new Statement(connection, "select last, rewritten from log_states where id = 1");
        if (!statement.Step()) throw new InvalidOperationException("The log has no state.");
        return Task.FromResult((statement.Long(0), statement.Long(1)));
    }

    public override async Task<LogLook> Look(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        // One reading transaction, so that the connection looks once for what others have written.
        await using var reading = connection.BeginTransaction(deferred: true);
        var (last, rewritten) = await Hold(stop);
        return new(source, last, rewritten, await Latest(source, ids, stop));
    }

    public override Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        Dictionary<string, EncounterRow> latest = [];
        using var statement = new Statement(connection,
            $"select {Columns} from encounters where source = ?1 and external_id = ?2 order by version desc limit 1");
        foreach (var id in ids)
        {
            statement.Bind(1, source);
            statement.Bind(2, id);
            if (statement.Step()) latest[id] = Read(statement);
            statement.Reset();
        }
        return Task.FromResult(latest);
    }

    public override Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        using var statement = new Statement(connection, $"insert into encounters ({Columns}) values ({Places})");
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % RowsBetweenLooks == 0) stop.ThrowIfCancellationRequested();
            Bind(statement, rows[i]);
            statement.Step();
            statement.Reset();
        }
        return Task.CompletedTask;
    }

    public override Task Settle(
        long last, long rewritten, IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop)
    {
        using (var state = new Statement(connection, "update log_states set last = ?1, rewritten = ?2 where id = 1"))
        {
            state.Bind(1, last);
            state.Bind(2, rewritten);
            state.Step();
        }
        if (seen.Count > 0) Count(seen);
        return Task.CompletedTask;
    }

    public override Task SetTold(IReadOnlyCollection<(int Word, long Told)> words, CancellationToken stop)
    {
        using var statement = new Statement(connection, "update log_words set told = ?2 where id = ?1");
        foreach (var (word, told) in words)
        {
            statement.Bind(1, word);
            statement.Bind(2, told);
            statement.Step();
            statement.Reset();
        }
        return Task.CompletedTask;
    }

    private void Count(IEnumerable<(int Word, int Rows, long First, long Last)> seen)
    {
        using var statement = new Statement(connection, """
            update log_words set seen = seen + ?2,
                first = case when first is null or first > ?3 then ?3 else first end,
                last = case when last is null or last < ?4 then ?4 else last end
            where id = ?1
            """);
        foreach (var (word, rows, first, last) in seen)
        {
            statement.Bind(1, word);
            statement.Bind(2, rows);
            statement.Bind(3, first);
            statement.Bind(4, last);
            statement.Step();
            statement.Reset();
        }
    }

    private static void Bind(Statement into, EncounterRow row)
    {
        into.Bind(1, row.Sequence);
        into.Bind(2, row.Stretch);
        into.Bind(3, row.Source);
        into.Bind(4, row.ExternalId);
        into.Bind(5, row.Version);
        into.Bind(6, row.Replaces);
        into.Bind(7, row.Customer);
        into.Bind(8, row.Touchpoint);
        into.Bind(9, row.Unit);
        into.Bind(10, row.Employee);
        into.Bind(11, row.Channel);
        into.Bind(12, row.Started);
        into.Bind(13, row.Ended);
        into.Bind(14, row.Wait);
        into.Bind(15, row.Outcome);
        into.Bind(16, row.Score);
        into.Bind(17, row.Scale);
        into.Bind(18, row.Journey);
        into.Bind(19, row.Attributes);
        into.Bind(20, row.Received);
    }

    private static EncounterRow Read(Statement from) => new()
    {
        Sequence = from.Long(0),
        Stretch = (int)from.Long(1),
        Source = (int)from.Long(2),
        ExternalId = from.Text(3)!,
        Version = (int)from.Long(4),
        Replaces = from.LongOrNull(5),
        Customer = from.LongOrNull(6),
        Touchpoint = (int)from.Long(7),
        Unit = (int?)from.LongOrNull(8),
        Employee = (int?)from.LongOrNull(9),
        Channel = (int?)from.LongOrNull(10),
        Started = from.Long(11),
        Ended = from.LongOrNull(12),
        Wait = (int?)from.LongOrNull(13),
        Outcome = (int?)from.LongOrNull(14),
        Score = from.DoubleOrNull(15),
        Scale = (int?)from.LongOrNull(16),
        Journey = from.Text(17),
        Attributes = from.Text(18),
        Received = from.Long(19),
    };
}
