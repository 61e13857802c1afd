using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tangent.App;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Tests;

/// <summary>A whole installation of one test's own: a real database, every use case, a clock that the test moves.</summary>
public sealed class House : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Dictionary<DatabaseProvider, Template> Templates = [];
    private static int count;
    private readonly ServiceProvider services;
    private readonly List<IServiceScope> scopes = [];
    private bool isDropped = true;

    private House(TangentSettings settings, ManualClock clock, Action<IServiceCollection>? more = null)
    {
        (Settings, Clock) = (settings, clock);
        var parts = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new MachineClock(clock))
            .AddTangentStorage(settings.Database)
            .AddTangentApp(settings);
        more?.Invoke(parts);
        services = parts
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The settings that the house runs on.</summary>
    public TangentSettings Settings { get; }

    /// <summary>The clock of every use case.</summary>
    public ManualClock Clock { get; }

    /// <summary>The root unit, at path <c>1.</c>.</summary>
    public Guid RootUnit { get; } = new("00000000-0000-7000-8000-0000000000a1");

    /// <summary>A house with an up-to-date database that holds the root unit and nothing else.</summary>
    /// <param name="provider">On which database.</param>
    /// <param name="more">Services of the test's own, such as a handler or a kind of job.</param>
    public static async Task<House> Open(DatabaseProvider provider, Action<IServiceCollection>? more = null)
    {
        var clock = new ManualClock();
        await Gate.WaitAsync();
        try
        {
            if (!Templates.ContainsKey(provider)) Templates[provider] = await MakeTemplate(provider, clock);
        }
        finally
        {
            Gate.Release();
        }
        var database = await Empty(provider, Templates[provider]);
        return new(Around(database), clock, more);
    }

    /// <summary>A house around a database that exists already; it is dropped with the house unless another one keeps it.</summary>
    public static House Around(DatabaseSettings database, ManualClock clock, bool isDropped = true) =>
        new(Around(database), clock) { isDropped = isDropped };

    /// <summary>Settings of a database that does not exist yet; the caller drops it with <see cref="Drop"/>.</summary>
    public static Task<DatabaseSettings> Empty(DatabaseProvider provider) => Empty(provider, null);

    /// <summary>One use case, or any other service, in a scope of its own: as one request would have it.</summary>
    public T Get<T>() where T : notnull => Scope().GetRequiredService<T>();

    /// <summary>A scope: its services share one unit of work.</summary>
    public IServiceProvider Scope()
    {
        var scope = services.CreateScope();
        lock (scopes) scopes.Add(scope);
        return scope.ServiceProvider;
    }

    /// <summary>A fresh unit of work on the house's database.</summary>
    public Db Db() => Get<Db>();

    /// <summary>Somebody with one role over a unit and everything below it; the same role has the same id.</summary>
    public static Actor As(Role role, string unitPath = "1.") =>
        new(new Guid($"00000000-0000-7000-8000-0000000001{(int)role:00}"), role.ToString(), Door.Page, "127.0.0.1",
            [new Grant(role, UnitPath.From(unitPath))]);

    /// <summary>An organisation unit below another one (the root when none is named).</summary>
    public async Task<OrgUnit> Unit(string code, OrgUnit? parent = null, UnitKind kind = UnitKind.Hall)
    {
        var scope = Scope();
        var db = scope.GetRequiredService<Db>();
        int number = await db.OrgUnits.MaxAsync(unit => unit.Number) + 1;
        var path = UnitPath.From(parent?.Path ?? "1.").Child(number);
        var unit = NewUnit(Guid.CreateVersion7(Clock.GetUtcNow()), parent?.Id ?? RootUnit, number, path, code, kind);
        db.Add(unit);
        scope.GetRequiredService<Audit>().Write(Actor.System, "access.add-unit",
            new Subject(Kind.Unit, unit.Id.ToString(), code, path), after: unit);
        await db.SaveChangesAsync();
        return unit;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var scope in scopes) scope.Dispose();
        await services.DisposeAsync();
        if (isDropped) await Drop(Settings.Database);
    }

    /// <summary>Deletes a database with everything in its folder.</summary>
    public static async Task Drop(DatabaseSettings database)
    {
        if (database.Provider == DatabaseProvider.Postgres)
        {
            var name = new NpgsqlConnectionStringBuilder(database.Connection).Database;
            await (await PostgresCluster.Get()).Run($"drop database if exists {name} with (force)");
        }
        SqliteConnection.ClearPool(new SqliteConnection(StorageServices.SqliteConnectionString(database)));
        Directory.Delete(database.Folder, recursive: true);
    }

    private static TangentSettings Around(DatabaseSettings database)
    {
        var settings = new TangentSettings();
        settings.Database.Provider = database.Provider;
        settings.Database.Folder = database.Folder;
        settings.Database.Connection = database.Connection;
        settings.Web.Url = "http://127.0.0.1:0";
        return settings;
    }

    private static async Task<DatabaseSettings> Empty(DatabaseProvider provider, Template? template)
    {
        var database = new DatabaseSettings
        {
            Provider = provider,
            Folder = Directory.CreateTempSubdirectory("tangent-test-").FullName,
        };
        if (provider == DatabaseProvider.Sqlite)
        {
            if (template is not null) await File.WriteAllBytesAsync(database.File, template.File!);
            return database;
        }
        var cluster = await PostgresCluster.Get();
        var name = $"house_{Interlocked.Increment(ref count)}";
        await cluster.Run($"create database {name}{(template is null ? "" : " template " + template.Database)}");
        database.Connection = cluster.Connection(name);
        return database;
    }

    private static async Task<Template> MakeTemplate(DatabaseProvider provider, ManualClock clock)
    {
        var database = await Empty(provider, null);
        await using var house = new House(Around(database), clock) { isDropped = provider == DatabaseProvider.Sqlite };
        var applied = await SchemaUpgrade.Run(house.Db(), SchemaScripts.Of(provider), clock, CancellationToken.None);
        Assert.Null(applied.Failure);

        var scope = house.Scope();
        var db = scope.GetRequiredService<Db>();
        var root = NewUnit(house.RootUnit, null, 1, UnitPath.Root, "ROOT", UnitKind.Group);
        db.Add(root);
        scope.GetRequiredService<Audit>().Write(Actor.System, "access.add-unit",
            new Subject(Kind.Unit, root.Id.ToString(), root.Code, UnitPath.Root), after: root);
        await db.SaveChangesAsync();
        if (provider == DatabaseProvider.Postgres)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(database.Connection));
            Directory.Delete(database.Folder);
            return new(null, new NpgsqlConnectionStringBuilder(database.Connection).Database);
        }
        await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
        return new(await File.ReadAllBytesAsync(database.File), null);
    }

    private static OrgUnit NewUnit(Guid id, Guid? parent, int number, UnitPath path, string code, UnitKind kind) => new()
    {
        Id = id,
        ParentId = parent,
        Number = number,
        Path = path.Value,
        Code = code,
        Kind = kind,
        NameZh = $"单位{code}",
        NameEn = $"Unit {code}",
        TimeZone = "Asia/Shanghai",
    };

    private sealed record Template(byte[]? File, string? Database);
}
