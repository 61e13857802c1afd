using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments;
using Tangent.App.Installation;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Backup;

namespace Tangent.Tests.Storage;

public sealed class BackupTests
{
    private static readonly byte[] Photo = [1, 2, 3, 0, 255];

    public static TheoryData<DatabaseProvider, DatabaseProvider> Ways
    {
        get
        {
            var ways = new TheoryData<DatabaseProvider, DatabaseProvider>();
            foreach (var from in Enum.GetValues<DatabaseProvider>())
                foreach (var into in Enum.GetValues<DatabaseProvider>())
                    ways.Add(from, into);
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task What_was_backed_up_is_there_after_a_restore_into_either_database(DatabaseProvider from, DatabaseProvider into)
    {
        if (from == DatabaseProvider.Postgres || into == DatabaseProvider.Postgres)
            Assert.SkipWhen(PostgresCluster.WhyAbsent is not null, PostgresCluster.WhyAbsent ?? "");
        await using var source = await House.Open(from);
        await Register(source, "T1", "第一个'触点'");
        var photo = await source.Get<StoreAttachment>().Run(Admin, new("照片.png", "image/png", Photo, source.RootUnit), default);
        var file = Path.Combine(source.Settings.Database.Folder, "all.zip");
        var made = await source.Get<MakeBackup>().Run(Admin, new(file), default);
        Assert.Null(made.Failure);

        await using var target = await House.Open(into);
        var restored = await target.Get<RestoreBackup>().Run(Admin, new(file, IsForced: true), default);

        Assert.Null(restored.Failure);
        var touchpoint = await target.Db().Touchpoints.SingleAsync();
        Assert.Equal(await source.Db().Touchpoints.SingleAsync(), touchpoint);
        Assert.Equal("第一个'触点'", touchpoint.NameZh);
        var read = await target.Get<ReadAttachment>().Run(Admin, new(photo.Value), default);
        Assert.Equal(Photo, read.Value.Bytes);
        // And the restored database takes new rows: counters and references stand.
        await Register(target, "T2", "第二个");
        Assert.Equal(2, await target.Db().Touchpoints.CountAsync());
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_owner_alone()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);

        var made = await house.Get<MakeBackup>().Run(Admin, new(), default);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.Value.File));
        Assert.Empty(Directory.GetFiles(house.Settings.Database.BackupFolder, "*.part"));
    }

    [Theory, OnBothDatabases]
    public async Task Data_that_is_there_is_replaced_only_when_told_so_and_kept_aside(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var empty = await house.Get<MakeBackup>().Run(Admin, new(), default);
        await Register(house, "T1", "后来的");

        var refused = await house.Get<RestoreBackup>().Run(Admin, new(empty.Value.File), default);
        Assert.Equal("installation.restore-not-empty", Assert.IsType<Fail.Conflict>(refused.Failure).Problems[0].Code);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());

        var replaced = await house.Get<RestoreBackup>().Run(Admin, new(empty.Value.File, IsForced: true), default);
        Assert.Equal(0, await house.Db().Touchpoints.CountAsync());
        Assert.Equal(1, await CountAside(house, replaced.Value.KeptAside));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("other")]
    public async Task A_damaged_backup_is_refused_and_changes_nothing(string damage)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await Register(house, "T1", "触点");
        var file = (await house.Get<MakeBackup>().Run(Admin, new(), default)).Value.File;
        Damage(file, damage);

        var refused = await house.Get<RestoreBackup>().Run(Admin, new(file, IsForced: true), default);

        Assert.Equal("installation.backup-damaged", Assert.IsType<Fail.Invalid>(refused.Failure).Problems[0].Code);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_made_while_others_write_is_of_one_moment(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        using var over = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            int i = 0;
            for (; !over.IsCancellationRequested; i++)
            {
                await Register(house, $"T{i}", "触点");
                begun.TrySetResult();
            }
            return i;
        });
        await begun.Task;
        var file = (await house.Get<MakeBackup>().Run(Admin, new(), default)).Value.File;
        await over.CancelAsync();
        int written = await writing;

        await using var copy = await House.Open(DatabaseProvider.Sqlite);
        await copy.Get<RestoreBackup>().Run(Admin, new(file, IsForced: true), default);
        // A touchpoint and its audit line were written together, so the copy has both or neither.
        int touchpoints = await copy.Db().Touchpoints.CountAsync();
        Assert.Equal(touchpoints, await copy.Db().AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.register"));
        Assert.InRange(touchpoints, 1, written);
    }

    [Fact]
    public async Task Only_who_runs_the_installation_may_back_up_and_restore()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);

        Assert.IsType<Fail.Forbidden>((await house.Get<MakeBackup>().Run(House.As(Role.Director), new(), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RestoreBackup>().Run(House.As(Role.Auditor), new("x"), default)).Failure);
    }

    private static Actor Admin => House.As(Role.Administrator);

    private static async Task Register(House house, string code, string name)
    {
        var registered = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director),
            new(code, name, "Touchpoint", ContactChannel.App, JourneyStage.InSale, house.RootUnit), default);
        Assert.Null(registered.Failure);
    }

    private static async Task<int> CountAside(House house, string aside)
    {
        if (house.Settings.Database.Provider == DatabaseProvider.Postgres)
        {
            await using var connection = await Catalogue.Open(house.Settings.Database, default);
            return int.Parse((await Catalogue.Texts(connection, $"select count(*) from {aside}.touchpoints", default))[0]);
        }
        var folder = Directory.CreateTempSubdirectory("tangent-aside-");
        try
        {
            File.Copy(aside, Path.Combine(folder.FullName, "tangent.db"));
            await using var db = SchemaTests.Open(new DatabaseSettings { Folder = folder.FullName });
            return await db.Touchpoints.CountAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static void Damage(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        if (how == "cut") File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        else if (how == "other") File.WriteAllText(file, "not a backup at all");
        else
        {
            using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
            zip.GetEntry("tables/touchpoints.jsonl")!.Delete();
            using var forged = new StreamWriter(zip.CreateEntry("tables/touchpoints.jsonl").Open());
            forged.Write("[\"id\"]\n");
        }
    }
}
