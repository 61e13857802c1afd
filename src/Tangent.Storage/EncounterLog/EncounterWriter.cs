using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Tangent.Storage.EncounterLog;

/// <summary>Adds rows to the log as fast as the database takes them, within the caller's transaction.</summary>
/// <remarks>Rows go past the change tracker: at 40,000 a second it would be most of the work.</remarks>
public sealed class EncounterWriter(Db db)
{
    private const string Columns = "source, external_id, version, replaces, customer, touchpoint, unit, employee, channel, "
        + "started, ended, wait, outcome, score, scale, journey, attributes, received";

    /// <summary>Adds those rows whose place (source, external id, version) is free.</summary>
    /// <returns>Per row, whether it was added.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<bool[]> Add(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return [];
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("No transaction.");
        return transaction.Connection is NpgsqlConnection postgres
            ? await AddTo(postgres, rows, stop)
            : AddTo((SqliteConnection)transaction.Connection!, (SqliteTransaction)transaction, rows, stop);
    }

    // One prepared statement, row by row: there is no network between.
    private static bool[] AddTo(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = Columns.Split(", ");
        command.CommandText = $"insert into encounters ({Columns}) values ({string.Join(", ", names.Select(name => "$" + name))}) on conflict do nothing";
        var parameters = names.Select(name => command.Parameters.Add(new SqliteParameter("$" + name, null))).ToArray();
        command.Prepare();
        var added = new bool[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % 1000 == 0) stop.ThrowIfCancellationRequested();
            Fill(parameters, rows[i]);
            added[i] = command.ExecuteNonQuery() == 1;
        }
        return added;
    }

    private static void Fill(SqliteParameter[] into, EncounterRow row)
    {
        object?[] values =
        [
            row.Source, row.ExternalId, row.Version, row.Replaces, row.Customer, row.Touchpoint, row.Unit, row.Employee, row.Channel,
            row.Started, row.Ended, row.Wait, row.Outcome, row.Score, row.Scale, row.Journey, row.Attributes, row.Received,
        ];
        for (int i = 0; i < values.Length; i++) into[i].Value = values[i] ?? DBNull.Value;
    }

    // All rows in one message, a column as an array.
    private static async Task<bool[]> AddTo(NpgsqlConnection connection, IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            insert into encounters ({Columns})
            select * from unnest(@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k, @l, @m, @n, @o, @p, @q, @r)
            on conflict do nothing returning external_id
            """;
        Array(command, "a", NpgsqlDbType.Integer, rows, row => row.Source);
        Array(command, "b", NpgsqlDbType.Text, rows, row => row.ExternalId);
        Array(command, "c", NpgsqlDbType.Integer, rows, row => row.Version);
        Array(command, "d", NpgsqlDbType.Bigint, rows, row => row.Replaces);
        Array(command, "e", NpgsqlDbType.Bigint, rows, row => row.Customer);
        Array(command, "f", NpgsqlDbType.Integer, rows, row => row.Touchpoint);
        Array(command, "g", NpgsqlDbType.Integer, rows, row => row.Unit);
        Array(command, "h", NpgsqlDbType.Integer, rows, row => row.Employee);
        Array(command, "i", NpgsqlDbType.Integer, rows, row => row.Channel);
        Array(command, "j", NpgsqlDbType.Bigint, rows, row => row.Started);
        Array(command, "k", NpgsqlDbType.Bigint, rows, row => row.Ended);
        Array(command, "l", NpgsqlDbType.Integer, rows, row => row.Wait);
        Array(command, "m", NpgsqlDbType.Integer, rows, row => row.Outcome);
        Array(command, "n", NpgsqlDbType.Double, rows, row => row.Score);
        Array(command, "o", NpgsqlDbType.Integer, rows, row => row.Scale);
        Array(command, "p", NpgsqlDbType.Text, rows, row => row.Journey);
        Array(command, "q", NpgsqlDbType.Text, rows, row => row.Attributes);
        Array(command, "r", NpgsqlDbType.Bigint, rows, row => row.Received);
        HashSet<string> taken = [];
        await using (var reader = await command.ExecuteReaderAsync(stop))
            while (await reader.ReadAsync(stop)) taken.Add(reader.GetString(0));
        // Of two rows with one name the first is the one that was added.
        return [.. rows.Select(row => taken.Remove(row.ExternalId))];
    }

    private static void Array<T>(DbCommand command, string name, NpgsqlDbType type, IReadOnlyList<EncounterRow> rows, Func<EncounterRow, T> value)
    {
        var values = new T[rows.Count];
        for (int i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
    }
}
