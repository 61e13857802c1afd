using System.Diagnostics;
using System.Globalization;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Schema;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>An upgrade that is killed at any moment leaves a whole version with all data, and the next start finishes it.</summary>
public sealed class KilledUpgradeTests
{
    private const int Rows = 4000, Scripts = 12;

    /// <summary>How many kills on each database: 20 in all in the ordinary run; bench/faults asks for more.</summary>
    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("TANGENT_TEST_KILLS") ?? "20", CultureInfo.InvariantCulture) / 2;

    private static readonly int Own = SchemaScripts.Of(DatabaseProvider.Sqlite).Count;

    [Theory, OnBothDatabases]
    public async Task After_every_kill_the_database_is_whole_and_the_next_start_finishes(DatabaseProvider provider)
    {
        var scripts = Directory.CreateTempSubdirectory("tangent-scripts-");
        try
        {
            for (int i = 1; i <= Scripts; i++) await File.WriteAllTextAsync(Path.Combine(scripts.FullName, $"{i:00}.sql"), Script(i));
            var length = await WholeLength(provider, scripts.FullName);

            var versions = new SortedDictionary<int, int>();
            for (int kill = 0; kill < Kills; kill++)
            {
                // From the start of the process to its end, evenly: the first kills come before the upgrade, the last after it.
                int version = await Round(provider, scripts.FullName, length * (0.25 + 0.8 * (kill + 0.5) / Kills));
                versions[version] = versions.GetValueOrDefault(version) + 1;
            }

            TestContext.Current.SendDiagnosticMessage(
                $"{provider}: {Kills} kills over {length.TotalMilliseconds:0} ms left versions {string.Join(", ", versions)}");
            Assert.Contains(versions, left => left.Key < Own + Scripts);
        }
        finally
        {
            scripts.Delete(recursive: true);
        }
    }

    private static async Task<int> Round(DatabaseProvider provider, string scripts, TimeSpan after)
    {
        await using var house = await Fill(provider);
        using (var upgrade = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", null, "schema-try", scripts))
        {
            await Task.Delay(after);
            await upgrade.Kill();
        }
        int version = await Look(house.Settings.Database);
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, "schema-try", scripts);
        Assert.True(code == 0, said);
        Assert.Equal(Own + Scripts, await Look(house.Settings.Database));
        return version;
    }

    /// <summary>Every script raises the value of every row: rows, tables and version must always tell the same.</summary>
    private static async Task<int> Look(DatabaseSettings database)
    {
        await using var connection = await Catalogue.Open(database, default);
        int version = int.Parse(await One("select max(version) from schema_versions"), CultureInfo.InvariantCulture);
        var raised = (version - Own).ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{Rows} {raised} {raised}", await One(
            "select count(*) || ' ' || min(cast(value as integer)) || ' ' || max(cast(value as integer)) "
            + "from installation_facts where name like 'kept-%'"));
        var tables = await Catalogue.AllTables(connection, default);
        Assert.Equal(version - Own, tables.Count(table => table.StartsWith("tried_", StringComparison.Ordinal)));
        if (database.Provider == DatabaseProvider.Sqlite) Assert.Equal("ok", await One("pragma integrity_check"));
        return version;

        async Task<string> One(string sql) => (await Catalogue.Texts(connection, sql, default))[0];
    }

    private static async Task<TimeSpan> WholeLength(DatabaseProvider provider, string scripts)
    {
        await using var house = await Fill(provider);
        var watch = Stopwatch.StartNew();
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, "schema-try", scripts);
        Assert.True(code == 0, said);
        return watch.Elapsed;
    }

    private static async Task<House> Fill(DatabaseProvider provider)
    {
        var house = await House.Open(provider);
        await using var connection = await Catalogue.Open(house.Settings.Database, default);
        await Catalogue.Execute(connection, $"""
            insert into installation_facts (name, value)
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Rows}) select 'kept-' || i, '0' from n
            """, default);
        return house;
    }

    private static string Script(int i) => $"""
        update installation_facts set value = '{i}' where name like 'kept-%' and value = '{i - 1}';
        create table tried_{i} (id integer primary key);
        update installation_facts set value = value where name like 'kept-%';
        """;
}
