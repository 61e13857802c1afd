using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tangent.Storage.EncounterLog;

namespace Tangent.Bench;

/// <summary>Encounters that are there before the clock runs: written as SQL while no server runs, as it would have.</summary>
static class LogBefore
{
    private const long Second = 1_000_000;

    // 2025-07-01, as the batches that follow.
    private const long First = 1_751_328_000 * Second;

    /// <summary>Writes them; what follows has larger numbers.</summary>
    public static async Task Write(string folder, int count, int customers, int places)
    {
        bool isPostgres = Environment.GetEnvironmentVariable("TANGENT__Database__Provider") == "Postgres";
        await using DbConnection connection = isPostgres
            ? new NpgsqlConnection(Environment.GetEnvironmentVariable("TANGENT__Database__Connection"))
            : new SqliteConnection($"Data Source={Path.Combine(folder, "tangent.db")}");
        await connection.OpenAsync();
        var (id, now) = isPostgres ? ("'B' || lpad((n - 1)::text, 9, '0')", "now()") : ("printf('B%09d', n - 1)", "datetime('now')");
        if (!isPostgres) await Run(connection, "pragma cache_size = -262144");
        await Run(connection, $"""
            insert into log_words (kind, text, seen, told) values ('Source', 'bench', 0, 0);
            insert into log_words (kind, text, seen, told)
                select 'Touchpoint', 'T' || n, 0, 0 from {UpTo(places)};
            insert into customers (id, created_utc) select n, {now} from {UpTo(customers)};
            insert into encounters (sequence, stretch, source, external_id, version, customer, touchpoint, started, ended, wait, journey, received)
                select n, n / {EncounterRow.StretchRows}, (select id from log_words where kind = 'Source'), {id}, 1,
                    1 + (n * 7919) % {customers}, (select min(id) from log_words where kind = 'Touchpoint') + n % {places},
                    {First} + n * {Second}, {First} + (n + 300) * {Second}, n % 900, 'J' || (n / 3), {First} from {UpTo(count)};
            update log_states set last = {count}
            """);
        // Statistics and an empty write-ahead log, as a server has that has run for long.
        await Run(connection, isPostgres ? "vacuum analyze" : "pragma wal_checkpoint(truncate)");

        string UpTo(int last) => isPostgres ? $"generate_series(1, {last}::bigint) as s(n)"
            : $"(with recursive s(n) as (select 1 union all select n + 1 from s where n < {last}) select n from s)";
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
