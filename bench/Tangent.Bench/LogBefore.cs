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

    /// <summary>
    /// Tells every encounter and judgement of a demo company on SQLite so many times over, each time as other journeys of the same customers, some
    /// seconds later.
    /// </summary>
    public static async Task Multiply(string folder, int times)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "demo", "tangent.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        await Run(connection, "pragma cache_size = -1048576; pragma synchronous = off");
        await Run(connection, $"""
            insert into encounters (sequence, stretch, source, external_id, version, customer, touchpoint, unit, employee, channel, started, ended, wait,
                    outcome, score, scale, journey, attributes, received)
                select sequence + k * last, (sequence + k * last) / {EncounterRow.StretchRows}, source, external_id || '#' || k, version, customer, touchpoint,
                    unit, employee, channel, started + k * {Second}, ended + k * 2 * {Second}, wait, outcome, score, scale, journey || '#' || k, attributes, received
                from encounters, (select last from log_states), {Copies()} where replaces is null order by k, sequence;
            update log_states set last = last * {times};
            insert into judgements select judgements.id + k * last, source, external_id || '#' || k, customer, journey || '#' || k, touchpoint, instrument, scale,
                    score, comment, given + k * {Second}, unit, tier, weight, received
                from judgements, (select last from judgement_states), {Copies()} order by k, judgements.id;
            update judgement_states set last = last * {times};
            """);
        await Run(connection, "pragma wal_checkpoint(truncate)");

        string Copies() => $"(with recursive copies(k) as (select 1 union all select k + 1 from copies where k < {times - 1}) select k from copies)";
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
