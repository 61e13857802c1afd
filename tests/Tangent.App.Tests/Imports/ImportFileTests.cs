using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Access;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Imports;

public sealed class ImportFileTests
{
    [Theory, OnBothDatabases]
    public async Task New_codes_are_registered_known_ones_changed_and_the_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("I1", "旧名");
        var file = Sheets.Of(Sheets.Row(1), Sheets.Row(2), Sheets.Row(3));

        Assert.Equal(new ImportCounts(2, 1, 0, 0), await house.Import(file, isDry: true));
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());
        Assert.Equal(new ImportCounts(2, 1, 0, 0), await house.Import(file));
        Assert.Equal(new ImportCounts(0, 0, 3, 0), await house.Import(file));

        var rows = await house.Db().Touchpoints.OrderBy(t => t.Code).ToListAsync();
        Assert.Equal(["触点1", "触点2", "触点3"], rows.Select(row => row.NameZh));
        Assert.Equal([2, 1, 1], rows.Select(row => row.Version));
        Assert.All(rows, row => Assert.Equal(TouchpointStatus.Draft, row.Status));
        Assert.Equal(4, await house.Db().TouchpointVersions.CountAsync());
        Assert.Equal(3, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.import"));
    }

    [Theory, OnBothDatabases]
    public async Task Bad_rows_are_set_aside_with_row_field_and_reason_and_the_good_ones_are_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();

        var counts = await house.Import(Sheets.Of(
            Sheets.Row(1),
            "I2,触点2,,热线,售后,ROOT",
            "I3,触点3,Three,传真,售后,ROOT",
            "I4,触点4,Four,热线,售后,NOWHERE",
            "I1,触点1,Again,热线,售后,ROOT",
            "not a code,触点6,Six,热线,售后,ROOT",
            "I7,触点7,Seven,热线,售后,ROOT,beyond",
            ",触点8,Eight,热线,售后,ROOT",
            Sheets.Row(9)), bad);

        Assert.Equal(new ImportCounts(2, 0, 0, 7), counts);
        Assert.Equal(
        [
            (3, "form.required", "英文名称"), (4, "imports.not-a-choice", "渠道"), (5, "imports.unit-unknown", "单位"),
            (6, "imports.key-twice", "编码"), (7, "touchpoints.code-shape", "编码"), (8, "imports.beyond-header", "G"),
            (9, "form.required", "编码"),
        ], bad.Reasons());
        Assert.Equal(["I1", "I9"], await house.Db().Touchpoints.OrderBy(t => t.Code).Select(t => t.Code).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_no_database_can_keep_costs_its_own_row_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();

        var counts = await house.Import(Sheets.Of(Sheets.Row(1), "I2\0,触点2,Two,热线,售后,ROOT", "I3,触\0点,Three,热线\0,售后,RO\0OT", Sheets.Row(4)), bad);

        Assert.Equal(new ImportCounts(2, 0, 0, 2), counts);
        Assert.Equal([(3, "touchpoints.code-shape", "编码"), (4, "form.one-line", "中文名称")], bad.Reasons());
    }

    [Theory, OnBothDatabases]
    public async Task Bad_rows_come_out_as_a_file_that_is_mended_and_imported_again(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();
        await house.Import(Sheets.Of(Sheets.Row(1), "I2,触点2,Two,传真,售后,ROOT"), bad);

        var file = string.Concat(TakeBadRows.Lines(Sheets.Header.Split(','), bad, "原因", problem => problem.Code));
        Assert.Equal("\ufeff原因 [reason]," + Sheets.Header + "\r\n渠道: imports.not-a-choice,I2,触点2,Two,传真,售后,ROOT\r\n", file);

        Assert.Equal(new ImportCounts(1, 0, 0, 0), await house.Import(file.Replace("传真", "热线", StringComparison.Ordinal)));
        Assert.Equal(2, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Every_classification_is_read_in_both_languages_and_fields_without_a_column_stay(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        const string email = "Owner@example.com";
        var owner = (await house.Hire(Role.UnitManager, email: "owner@example.com")).Id;

        await house.Import($"""
            Code,Chinese name,English name,Channel,Stage,Unit code,Owner e-mail,Kinds,Distance,Serving side,Served side,Aliases,Quality,Efficiency,Fee
            ｉ１,甲,A,Self-service terminal,AfterSale,root,{email},前台、物理,面对面,人,Machine,老甲；甲号,一次解决率,等候 分钟,免费
            """);
        await house.Import("编码;中文名称\nI1;乙\n");

        var found = await house.Db().Touchpoints.SingleAsync();
        Assert.Equal(("I1", "乙", "A", ContactChannel.SelfServiceTerminal, JourneyStage.AfterSale, house.RootUnit, owner),
            (found.Code, found.NameZh, found.NameEn, found.Channel, found.Stage, found.UnitId, found.OwnerId!.Value));
        Assert.Equal(new Classification
        {
            Kinds = TouchpointKinds.FrontStage | TouchpointKinds.Physical,
            Distance = ContactDistance.FaceToFace,
            Provider = ActorNature.Human,
            Recipient = ActorNature.Machine,
            Fee = ServiceFee.Free,
        }, found.Classification);
        Assert.Equal(["老甲", "甲号"], found.Aliases);
        Assert.Equal([new(MeasureKind.Quality, "一次解决率"), new TouchpointMeasure(MeasureKind.Efficiency, "等候 分钟")], found.Sheet.Measures);
    }

    [Theory, OnBothDatabases]
    public async Task Only_units_within_reach_are_written_and_in_use_needs_the_right_to_approve(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, other) = (await house.Unit("OWN"), await house.Unit("OTHER"));
        await house.Add("X1", unit: other.Id);
        var bad = new List<BadRow>();

        var counts = await house.Import(Sheets.Of(Sheets.Row(1, "OWN"), Sheets.Row(2, "OTHER"), "X1,夺,Taken,热线,售后,OWN"), bad,
            House.As(Role.UnitManager, own.Path), isInUse: true);

        Assert.Equal(new ImportCounts(1, 0, 0, 2), counts);
        Assert.Equal([(3, "imports.out-of-reach", "单位"), (4, "imports.out-of-reach", "编码")], bad.Reasons());
        Assert.Equal(TouchpointStatus.Active, (await house.Db().Touchpoints.SingleAsync(t => t.Code == "I1")).Status);
        Assert.IsType<Fail.Forbidden>((await house.Try(Sheets.Many(1), who: House.As(Role.Analyst), isInUse: true)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Try(Sheets.Many(1), who: House.As(Role.Clerk))).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_reviewed_does_not_lose_what_the_review_wanted(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.AddActive("T1");
        var bad = new List<BadRow>();

        Assert.Equal(1, (await house.Import("编码,接触距离\nT1,\n", bad)).Bad);

        Assert.Equal([(2, "touchpoints.gap.distance", "接触距离")], bad.Reasons());
    }

    [Theory, OnBothDatabases]
    public async Task A_run_that_dies_in_the_middle_leaves_whole_batches_and_the_next_one_doubles_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        using var death = new CancellationTokenSource();
        int batches = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Try(Sheets.Many(1_700), tell: _ =>
        {
            if (++batches == 2) death.Cancel();
        }, stop: death.Token));
        Assert.Equal(1_000, await house.Db().Touchpoints.CountAsync());

        Assert.Equal(new ImportCounts(700, 0, 1_000, 0), await house.Import(Sheets.Many(1_700)));
        Assert.Equal((1_700, 1_700, 1_700), (await house.Db().Touchpoints.CountAsync(), await house.Db().TouchpointVersions.CountAsync(),
            await house.Db().AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.import")));
    }

    [Theory, OnBothDatabases]
    public async Task Columns_are_named_by_the_caller_over_the_guess_and_wrong_names_are_all_told(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var named = await house.Get<ImportFile>().Run(House.As(Role.Director), new("a.csv", Sheets.Stream("K,编码,extra\nI1,ignored,x\n"),
            new Dictionary<string, string> { ["K"] = "code", ["编码"] = "" }, IsDry: true), CancellationToken.None);
        var wrong = await house.Get<ImportFile>().Run(House.As(Role.Director), new("a.csv", Sheets.Stream("K,L\n1,2\n"),
            new Dictionary<string, string> { ["M"] = "code", ["L"] = "colour" }), CancellationToken.None);

        Assert.Equal(("K", "编码 extra"), (string.Join(" ", named.Value.Columns.Keys), string.Join(" ", named.Value.LeftOut)));
        Assert.Equal(["imports.column-unknown", "imports.field-unknown", "imports.key-unmapped"],
            wrong.Failure!.Problems.Select(problem => problem.Code));
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_or_doubtful_person_is_not_guessed_and_not_repeated_in_the_reason(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();

        await house.Import(Sheets.Header + ",负责人\n" + Sheets.Row(1) + ",nobody@example.com\n", bad);

        Assert.Equal("imports.person-unknown", Assert.Single(bad[0].Problems).Code);
        Assert.Empty(bad[0].Problems[0].Arguments);
    }
}
