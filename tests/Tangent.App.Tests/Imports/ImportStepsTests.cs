using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.App.Imports.Published;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;
using Tangent.Tests.Access;

namespace Tangent.Tests.Imports;

/// <summary>Upload, name the columns, look, write, mend: as the pages do it.</summary>
public sealed class ImportStepsTests
{
    private const string OneBad = "I2,触点2,Two,传真,售后,ROOT";

    [Theory, OnBothDatabases]
    public async Task A_file_is_uploaded_checked_written_and_its_bad_row_mended(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = await Director(house);
        var id = await Upload(house, who, Sheets.Of(Sheets.Row(1), OneBad));
        var first = (await house.Get<ShowImport>().Run(who, new(id, WithRows: true), default)).Value;
        Assert.Equal(["code", "name-zh", "name-en", "channel", "stage", "unit"], first.Table!.Columns);
        Assert.IsType<Fail.Conflict>((await house.Get<WriteImport>().Run(who, new(id), default)).Failure);

        Assert.Null((await house.Get<CheckImport>().Run(who, new(id), default)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<CheckImport>().Run(who, new(id), default)).Failure);
        await house.Get<JobRunner>().Once(default);
        var looked = (await house.Get<ShowImport>().Run(who, new(id), default)).Value;
        Assert.Equal((ImportStage.Checked, new ImportCounts(1, 0, 0, 1), 0), (looked.Stage, looked.Counts, await house.Db().Touchpoints.CountAsync()));
        Assert.Equal((3, "imports.not-a-choice"), (looked.Bad[0].Row.Number, looked.Bad[0].Problems[0].Code));

        Assert.Null((await house.Get<WriteImport>().Run(who, new(id), default)).Failure);
        await house.Get<JobRunner>().Once(default);
        Assert.Equal(ImportStage.Written, (await house.Get<ShowImport>().Run(who, new(id), default)).Value.Stage);

        var still = await house.Get<MendImportRow>().Run(who, new(id, 3, OneBad.Split(',')), default);
        Assert.Equal("cells.4", still.Failure!.Problems[0].Field);
        var mended = await house.Get<MendImportRow>().Run(who, new(id, 3, OneBad.Replace("传真", "热线").Split(',')), default);
        Assert.Equal(RowEffect.New, mended.Value);
        var last = (await house.Get<ShowImport>().Run(who, new(id), default)).Value;
        Assert.Equal((new ImportCounts(2, 0, 0, 0), 0, 2), (last.Counts, last.Bad.Count, await house.Db().Touchpoints.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_job_that_is_killed_goes_on_where_it_was_and_counts_each_row_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = await Director(house);
        var id = await Upload(house, who, Sheets.Of(Enumerable.Range(1, 1_400).Select(i => i % 100 == 0 ? $"I{i},名,N,传真,售后,ROOT" : Sheets.Row(i))));
        await house.Get<CheckImport>().Run(who, new(id), default);
        await house.Get<JobRunner>().Once(default);
        await house.Get<WriteImport>().Run(who, new(id), default);
        using var death = new CancellationTokenSource();
        // As a killed server leaves it: the job runs, one batch is written.
        var dying = house.Get<JobRunner>().Once(death.Token);
        while (!await house.Db().Touchpoints.AnyAsync() && !dying.IsCompleted) await Task.Delay(5);
        await death.CancelAsync();
        try
        {
            await dying;
        }
        catch (OperationCanceledException)
        {
        }

        var next = house.Get<JobRunner>();
        await next.TakeOver(default);
        await next.Once(default);

        var done = (await house.Get<ShowImport>().Run(who, new(id), default)).Value;
        Assert.Equal((ImportStage.Written, new ImportCounts(1_386, 0, 0, 14)), (done.Stage, done.Counts));
        Assert.Equal((1_386, 1_386, 14), (await house.Db().Touchpoints.CountAsync(), await house.Db().TouchpointVersions.CountAsync(),
            await house.Db().ImportBadRows.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_columns_that_somebody_gave_are_remembered_for_the_next_file_like_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = await Director(house);
        var id = await Upload(house, who, "甲,乙\nT1,x\n");
        Assert.Null((await house.Get<CheckImport>().Run(who, new(id, ["code", "name-zh"]), default)).Failure);

        var next = await Upload(house, who, "原因 [reason],甲,乙\nwhy,T2,y\n");

        Assert.Equal(["", "code", "name-zh"], (await house.Get<ShowImport>().Run(who, new(next, true), default)).Value.Table!.Columns);
    }

    [Theory, OnBothDatabases]
    public async Task Wrong_columns_are_refused_all_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = await Director(house);
        var id = await Upload(house, who, "甲,乙,丙\nT1,x,y\n");

        var refused = await house.Get<CheckImport>().Run(who, new(id, ["name-zh", "name-zh", "colour"]), default);

        Assert.Equal(["columns.2", "columns.3", "columns"], refused.Failure!.Problems.Select(problem => problem.Field!));
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_elses_import_is_missing_below_its_unit(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var own = await house.Unit("OWN");
        var id = await Upload(house, await Director(house), Sheets.Many(1));

        var foreign = House.As(Role.UnitManager, own.Path);

        Assert.IsType<Fail.Missing>((await house.Get<ShowImport>().Run(foreign, new(id), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<WriteImport>().Run(foreign, new(id), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<TakeBadRows>().Run(foreign, new(id, "", _ => ""), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_beyond_the_setting_is_refused_and_nothing_is_stored(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Settings.Limits.ImportBytes = 2_000;

        var refused = await house.Get<UploadImport>().Run(House.As(Role.Director), new("big.csv", Sheets.Stream(Sheets.Many(100))), default);

        Assert.Equal("imports.too-large", refused.Failure!.Problems[0].Code);
        Assert.Equal((0, 0), (await house.Db().Imports.CountAsync(), await house.Db().Attachments.CountAsync()));
    }

    private static Task<Actor> Director(House house) => house.Hire(Role.Director);

    private static async Task<Guid> Upload(House house, Actor who, string text)
    {
        var made = await house.Get<UploadImport>().Run(who, new("list.csv", Sheets.Stream(text)), default);
        Assert.Null(made.Failure);
        return made.Value;
    }
}
