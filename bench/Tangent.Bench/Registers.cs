using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Imports;
using Tangent.App.Settings;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Bench;

/// <summary>A register of 20,000 touchpoints: importing it, listing, filtering and searching it, taking it out.</summary>
static class Registers
{
    private const int Touchpoints = 20_000, Asked = 100;

    private static readonly (string Name, TouchpointFilter Filter, TouchpointOrder Order)[] Questions =
    [
        ("list by code", new(), default),
        ("list by Chinese name", new(), new(TouchpointSort.NameZh)),
        ("list by last change, the newest first", new(), new(TouchpointSort.Changed, true)),
        ("filter channel and stage", new(Channel: ContactChannel.Hotline, Stage: JourneyStage.AfterSale), default),
        ("filter status without retired, kind", new(Kinds: TouchpointKinds.FrontStage, IsWithoutRetired: true), default),
        ("search a Chinese part of a name", new("报修"), default),
        ("search two words", new("网点 19"), default),
        ("search initials", new("smwx"), default),
        ("search full pinyin", new("shangmen"), default),
        ("search a code", new("a19999"), default),
        ("search what is not there", new("没有这个触点"), default),
    ];

    public static async Task Measure(int rounds)
    {
        var read = SettingsReader.Read(null, Environment.GetEnvironmentVariables());
        var settings = read.Failure is null ? read.Value : throw new InvalidOperationException(read.Failure.ToString());
        settings.Database.Folder = Directory.CreateTempSubdirectory("tangent-bench-").FullName;
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTangentStorage(settings.Database).AddTangentApp(settings).BuildServiceProvider();
        var who = Actor.LocalOperator("bench");
        await Prepare(services, settings, who);
        Console.WriteLine(settings.Database.Provider);

        var (imports, busy) = (new List<double>(), new List<double>());
        for (int round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            imports.Add(await Import(services, who, (char)('A' + round)));
            busy.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        Console.WriteLine(Spread.Line($"importing {Touchpoints:N0} new rows", imports, "s"));
        Console.WriteLine(Spread.Line("its processor time, without that of a database server", busy, "s"));
        await Again(services, who);
        await Export(services, who);
        foreach (var (name, filter, order) in Questions) await Ask(services, who, name, filter, order);
        Directory.Delete(settings.Database.Folder, recursive: true);
    }

    private static async Task Prepare(ServiceProvider services, TangentSettings settings, Actor who)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Database.Provider), TimeProvider.System, default);
        var now = TimeProvider.System.GetUtcNow();
        for (int i = 1; i <= 200; i++)
        {
            var path = i == 1 ? UnitPath.Root : UnitPath.Root.Child(i);
            db.Add(new OrgUnit
            {
                Id = Guid.CreateVersion7(now),
                Number = i,
                Path = path.Value,
                Code = $"U{i}",
                Kind = UnitKind.Hall,
                NameZh = $"厅{i}",
                NameEn = $"Hall {i}",
                TimeZone = "Asia/Shanghai",
            });
        }
        scope.ServiceProvider.GetRequiredService<Audit>().Write(who, "access.add-unit", new(Kind.Unit, null, null, UnitPath.Root));
        await db.SaveChangesAsync();
    }

    private static string File(char round)
    {
        string[] channels = ["网厅", "掌厅", "自助终端", "热线", "营业厅人员", "上门人员", "App", "微信"], stages = ["售前", "售中", "售后"];
        string[] acts = ["上门维修", "宽带报修", "开户办理", "账单查询", "套餐变更", "投诉受理", "故障申告", "积分兑换"];
        var text = new StringBuilder("编码,中文名称,英文名称,渠道,阶段,单位,类别,接触距离,别名,质量指标,效率指标\n");
        for (int i = 1; i <= Touchpoints; i++)
            text.Append(CultureInfo.InvariantCulture, $"{round}{i},{acts[i % 8]}网点 {i},")
                .Append(CultureInfo.InvariantCulture, $"{round} touchpoint {i} of the network,{channels[i % 8]},{stages[i % 3]},")
                .Append(CultureInfo.InvariantCulture, $"U{i % 200 + 1},前台、物理,面对面,别名 {i},一次解决率,等候 分钟\n");
        return text.ToString();
    }

    private static async Task<double> Import(ServiceProvider services, Actor who, char round)
    {
        var bytes = Encoding.UTF8.GetBytes(File(round));
        await using var scope = services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        var done = await scope.ServiceProvider.GetRequiredService<ImportFile>().Run(who, new("bench.csv", new MemoryStream(bytes)), default);
        if (done.Failure is not null || done.Value.Counts.New != Touchpoints) throw new InvalidOperationException($"{done.Failure} {done.Value.Counts}");
        return clock.Elapsed.TotalSeconds;
    }

    // Only the first register stays, so that lists are asked over 20,000.
    private static async Task Again(ServiceProvider services, Actor who)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var first = "B";
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(db.Database,
                $"delete from touchpoint_versions where touchpoint_id in (select id from touchpoints where code >= {first})");
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(db.Database,
                $"delete from touchpoints where code >= {first}");
        }
        await using var again = services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        var done = await again.ServiceProvider.GetRequiredService<ImportFile>().Run(who,
            new("bench.csv", new MemoryStream(Encoding.UTF8.GetBytes(File('A')))), default);
        Console.WriteLine(Spread.Line($"the same file again ({done.Value.Counts.Unchanged:N0} unchanged)", [clock.Elapsed.TotalSeconds], "s"));
        clock.Restart();
        var other = File('A').Replace("of the network", "of our network", StringComparison.Ordinal);
        done = await again.ServiceProvider.GetRequiredService<ImportFile>().Run(who, new("bench.csv", new MemoryStream(Encoding.UTF8.GetBytes(other))), default);
        Console.WriteLine(Spread.Line($"with other names ({done.Value.Counts.Changed:N0} changed)", [clock.Elapsed.TotalSeconds], "s"));
    }

    private static async Task Export(ServiceProvider services, Actor who)
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            await using var scope = services.CreateAsyncScope();
            long before = GC.GetTotalMemory(forceFullCollection: true);
            var clock = Stopwatch.StartNew();
            var taken = await scope.ServiceProvider.GetRequiredService<ExportTouchpoints>()
                .Run(who, new(new(), default, null, new(key => key, member => member.ToString(), true)), default);
            await taken.Value.Write(format, Stream.Null, default);
            Console.WriteLine(Spread.Line($"export {format}", [clock.Elapsed.TotalSeconds], "s")
                + string.Create(CultureInfo.InvariantCulture, $", held after it {(GC.GetTotalMemory(true) - before) / 1024.0 / 1024:0.#} MiB more"));
        }
    }

    private static async Task Ask(ServiceProvider services, Actor who, string name, TouchpointFilter filter, TouchpointOrder order)
    {
        var times = new List<double>();
        for (int i = -10; i < Asked; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var clock = Stopwatch.StartNew();
            var listed = await scope.ServiceProvider.GetRequiredService<ListTouchpoints>().Run(who, new(filter, order), default);
            if (listed.Failure is not null) throw new InvalidOperationException(listed.Failure.ToString());
            if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line(name, times, "ms"));
        times.Clear();
        for (int i = -5; i < Asked; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var clock = Stopwatch.StartNew();
            await scope.ServiceProvider.GetRequiredService<CountTouchpoints>().Run(who, new(filter), default);
            if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line($"{name}: its count", times, "ms"));
    }
}
