using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Tests.Access;
using static Tangent.Tests.Encounters.Logs;

namespace Tangent.Tests.Encounters;

/// <summary>Logs at the edges of what there is: times, lengths, numbers of touchpoints, one customer with everything, files of any size.</summary>
public sealed class ExtremeLogTests
{
    /// <summary>How many rows a large file has; more when somebody wants to know.</summary>
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("TANGENT_TEST_MANY") ?? "12000", CultureInfo.InvariantCulture);

    [Theory, OnBothDatabases]
    public async Task Times_from_year_1_to_9999_and_from_clocks_that_are_ahead_go_in_and_ends_before_starts_are_set_aside(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();
        const string text = """
            id,touchpoint,started,ended,customer
            1,a,0001-01-01T00:00:00Z,,C
            2,a,9999-12-31T23:59:59.999999Z,9999-12-31T23:59:59.999999Z,C
            3,a,0001-01-01 00:00:00,,C
            4,a,9999-12-31T23:00:00-08:00,,C
            5,a,0000-12-31T00:00:00Z,,C
            6,a,10000-01-01T00:00:00Z,,C
            7,a,2026-03-02T10:00:00Z,2026-03-02T09:59:59Z,C
            8,a,2026-02-29T10:00:00Z,,C
            9,a,2099-01-01T00:00:00Z,2099-01-01T01:00:00Z,C
            10,a,2026-03-02T24:00:00Z,,C
            """;

        Assert.Equal(new ImportCounts(3, 0, 0, 7), await house.ImportLog(Bytes(text), bad));
        Assert.Equal(
        [
            (4, "encounters.time-unreadable"), (5, "encounters.time-unreadable"), (6, "encounters.time-unreadable"), (7, "encounters.time-unreadable"),
            (8, "encounters.ends-before-start"), (9, "encounters.time-unreadable"), (11, "encounters.time-unreadable"),
        ], bad.Reasons().Select(one => (one.Row, one.Code)));
        Assert.Equal([DateTime.MinValue, new DateTime(9999, 12, 31, 23, 59, 59, 999, 999), new DateTime(2099, 1, 1)],
            (await house.Stored()).Select(row => row.Started));
        var map = await house.Get<App.Encounters.Journeys.ExploreJourneys>().Run(House.As(Role.Administrator), new(), CancellationToken.None);
        Assert.Equal(3, map.Value.Nodes.Single().Encounters);
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_is_put_forward_or_back_leaves_no_time_unread(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Db().OrgUnits.ExecuteUpdateAsync(set => set.SetProperty(unit => unit.TimeZone, "America/New_York"));
        const string text = "id,touchpoint,started\n1,a,2026-03-08 02:30:00\n2,a,2026-11-01 01:30:00\n3,a,2026-11-01 03:30:00\n";

        Assert.Equal(new ImportCounts(3, 0, 0, 0), await house.ImportLog(Bytes(text)));
        Assert.Equal([new DateTime(2026, 3, 8, 7, 30, 0), new DateTime(2026, 11, 1, 5, 30, 0), new DateTime(2026, 11, 1, 8, 30, 0)],
            (await house.Stored()).Select(row => row.Started));
    }

    [Theory, OnBothDatabases]
    public async Task As_many_touchpoints_as_rows_all_for_one_customer_go_in_and_wait_to_be_mapped(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var text = new StringBuilder("id,touchpoint,started,customer\n");
        for (int i = 0; i < Many; i++) text.Append(CultureInfo.InvariantCulture, $"{i},touchpoint number {i},2026-03-02 09:00:00,C1\n");
        var file = Bytes(text.ToString());

        Assert.Equal(new ImportCounts(Many, 0, 0, 0), await house.ImportLog(file, isOfAnySize: true));
        // What a server does by itself, and the one that tests start does not: it looks at how large its tables have become.
        if (provider == DatabaseProvider.Postgres) await house.Db().Database.ExecuteSqlRawAsync("analyze");
        Assert.Equal(new ImportCounts(0, 0, Many, 0), await house.ImportLog(file, isOfAnySize: true));
        while (await house.Get<OutboxPump>().Once(default) > 0) { }
        var db = house.Db();
        Assert.Equal((Many, 1, Many), (await db.LogWords.CountAsync(word => word.Kind == LogWordKind.Touchpoint), await db.Customers.CountAsync(),
            await db.TouchpointReferences.CountAsync()));
        var map = await Asked();
        while (map.Failure is Fail.Unavailable)     // a large index is made in the background
        {
            await Task.Delay(50);
            map = await Asked();
        }
        Assert.Equal((Many, Many - 1), (map.Value.Nodes.Count, map.Value.Edges.Count));

        async Task<Outcome<App.Encounters.Journeys.ExploreJourneys.Map>> Asked() =>
            await house.Get<App.Encounters.Journeys.ExploreJourneys>().Run(House.As(Role.Administrator), new(), CancellationToken.None);
    }

    [Fact]
    public async Task A_file_beyond_the_bound_is_refused_in_the_centre_of_imports_and_taken_from_the_machine_itself()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        house.Settings.Limits.ImportBytes = 1024;
        var file = Bytes("id,touchpoint,started\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},a,2026-03-02 09:00:00\n")));
        var who = await house.Hire(Role.Administrator);

        Assert.Equal("imports.too-large", (await house.TryLog(file)).Failure!.Problems[0].Code);
        Assert.Equal("imports.too-large", (await house.Get<UploadImport>().Run(who, new("a.csv", new MemoryStream(file), "encounters"), default))
            .Failure!.Problems[0].Code);
        Assert.Equal(new ImportCounts(100, 0, 0, 0), await house.ImportLog(file, isOfAnySize: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("{}")]
    [InlineData("<log></log>")]
    public async Task A_file_without_rows_says_so_and_changes_nothing(string text)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var done = await house.TryLog(Bytes(text));

        Assert.True(done.Failure is { Problems: [{ Field: "file" }] } || done.Value.Counts == default, $"{done.Failure?.Problems[0].Code}");
        Assert.Empty(await house.Stored());
    }
}
