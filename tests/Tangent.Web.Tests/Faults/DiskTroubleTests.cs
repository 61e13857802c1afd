using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Backup;

namespace Tangent.Web.Tests.Faults;

/// <summary>A disk that is full or read-only: a clear answer at every door, and nothing acknowledged is lost.</summary>
public sealed class DiskTroubleTests
{
    [Fact]
    public async Task A_full_disk_loses_nothing_and_is_named_at_every_door()
    {
        using var disk = SmallDisk.Mount(megabytes: 6);
        var database = new DatabaseSettings { Folder = Path.Combine(disk.Folder, "data") };
        Directory.CreateDirectory(database.Folder);
        await using (var site = await Site.Start(database: database))
        {
            var administrator = await site.SignedIn(Role.Administrator);
            int written = 0;
            disk.FillUp();
            Fail? failure = null;
            for (; failure is null && written < 20000; written += failure is null ? 1 : 0) failure = await Register(site, written);

            Assert.Equal("storage.disk-full", Assert.IsType<Fail.Unavailable>(failure).Problems[0].Code);
            await PageSays(await PostBackup(administrator), "磁盘已满");
            await CommandSays(database, "磁盘已满", "backup");
            Assert.Equal(written, await Count(site));

            disk.MakeSpace();
            Assert.Null(await Register(site, written));
            Assert.Equal(written + 1, await Count(site));
            Assert.Equal(written + 1, await site.With(services => services.GetRequiredService<Db>()
                .AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.register")));
            Assert.Equal("ok", await Integrity(database));
            Assert.False(Directory.Exists(database.BackupFolder) && Directory.GetFiles(database.BackupFolder).Length > 0);
        }
    }

    [Fact]
    public async Task A_read_only_disk_is_named_at_every_door()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        var database = new DatabaseSettings { Folder = Path.Combine(disk.Folder, "data") };
        Directory.CreateDirectory(database.Folder);
        await using (var site = await Site.Start(database: database))
        {
            Assert.Null(await Register(site, 1));
            await site.With(services => services.GetRequiredService<Db>().Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)"));
        }
        // Site drops its database when it ends: a fresh one is made for the command line.
        Directory.CreateDirectory(database.Folder);
        Assert.Equal(0, (await TangentProcess.Run(database, "en_US.UTF-8", null, "backup", Path.Combine(disk.Folder, "b.zip"))).Code);
        SqliteConnection.ClearAllPools();
        disk.MakeReadOnly();
        try
        {
            var (code, said) = await TangentProcess.Run(database, "en_US.UTF-8", null, "serve");
            Assert.True(code == 5, said);
            Assert.Contains("read-only", said);
            var (doctor, found) = await TangentProcess.Run(database, "zh_CN.UTF-8", null, "doctor");
            Assert.Equal(2, doctor);
            Assert.Contains("不可写", found);
        }
        finally
        {
            disk.MakeWritable();
        }
        Assert.Equal(0, (await TangentProcess.Run(database, "en_US.UTF-8", null, "backup", Path.Combine(disk.Folder, "c.zip"))).Code);
    }

    private static Task<Fail?> Register(Site site, int number) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var root = await db.OrgUnits.Where(unit => unit.ParentId == null).Select(unit => unit.Id).SingleAsync();
        return (await services.GetRequiredService<RegisterTouchpoint>().Run(Actor.LocalOperator("tests"),
            new($"T{number}", "触点", new string('x', 100), ContactChannel.App, JourneyStage.InSale, root), default)).Failure;
    });

    private static Task<int> Count(Site site) =>
        site.With(services => services.GetRequiredService<Db>().Touchpoints.CountAsync());

    private static async Task<HttpResponseMessage> PostBackup(HttpClient administrator)
    {
        administrator.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var page = await (await administrator.GetAsync("/installation")).Content.ReadAsStringAsync();
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return await administrator.PostAsync("/installation", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "backup",
            ["__RequestVerificationToken"] = token,
        }));
    }

    private static async Task PageSays(HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task CommandSays(DatabaseSettings database, string words, params string[] command)
    {
        var (code, said) = await TangentProcess.Run(database, "zh_CN.UTF-8", null, command);
        Assert.True(code == 5, said);
        Assert.Contains(words, said);
    }

    private static async Task<string> Integrity(DatabaseSettings database)
    {
        await using var connection = await Catalogue.Open(database, default);
        return (await Catalogue.Texts(connection, "pragma integrity_check", default))[0];
    }
}
