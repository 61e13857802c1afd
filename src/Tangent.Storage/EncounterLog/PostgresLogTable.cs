using System.Data.Common;
using Npgsql;

namespace Tangent.Storage.EncounterLog;

/// <summary>Encounters on PostgreSQL: rows by COPY, questions with arrays, as few messages as can be: the others wait for each.</summary>
sealed class PostgresLogTable(NpgsqlConnection connection) : LogTable
{
    private const int FewWords = 64;
    private const string State = "select last, rewritten from log_states where id = 1";

    public override async Task<(long Last, long Rewritten)> Hold(CancellationToken stop)
    {
        // Other writers wait here until the transaction ends: so rows become visible in the order of their sequence.
        await using var command = Command(State + " for update");
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop)) throw new InvalidOperationException("The log has no state.");
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public override async Task<LogLook> Look(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        // The state first: rows up to it are all seen by what follows, for none becomes visible out of turn.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(State), OfLatest(source, ids) } };
        await batch.PrepareAsync(stop);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop)) throw new InvalidOperationException("The log has no state.");
        var (last, rewritten) = (reader.GetInt64(0), reader.GetInt64(1));
        await reader.NextResultAsync(stop);
        return new(source, last, rewritten, await ReadLatest(reader, stop));
    }

    public override async Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { OfLatest(source, ids) } };
        await batch.PrepareAsync(stop);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        return await ReadLatest(reader, stop);
    }

    public override async Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        using var form = new BinaryRows(rows);
        await using var target = await connection.BeginRawBinaryCopyAsync($"copy encounters ({Columns}) from stdin (format binary)", stop);
        await target.WriteAsync(form.All, stop);
    }

    public override async Task Settle(
        long last, long rewritten, IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop)
    {
        var counted = new NpgsqlBatchCommand("""
            update log_words set seen = seen + told.rows, first = least(log_words.first, told.first), last = greatest(log_words.last, told.last)
            from unnest($1, $2, $3, $4) as told (word, rows, first, last) where log_words.id = told.word
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. seen.Select(one => one.Word)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. seen.Select(one => one.Rows)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. seen.Select(one => one.First)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. seen.Select(one => one.Last)] },
            },
        };
        var state = new NpgsqlBatchCommand("update log_states set last = $1, rewritten = $2 where id = 1")
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = last }, new NpgsqlParameter<long> { TypedValue = rewritten } },
        };
        await using var batch = new NpgsqlBatch(connection);
        if (seen.Count > 0) batch.BatchCommands.Add(counted);
        batch.BatchCommands.Add(state);
        // With many words the plan follows the size that the table has now.
        if (seen.Count <= FewWords) await batch.PrepareAsync(stop);
        await batch.ExecuteNonQueryAsync(stop);
    }

    public override async Task SetTold(IReadOnlyCollection<(int Word, long Told)> words, CancellationToken stop)
    {
        await using var command = Command("""
            update log_words set told = known.told from unnest($1, $2) as known (word, told) where log_words.id = known.word
            """);
        command.Parameters.Add(new() { Value = words.Select(one => one.Word).ToArray() });
        command.Parameters.Add(new() { Value = words.Select(one => one.Told).ToArray() });
        await command.ExecuteNonQueryAsync(stop);
    }

    // One look into the index for each, whatever the planner thinks of the table: a plan that was prepared while it was empty would read
    // all rows of the source for ever after.
    private static NpgsqlBatchCommand OfLatest(int source, IReadOnlyCollection<string> ids) =>
        new($"""
            select e.* from unnest($2) as asked (id) cross join lateral (
                select {Columns} from encounters where source = $1 and external_id = asked.id order by version desc limit 1) e
            """)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = source }, new NpgsqlParameter<string[]> { TypedValue = [.. ids] } },
        };

    private static async Task<Dictionary<string, EncounterRow>> ReadLatest(NpgsqlDataReader reader, CancellationToken stop)
    {
        Dictionary<string, EncounterRow> latest = [];
        while (await reader.ReadAsync(stop))
        {
            var row = Read(reader);
            latest[row.ExternalId] = row;
        }
        return latest;
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection);

    private static EncounterRow Read(DbDataReader from) => new()
    {
        Sequence = from.GetInt64(0),
        Stretch = from.GetInt32(1),
        Source = from.GetInt32(2),
        ExternalId = from.GetString(3),
        Version = from.GetInt32(4),
        Replaces = Long(from, 5),
        Customer = Long(from, 6),
        Touchpoint = from.GetInt32(7),
        Unit = Int(from, 8),
        Employee = Int(from, 9),
        Channel = Int(from, 10),
        Started = from.GetInt64(11),
        Ended = Long(from, 12),
        Wait = Int(from, 13),
        Outcome = Int(from, 14),
        Score = from.IsDBNull(15) ? null : from.GetDouble(15),
        Scale = Int(from, 16),
        Journey = from.IsDBNull(17) ? null : from.GetString(17),
        Attributes = from.IsDBNull(18) ? null : from.GetString(18),
        Received = from.GetInt64(19),
    };

    private static long? Long(DbDataReader from, int column) => from.IsDBNull(column) ? null : from.GetInt64(column);

    private static int? Int(DbDataReader from, int column) => from.IsDBNull(column) ? null : from.GetInt32(column);
}
