using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Tests.Access;

namespace Tangent.Tests.Encounters;

public sealed class EncounterImportTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    private const string File = """
        流水号,触点名称,开始时间,结束时间,客户编号,评分,评分量尺,备注
        1,柜台受理,2026-03-02 09:05:00,2026-03-02 09:20:00,C1,9,0-10,x
        2,自助缴费,2026/3/2 9:30,,C1,,,
        3,柜台受理,昨天下午,,C2,,,
        4,柜台受理,2026-03-02 10:00:00,2026-03-02 09:00:00,C2,,,
        5,,2026-03-02 11:00:00,,C2,,,
        6,柜台受理,2026-03-02 11:00:00+00:00,,C3,12,1-10,

        """;

    [Theory, OnBothDatabases]
    public async Task Good_rows_go_in_bad_ones_are_set_aside_with_field_and_reason_and_the_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();
        var first = await Import(house, File, bad: bad.Add);

        Assert.Equal(new ImportCounts(2, 0, 0, 4), first.Counts);
        Assert.Equal(["备注"], first.LeftOut);
        Assert.Equal(["4:开始时间", "5:结束时间", "6:触点名称", "7:评分"],
            bad.Select(row => $"{row.Row.Number}:{row.Problems.Single().Field}"));
        Assert.Equal(new ImportCounts(0, 0, 2, 4), (await Import(house, File)).Counts);
        Assert.Equal(new ImportCounts(0, 1, 1, 4), (await Import(house, File.Replace("C1,9,", "C1,8,"))).Counts);
        var rows = await house.Db().Encounters.OrderBy(row => row.Sequence).ToListAsync(Stop);
        Assert.Equal([1, 1, 2], rows.Select(row => row.Version));
        // The clock on the wall of the topmost unit is eight hours ahead.
        Assert.Equal(new DateTime(2026, 3, 2, 1, 5, 0, DateTimeKind.Utc), EncounterRow.Utc(rows[0].Started));
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_tells_the_same_and_writes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var dry = await Import(house, File, isDry: true);

        Assert.Equal(new ImportCounts(2, 0, 0, 4), dry.Counts);
        var db = house.Db();
        int words = await db.LogWords.CountAsync(word => word.Id != EncounterRow.TestSource, Stop);
        Assert.Equal((0, 0, 0), (await db.Encounters.CountAsync(Stop), await db.Customers.CountAsync(Stop), words));
    }

    [Fact]
    public async Task Rows_without_numbers_are_known_by_what_they_say()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        const string text = "案例,活动,时间\nA,报修,2026-03-02 09:00:00\nA,报修,2026-03-02 09:00:00\nA,上门,2026-03-02 12:00:00\n";

        Assert.Equal(new ImportCounts(2, 0, 1, 0), (await Import(house, text)).Counts);
        Assert.Equal(new ImportCounts(0, 0, 3, 0), (await Import(house, text)).Counts);
        Assert.Equal(new ImportCounts(2, 0, 1, 0), (await Import(house, text, source: "elsewhere")).Counts);
    }

    [Theory, OnBothDatabases]
    public async Task Each_source_keeps_the_columns_that_were_given_to_its_header(DatabaseProvider provider)
    {
        const string text = "甲,乙,丙\n1,报修,2026-03-02 09:00:00\n";
        await using var house = await House.Open(provider);
        var who = await house.Hire(Role.Administrator);
        await Check(house, who, text, "crm", ["external-id", "touchpoint", "started"]);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        await Check(house, who, text, "queue", ["journey", "touchpoint", "started"]);

        Assert.Equal("1", (await Imported("crm")).ExternalId);
        Assert.Equal("1", (await Imported("queue")).Journey);
        // A source that is new gets the columns that were given last.
        Assert.Equal("1", (await Imported("app")).Journey);

        async Task<EncounterRow> Imported(string source)
        {
            await Import(house, text, source: source);
            return await house.Db().Encounters.OrderBy(row => row.Sequence).LastAsync(Stop);
        }
    }

    [Fact]
    public async Task A_source_must_be_named_and_units_of_others_are_set_aside()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var mine = await house.Unit("MINE");
        await house.Unit("THEIRS");
        var manager = House.As(Role.UnitManager, mine.Path);
        const string text = "id,touchpoint,started,unit\n1,a,2026-03-02 09:00:00,MINE\n2,a,2026-03-02 09:00:00,THEIRS\n3,a,2026-03-02 09:00:00,\n";

        Assert.NotNull((await Run(house, House.As(Role.Administrator), text, null)).Failure);
        Assert.Equal(new ImportCounts(1, 0, 0, 2), (await Run(house, manager, text, "crm")).Value.Counts);
    }

    private static async Task Check(House house, Actor who, string text, string source, string[] columns)
    {
        var id = await house.Get<UploadImport>().Run(who, new("log.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), "encounters"), Stop);
        Assert.Null((await house.Get<CheckImport>().Run(who, new(id.Value, columns, Source: source), Stop)).Failure);
    }

    private static async Task<ImportFile.Answer> Import(House house, string text, bool isDry = false, string source = "crm", Action<BadRow>? bad = null)
    {
        var done = await Run(house, House.As(Role.Administrator), text, source, isDry, bad);
        Assert.Null(done.Failure);
        return done.Value;
    }

    private static Task<Outcome<ImportFile.Answer>> Run(
        House house, Actor who, string text, string? source, bool isDry = false, Action<BadRow>? bad = null) =>
        house.Get<ImportFile>().Run(who,
            new("log.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), IsDry: isDry, Target: "encounters", Source: source) { OnBad = bad }, Stop);
}
