using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.Tests.Imports;

public sealed class WatchedFolderTests
{
    private const string Good = "id,touchpoint,started\n1,a,2026-03-02 09:00:00\n2,b,2026-03-02 10:00:00\n";

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_written_to_its_end_is_taken_once_and_moved_and_its_bad_rows_lie_beside(DatabaseProvider provider)
    {
        await using var world = await World.Open(provider);
        world.Write("crm", "a.csv", Good + "3,c,someday\n");
        await world.Look();
        world.Write("crm", "a.csv", Good + "3,c,someday\n4,d,2026-03-02 11:00:00\n");
        await world.Look();
        Assert.Equal(0, await world.Jobs());
        await world.Look();
        await world.Look();
        Assert.Equal(1, await world.Jobs());
        await world.Work();

        Assert.Equal(["crm/done/a.csv", "crm/rejected/a.csv.bad.csv"], world.Files());
        Assert.Contains("encounters.time-unreadable someday,3,c,someday", world.Read("crm/rejected/a.csv.bad.csv"));
        Assert.Equal(3, await world.House.Db().Encounters.CountAsync());

        world.Write("crm", "again.csv", Good + "3,c,someday\n4,d,2026-03-02 11:00:00\n");
        world.Write("hotline", "a.csv", Good);
        world.Write("hotline", "growing.csv.part", Good);
        await world.Look();
        await world.Look();
        await world.Work();
        Assert.Equal(["crm/done/a.csv", "crm/done/again.csv", "crm/rejected/a.csv.bad.csv", "hotline/done/a.csv", "hotline/growing.csv.part"], world.Files());
        Assert.Equal(5, await world.House.Db().Encounters.CountAsync());
        Assert.Equal("known", await world.House.Db().Jobs.Where(job => job.Request.Contains("again")).Select(job => job.Result).SingleAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_cannot_be_read_is_moved_with_the_reason_and_one_that_was_begun_before_a_kill_is_finished(DatabaseProvider provider)
    {
        await using var world = await World.Open(provider);
        world.Write("crm", "log.xes", "<!DOCTYPE log><log/>");
        world.Write("crm", "a.csv", Good);
        await world.Look();
        await world.Look();
        // As a killed server leaves it: one job was running, nothing of it is known.
        var db = world.House.Db();
        var first = await db.Jobs.SingleAsync(job => job.Request.Contains("a.csv"));
        await db.Jobs.Where(job => job.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Running));
        await world.House.Get<JobRunner>().TakeOver(default);
        await world.Look();
        await world.Work();

        Assert.Equal(["crm/done/a.csv", "crm/rejected/log.xes", "crm/rejected/log.xes.reason.txt"], world.Files());
        Assert.Contains("analyse.xml-dtd", world.Read("crm/rejected/log.xes.reason.txt"));
        Assert.Equal((2, 2), (await world.House.Db().Encounters.CountAsync(), await world.Jobs()));
    }

    private sealed class World : IAsyncDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("tangent-watch-").FullName;

        public required House House { get; init; }

        public static async Task<World> Open(DatabaseProvider provider)
        {
            var world = new World { House = await House.Open(provider) };
            world.House.Settings.Imports.WatchFolder = world.root;
            return world;
        }

        public void Write(string source, string name, string text)
        {
            Directory.CreateDirectory(Path.Combine(root, source));
            File.WriteAllText(Path.Combine(root, source, name), text);
        }

        public Task Look() => House.Get<RegularLooks>().Once(default);

        public async Task Work()
        {
            while (await House.Get<JobRunner>().Once(default)) { }
        }

        public Task<int> Jobs() => House.Db().Jobs.CountAsync();

        public string Read(string path) => File.ReadAllText(Path.Combine(root, path));

        public IEnumerable<string> Files() => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);

        public async ValueTask DisposeAsync()
        {
            await House.DisposeAsync();
            Directory.Delete(root, recursive: true);
        }
    }
}
