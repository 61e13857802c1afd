using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Tangent.Storage.EncounterLog;

/// <summary>Encounters on PostgreSQL: rows by COPY, questions with arrays, each one message.</summary>
sealed class PostgresLogTable(NpgsqlConnection connection) : LogTable
{
    public override async Task<(long Last, long Rewritten)> Hold(CancellationToken stop)
    {
        // Other writers wait here until the transaction ends: so rows become visible in the order of their sequence.
        await using var command = Command("select last, rewritten from log_states where id = 1 for update");
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop)) throw new InvalidOperationException("The log has no state.");
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public override async Task SetState(long last, long rewritten, CancellationToken stop)
    {
        await using var command = Command("update log_states set last = $1, rewritten = $2 where id = 1");
        command.Parameters.Add(new() { Value = last });
        command.Parameters.Add(new() { Value = rewritten });
        await command.ExecuteNonQueryAsync(stop);
    }

    public override async Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        Dictionary<string, EncounterRow> latest = [];
        await using var command = Command($"select {Columns} from encounters where source = $1 and external_id = any($2)");
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var row = Read(reader);
            if (!latest.TryGetValue(row.ExternalId, out var known) || known.Version < row.Version) latest[row.ExternalId] = row;
        }
        return latest;
    }

    public override async Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        await using var target = await connection.BeginBinaryImportAsync($"copy encounters ({Columns}) from stdin (format binary)", stop);
        foreach (var row in rows)
        {
            // What is written gathers in memory: nothing waits for the network here but now and then.
            await target.StartRowAsync(stop);
            await target.WriteAsync(row.Sequence, NpgsqlDbType.Bigint, stop);
            await target.WriteAsync(row.Stretch, NpgsqlDbType.Integer, stop);
            await target.WriteAsync(row.Source, NpgsqlDbType.Integer, stop);
            await target.WriteAsync(row.ExternalId, NpgsqlDbType.Text, stop);
            await target.WriteAsync(row.Version, NpgsqlDbType.Integer, stop);
            await Number(target, row.Replaces, NpgsqlDbType.Bigint, stop);
            await Number(target, row.Customer, NpgsqlDbType.Bigint, stop);
            await target.WriteAsync(row.Touchpoint, NpgsqlDbType.Integer, stop);
            await Number(target, row.Unit, NpgsqlDbType.Integer, stop);
            await Number(target, row.Employee, NpgsqlDbType.Integer, stop);
            await Number(target, row.Channel, NpgsqlDbType.Integer, stop);
            await target.WriteAsync(row.Started, NpgsqlDbType.Bigint, stop);
            await Number(target, row.Ended, NpgsqlDbType.Bigint, stop);
            await Number(target, row.Wait, NpgsqlDbType.Integer, stop);
            await Number(target, row.Outcome, NpgsqlDbType.Integer, stop);
            await Number(target, row.Score, NpgsqlDbType.Double, stop);
            await Number(target, row.Scale, NpgsqlDbType.Integer, stop);
            await Text(target, row.Journey, stop);
            await Text(target, row.Attributes, stop);
            await target.WriteAsync(row.Received, NpgsqlDbType.Bigint, stop);
        }
        await target.CompleteAsync(stop);
    }

    public override async Task Count(IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop)
    {
        await using var command = Command("""
            update log_words set seen = seen + told.rows, first = least(log_words.first, told.first), last = greatest(log_words.last, told.last)
            from unnest($1, $2, $3, $4) as told (word, rows, first, last) where log_words.id = told.word
            """);
        command.Parameters.Add(new() { Value = seen.Select(one => one.Word).ToArray() });
        command.Parameters.Add(new() { Value = seen.Select(one => one.Rows).ToArray() });
        command.Parameters.Add(new() { Value = seen.Select(one => one.First).ToArray() });
        command.Parameters.Add(new() { Value = seen.Select(one => one.Last).ToArray() });
        await command.ExecuteNonQueryAsync(stop);
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

    private NpgsqlCommand Command(string sql) => new(sql, connection);

    private static Task Number<T>(NpgsqlBinaryImporter target, T? value, NpgsqlDbType type, CancellationToken stop) where T : struct =>
        value is { } there ? target.WriteAsync(there, type, stop) : target.WriteNullAsync(stop);

    private static Task Text(NpgsqlBinaryImporter target, string? value, CancellationToken stop) =>
        value is null ? target.WriteNullAsync(stop) : target.WriteAsync(value, NpgsqlDbType.Text, stop);

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
