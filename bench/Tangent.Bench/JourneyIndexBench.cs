using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.JourneyIndex;
using Tangent.Storage.Schema;

namespace Tangent.Bench;

/// <summary>The journey index over a large log on SQLite: made, brought up to new rows, opened, asked.</summary>
static class JourneyIndexBench
{
    private const int Touchpoints = 22, PerJourney = 5;

    public static async Task Measure(int rounds, int events)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-bench-index-").FullName;
        try
        {
            var settings = new DatabaseSettings { Folder = folder };
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTangentStorage(settings)
                .BuildServiceProvider();
            await using (var scope = services.CreateAsyncScope())
                await SchemaUpgrade.Run(scope.ServiceProvider.GetRequiredService<Db>(), SchemaScripts.Of(DatabaseProvider.Sqlite),
                    TimeProvider.System, default);
            Fill(settings, events);
            var indexes = services.GetRequiredService<JourneyIndexes>();

            var watch = Stopwatch.StartNew();
            using (var hold = await indexes.OpenWhole(JourneyCut.KeyOrCustomer, default))
                Console.WriteLine(Spread.Line($"index of {hold.File.Rows:N0} encounters made from the log", [watch.Elapsed.TotalSeconds], "s"));
            Console.WriteLine($"  file {new DirectoryInfo(settings.IndexFolder).EnumerateFiles().Sum(file => file.Length) / 1e6:0} MB, most memory {MostMemory()}");
            Fill(settings, 100_000, events);
            watch.Restart();
            using var opened = await indexes.OpenWhole(JourneyCut.KeyOrCustomer, default);
            Console.WriteLine(Spread.Line("the index brought up to 100,000 more", [watch.Elapsed.TotalSeconds], "s"));

            Ask(opened.File, rounds);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Ask(IndexFile file, int rounds)
    {
        var log = LogOf(file);
        Ask(log, rounds);
        var watch = Stopwatch.StartNew();
        log = log with { Ranks = FlowRanks.Of(log) };
        Console.WriteLine(Spread.Line("its times put in order", [watch.Elapsed.TotalSeconds], "s"));
        Ask(log, rounds);
    }

    private static JourneyLog LogOf(IndexFile file)
    {
        var stops = Enumerable.Range(0, Touchpoints).Select(i => new JourneyStop($"P{i}", null, $"P{i}", $"P{i}")).ToList();
        return IndexLog.Of(file, 30, stops, [0, .. Enumerable.Range(0, Touchpoints)]);
    }

    private static void Ask(JourneyLog log, int rounds)
    {
        var (first, last) = FlowSummary.Of(log, FlowParts.Counts).Period!.Value;
        Time("graph with counts", rounds, () => FlowSummary.Of(log, FlowParts.Counts));
        Time("graph with exact medians, p90 and mean scores", rounds, () => FlowSummary.Of(log, FlowParts.Times));
        Time("the same, and all variants", rounds, () => FlowSummary.Of(log));
        Time("measures of touchpoints: scores, waits, durations", rounds, () => TouchpointMeasure.Of(log));
        void Filter(string what, JourneyNeeds needs) => Time($"{what}: graph with medians, p90 and scores", rounds,
            () => FlowSummary.Of(JourneyChoice.Where(log, needs), FlowParts.Times));
        void Page(string what, JourneyNeeds needs) => Time($"{what}: all that the map of journeys tells", rounds, () =>
        {
            var chosen = JourneyChoice.Where(log, needs);
            var flow = FlowSummary.Of(chosen);
            return (TouchpointMeasure.Of(chosen), VariantDetail.Of(chosen, flow, FlowOrder.Variants(chosen, flow, 50)));
        });
        Filter("half of the period", new() { FromMicros = first, BeforeMicros = first + (last - first) / 2 });
        Filter("through one touchpoint", new() { Paths = [new(PathRelation.Through, 3)] });
        Filter("one eventually before another", new() { Paths = [new(PathRelation.EventuallyBefore, 3, 5)] });
        Filter("score from one half", new() { LeastScore = 0.5 });
        Filter("lasts under a day", new() { MostMicros = 86_400_000_000 });
        Filter("one of ten units", new() { Values = [new(log.Columns.Units, [.. Enumerable.Range(0, 40).Select(i => i == 31)])] });
        Page("half of the period", new() { FromMicros = first, BeforeMicros = first + (last - first) / 2 });
        Page("score from one half", new() { LeastScore = 0.5 });
        Page("one of ten units", new() { Values = [new(log.Columns.Units, [.. Enumerable.Range(0, 40).Select(i => i == 31)])] });
    }

    private static void Time(string what, int rounds, Func<object> work)
    {
        List<double> milliseconds = [];
        for (int round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            if (round > 0) milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line(what, milliseconds, "ms"));
    }

    /// <summary>Rows straight into the table: what is measured begins with reading them.</summary>
    private static void Fill(DatabaseSettings settings, int events, int from = 0)
    {
        using var connection = new SqliteConnection(StorageServices.SqliteConnectionString(settings));
        connection.Open();
        using (var quick = connection.CreateCommand())
        {
            // What is measured begins with reading by sequence: the other indexes and durability would only take time.
            quick.CommandText = "pragma synchronous = off; pragma cache_size = -400000; select name from sqlite_master where type = 'index' "
                + "and tbl_name = 'encounters' and sql is not null";
            List<string> names = [];
            using (var reader = quick.ExecuteReader())
                while (reader.Read()) names.Add(reader.GetString(0));
            foreach (var index in names)
            {
                quick.CommandText = $"drop index {index}";
                quick.ExecuteNonQuery();
            }
        }
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        if (from == 0)
        {
            for (int i = 1; i <= Touchpoints; i++)
            {
                command.CommandText = $"insert into log_words (id, kind, text, seen, told) values ({i}, 'Touchpoint', 'P{i - 1}', 0, 0)";
                command.ExecuteNonQuery();
            }
        }
        string[] columns = ["sequence", "id", "customer", "touchpoint", "unit", "started", "ended", "wait", "score", "journey"];
        command.CommandText = "insert into encounters (sequence, stretch, source, external_id, version, customer, touchpoint, unit, started, ended, wait, score, scale, "
            + "journey, received) values ($sequence, 0, 1, $id, 1, $customer, $touchpoint, $unit, $started, $ended, $wait, $score, 1, $journey, 0)";
        var values = columns.Select(name => command.Parameters.Add(new SqliteParameter("$" + name, null))).ToArray();
        command.Prepare();
        var draw = new Random(from + 1);
        for (int i = from; i < from + events; i++)
        {
            int journey = draw.Next(Math.Max(1, (from + events) / PerJourney));
            long start = 1_750_000_000_000_000 + journey * 15_000_000L + draw.NextInt64(400_000_000_000);
            object?[] row =
            [
                i + 1, i.ToString(System.Globalization.CultureInfo.InvariantCulture), journey, 1 + (int)(draw.NextDouble() * draw.NextDouble() * Touchpoints),
                30 + journey % 10, start, start + draw.Next(600) * 1_000_000L, draw.Next(3) == 0 ? null : draw.Next(900),
                draw.Next(4) == 0 ? draw.Next(1, 6) : null, $"J{journey}",
            ];
            for (int j = 0; j < row.Length; j++) values[j].Value = row[j] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        command.Parameters.Clear();
        command.CommandText = $"delete from log_states; insert into log_states (id, last, rewritten) values (1, {from + events}, 0)";
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static string MostMemory() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim();
}
