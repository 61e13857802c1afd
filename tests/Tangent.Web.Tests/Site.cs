using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Access.Published;
using Tangent.App.Access.SigningIn;
using Tangent.App.Settings;
using Tangent.Cli;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Storage.Schema;
using Tangent.Tests;

namespace Tangent.Web.Tests;

/// <summary>A running site on a port of the system's choice, over a database of its own that starts with the root unit.</summary>
public sealed class Site : IAsyncDisposable
{
    private const string SessionName = "tangent-session";

    private readonly WebApplication app;
    private static readonly Lazy<Task<byte[]>> Schema = new(MakeSchema);
    private readonly DatabaseSettings database;
    private int serial;

    private Site(WebApplication app, TestClock clock, DatabaseSettings database) =>
        (this.app, Clock, this.database) = (app, clock, database);

    public TestClock Clock { get; }

    /// <summary>Address of the site, without a slash at the end.</summary>
    public Uri Url => new(app.Urls.Single());

    /// <summary>The server's own services; take a scope for what is scoped, or use <see cref="With{T}"/>.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>The one-time token that the first start made.</summary>
    public string FirstToken { get; private set; } = "";

    /// <summary>A fresh site on SQLite, or on the given database.</summary>
    /// <param name="arrange">Changes settings before the start.</param>
    /// <param name="database">An empty database; a new SQLite file when null.</param>
    public static async Task<Site> Start(Action<TangentSettings>? arrange = null, DatabaseSettings? database = null)
    {
        var settings = await Settings(database);
        settings.Limits.RequestsPerMinute = settings.Limits.ApiRequestsPerMinute = 1_000_000;
        settings.Limits.SignInTriesPerMinute = 10_000;
        arrange?.Invoke(settings);
        var clock = new TestClock();
        var site = new Site(Server.Build(settings, clock), clock, settings.Database);
        await site.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var upgraded = await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Database.Provider), clock, CancellationToken.None);
            Assert.Null(upgraded.Failure);
            var invite = services.GetRequiredService<InviteFirstAdministrator>();
            site.FirstToken = (await invite.Run(Actor.LocalOperator("tests"), new(), CancellationToken.None)).Value;
            return 0;
        });
        await site.app.StartAsync();
        return site;
    }

    /// <summary>Runs something with the site's scoped services.</summary>
    public async Task<T> With<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    /// <summary>A browser without any cookie. Redirects are answers to look at, not followed.</summary>
    public HttpClient Visitor(CookieContainer? cookies = null)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() };
        return new HttpClient(handler) { BaseAddress = Url };
    }

    /// <summary>A browser of a new person with this role over this unit and all below it.</summary>
    public async Task<HttpClient> SignedIn(Role role, string unitPath = "1.") =>
        await SignedIn(await AddAccount(role, unitPath));

    /// <summary>A further browser of this account.</summary>
    public async Task<HttpClient> SignedIn(Guid account)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(SessionName, await NewSession(account), "/", Url.Host));
        return Visitor(cookies);
    }

    /// <summary>Signs a window of the real browser in.</summary>
    public async Task SignIn(Microsoft.Playwright.IBrowserContext window, Guid account) => await window.AddCookiesAsync(
        [new() { Name = SessionName, Value = await NewSession(account), Domain = Url.Host, Path = "/" }]);

    private Task<string> NewSession(Guid account) => With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var row = await db.Users.AsTracking().SingleAsync(one => one.Id == account);
        var subject = new Subject(Kind.Account, account.ToString(), null, UnitPath.Root);
        var made = services.GetRequiredService<SessionStart>().Add(Actor.Nobody, row, subject, "Tests", "test");
        await db.SaveChangesAsync();
        return made.Cookie;
    });

    /// <summary>A program that signs in with a new key; its owner holds the same role over the same unit.</summary>
    public async Task<HttpClient> WithApiKey(Role role, string unitPath = "1.", Verb verbs = Verb.All)
    {
        var client = Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await AddApiKey(role, unitPath, verbs));
        return client;
    }

    /// <summary>A new key in the clear; by default of a new owner.</summary>
    public async Task<string> AddApiKey(Role role, string unitPath = "1.", Verb verbs = Verb.All, Guid? owner = null)
    {
        var account = owner ?? await AddAccount(role, unitPath);
        var key = OneTimeSecret.NewApiKey();
        var now = Clock.GetUtcNow();
        return await Save(async db => db.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account,
            Name = $"key {Interlocked.Increment(ref serial)}",
            Role = role,
            UnitId = await UnitOf(db, unitPath),
            Verbs = verbs,
            Prefix = key[..8],
            SecretHash = OneTimeSecret.Hash(key),
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddDays(30),
        }), key);
    }

    /// <summary>A new person with this role over this unit. Without a password there is no way in but the helpers above.</summary>
    public async Task<Guid> AddAccount(Role role, string unitPath = "1.", string? email = null, string? password = null)
    {
        var now = Clock.GetUtcNow();
        var address = email ?? $"person{Interlocked.Increment(ref serial)}@example.com";
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = $"{role} {serial}",
            SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
            CreatedUtc = now.UtcDateTime,
        };
        if (password is not null)
            account.PasswordHash = await With(services => Task.FromResult(services
                .GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>().HashPassword(account, password)));
        return await Save(async db =>
        {
            db.Add(account);
            db.Add(new AccountGrant
            {
                Id = Guid.CreateVersion7(now),
                AccountId = account.Id,
                Role = role,
                UnitId = await UnitOf(db, unitPath),
            });
        }, account.Id);
    }

    /// <summary>A new unit under the given one.</summary>
    public async Task<Guid> AddUnit(string parentPath = "1.", UnitKind kind = UnitKind.Hall, string? code = null)
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        return await Save(async db =>
        {
            var number = await db.OrgUnits.MaxAsync(unit => unit.Number) + 1;
            db.Add(new OrgUnit
            {
                Id = id,
                ParentId = await UnitOf(db, parentPath),
                Number = number,
                Path = UnitPath.From(parentPath).Child(number).Value,
                Code = code ?? $"U-{number}",
                Kind = kind,
                NameZh = $"单位{number}",
                NameEn = $"Unit {number}",
                TimeZone = "Asia/Shanghai",
            });
        }, id);
    }

    /// <summary>Path of a unit, such as <c>1.4.</c>.</summary>
    public Task<string> PathOf(Guid unit) => With(services =>
        services.GetRequiredService<Db>().OrgUnits.Where(one => one.Id == unit).Select(one => one.Path).SingleAsync());

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await House.Drop(database);
    }

    // The scripts run once in a test run; every other site begins with a copy of what they made.
    private static async Task<DatabaseSettings> UpToDate()
    {
        var database = await House.Empty(DatabaseProvider.Sqlite);
        await File.WriteAllBytesAsync(database.File, await Schema.Value);
        return database;
    }

    private static async Task<byte[]> MakeSchema()
    {
        var database = await House.Empty(DatabaseProvider.Sqlite);
        var clock = new ManualClock();
        await using var house = House.Around(database, clock);
        var db = house.Db();
        Assert.Null((await SchemaUpgrade.Run(db, SchemaScripts.Of(database.Provider), clock, CancellationToken.None)).Failure);
        await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
        return await File.ReadAllBytesAsync(database.File);
    }

    private static async Task<TangentSettings> Settings(DatabaseSettings? database)
    {
        var made = database ?? await UpToDate();
        var settings = new TangentSettings();
        (settings.Database.Provider, settings.Database.Folder, settings.Database.Connection) =
            (made.Provider, made.Folder, made.Connection);
        settings.Web.Url = "http://127.0.0.1:0";
        return settings;
    }

    private static Task<Guid> UnitOf(Db db, string path) =>
        db.OrgUnits.Where(unit => unit.Path == path).Select(unit => unit.Id).SingleAsync();

    private Task<T> Save<T>(Func<Db, Task> add, T result) => With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        await add(db);
        services.GetRequiredService<Audit>().Write(
            Actor.System, "tests.arranged", new(Kind.Installation, null, null, UnitPath.Root));
        await db.SaveChangesAsync();
        return result;
    });
}

/// <summary>One site that many tests share: each makes its own people and units in it.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await Site.Start();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>Tests that ask for <c>[Collection("site")]</c> take <see cref="SharedSite"/> in their constructor.</summary>
[CollectionDefinition("site")]
public sealed class SharedSiteOwners : ICollectionFixture<SharedSite>;
