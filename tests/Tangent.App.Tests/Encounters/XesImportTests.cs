using Tangent.App.Imports;
using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;
using Tangent.Tests.Access;
using static Tangent.Tests.Encounters.Logs;

namespace Tangent.Tests.Encounters;

public sealed class XesImportTests
{
    private const string Line = "2026-03-02T09:00:00.000+08:00";

    private static readonly string Paired = Trace("A",
            Event("check", Line, "schedule"),
            Event("check", "2026-03-02T09:10:00+08:00", "start", "<string key=\"org:resource\" value=\"E1\"/>"),
            Event("check", "2026-03-02T09:20:00+08:00", "start"), Event("check", "2026-03-02T09:25:00+08:00", "complete"),
            Event("check", "2026-03-02T09:40:00+08:00", "COMPLETE"), Event("call", "2026-03-02T10:00:00+08:00", "start"))
        + Trace("B", Event("call", "2026-03-02T11:00:00Z", "complete",
            "<float key=\"cost\" value=\"1.5\"/><list key=\"parts\"><string key=\"x\" value=\"y\"/></list>"));

    [Theory, OnBothDatabases]
    public async Task Starts_and_completes_become_encounters_with_a_duration_in_either_version_packed_or_not(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Equal(new ImportCounts(4, 0, 0, 0), await house.ImportLog(Packed(Xes(Paired)), isDry: true));
        Assert.Empty(await house.Stored());

        Assert.Equal(new ImportCounts(4, 0, 0, 0), await house.ImportLog(Packed(Xes(Paired))));
        Assert.Equal(new ImportCounts(0, 0, 4, 0), await house.ImportLog(Bytes(Xes(Paired, "1.0"))));
        Assert.Equal(new ImportCounts(0, 0, 4, 0), await house.ImportLog(Packed(Xes(Paired, "2.0"))));

        var day = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(
        [
            ("check", "A", day.AddMinutes(70), 900, null), ("check", "A", day.AddMinutes(80), 1200, null),
            ("call", "A", day.AddMinutes(120), null, null), ("call", "B", day.AddHours(11), null, "{\"cost\":\"1.5\"}"),
        ], await house.Stored());
    }

    [Theory]
    [InlineData("all", 7, 0)]
    [InlineData("complete", 3, 4)]
    [InlineData("pair", 4, 1)]
    public async Task Which_events_become_encounters_can_be_chosen_and_what_is_passed_over_is_counted(string lifecycle, int stored, long passedOver)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var done = await house.TryLog(Bytes(Xes(Paired)), lifecycle: lifecycle);

        Assert.Equal((stored, passedOver), (done.Value.Counts.New, done.Value.PassedOver));
    }

    [Fact]
    public async Task Two_events_of_a_trace_that_say_the_same_are_two_and_the_file_again_changes_nothing()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var log = Bytes(Xes(Trace("A", Event("ring", Line), Event("ring", Line), Event("ring", Line)) + Trace("B", Event("ring", Line))));

        Assert.Equal(new ImportCounts(4, 0, 0, 0), await house.ImportLog(log));
        Assert.Equal(new ImportCounts(0, 0, 4, 0), await house.ImportLog(log));
    }

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]>\n", "analyse.xml-dtd")]
    [InlineData("<!DOCTYPE log SYSTEM \"file:///etc/passwd\">\n", "analyse.xml-dtd")]
    public async Task Document_types_and_outside_entities_are_refused_before_anything_is_read(string front, string code)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var refused = await house.TryLog(Bytes(Xes(Paired, front: front)));

        Assert.Equal((code, "file"), (refused.Failure!.Problems[0].Code, refused.Failure.Problems[0].Field));
        Assert.Empty(await house.Stored());
    }

    [Fact]
    public async Task Rows_without_time_or_name_and_rows_with_zero_bytes_are_set_aside_and_the_others_go_in()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var bad = new List<BadRow>();
        var log = Xes(Trace("A", Event("a", "2026-03-02T09:00:00Z"), Event("b", "someday"), Event("c\0d", "2026-03-02T09:00:00Z"),
            "<event><string key=\"concept:name\" value=\"d\"/></event>", Event("", "2026-03-02T09:00:00Z"), Event("e", "0001-01-01T00:00:00Z"),
            Event("f", "9999-12-31T23:59:59.999999Z")));

        Assert.Equal(new ImportCounts(3, 0, 0, 4), await house.ImportLog(Bytes(log), bad));
        Assert.Equal([(2, "time:timestamp"), (3, "concept:name"), (4, "time:timestamp"), (5, "concept:name")],
            bad.Reasons().Select(one => (one.Row, one.Field)));
    }

    [Theory, OnBothDatabases]
    public async Task A_log_that_is_cut_off_tells_what_was_kept_and_the_whole_log_adds_only_the_rest(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var whole = Xes(string.Concat(Enumerable.Range(0, 1_500).Select(i =>
            Trace($"C{i}", Event("a", Line), Event($"b{i % 9}", "2026-03-03T09:00:00Z")))));
        var packed = Packed(whole);
        var bad = new List<BadRow>();
        var cut = await house.ImportLog(packed[..(packed.Length / 2)], bad);

        Assert.InRange(cut.New, 500, 2_900);
        Assert.Equal(("imports.gzip-cut", cut.New + 1, 1), (bad[0].Problems[0].Code, bad[0].Row.Number, bad.Count));
        Assert.Equal(new ImportCounts(3_000 - cut.New, 0, cut.New, 0), await house.ImportLog(packed));

        bad.Clear();
        var plain = await house.ImportLog(Bytes(whole)[..(whole.Length / 3)], bad, isDry: true);
        Assert.Equal(("analyse.xml-cut", 0), (bad[0].Problems[0].Code, plain.New));
        Assert.InRange(plain.Unchanged, 500, 1_100);
    }

    [Theory, OnBothDatabases]
    public async Task In_the_centre_of_imports_a_packed_log_is_looked_at_checked_written_and_its_bad_row_mended(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = await house.Hire(Role.Administrator);
        var log = Packed(Xes(Trace("A",
            Event("a", Line, "start"), Event("a", "2026-03-02T10:00:00Z", "complete"), Event("b", "soon", "complete"))));
        var id = (await house.Get<UploadImport>().Run(who, new("log.xes.gz", new MemoryStream(log), "encounters"), default)).Value;
        var table = (await house.Get<ShowImport>().Run(who, new(id, WithRows: true), default)).Value.Table!;
        Assert.Equal(["case:concept:name", "concept:name", "time:timestamp", "lifecycle:transition", "time:complete"], table.Headers);
        Assert.Equal(["journey", "touchpoint", "started", "", "ended"], table.Columns);

        Assert.Null((await house.Get<CheckImport>().Run(who, new(id, Source: "crm"), default)).Failure);
        await house.Get<JobRunner>().Once(default);
        Assert.Null((await house.Get<WriteImport>().Run(who, new(id), default)).Failure);
        await house.Get<JobRunner>().Once(default);
        var shown = (await house.Get<ShowImport>().Run(who, new(id), default)).Value;
        Assert.Equal((ImportStage.Written, new ImportCounts(1, 0, 0, 1)), (shown.Stage, shown.Counts));

        var cells = shown.Bad[0].Row.Cells.ToArray();
        cells[2] = "2026-03-02T12:00:00Z";
        Assert.Null((await house.Get<MendImportRow>().Run(who, new(id, shown.Bad[0].Row.Number, cells), default)).Failure);
        Assert.Equal([("a", 9 * 3600.0), ("b", (double?)null)], (await house.Stored()).Select(row => (row.Touchpoint, row.Seconds)));
    }
}
