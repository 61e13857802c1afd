using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Access.Published;
using Tangent.App.Access.SigningIn;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Tests;

namespace Tangent.Web.Tests.Security;

public sealed class OneTimeLinkTests
{
    private const string Password = "a calm green river";

    [Fact]
    public async Task The_first_link_makes_the_administrator_and_names_the_organisation()
    {
        await using var site = await Site.Start();
        using var browser = site.Visitor();
        var answer = await Welcome(browser, site.FirstToken, "first@example.com");
        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);

        var (role, unit) = await site.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            return ((await db.AccountGrants.SingleAsync()).Role, await db.OrgUnits.SingleAsync());
        });
        Assert.Equal((Role.Administrator, "澄江通信", "Asia/Shanghai"), (role, unit.NameZh, unit.TimeZone));
    }

    [Fact]
    public async Task Every_problem_of_the_form_is_listed_at_once_and_what_was_typed_stays_but_the_password()
    {
        await using var site = await Site.Start();
        using var browser = site.Visitor();
        var page = await (await browser.Submit($"/welcome/{site.FirstToken}", "welcome",
            ("Sent.Name", ""), ("Sent.Email", "not an address"), ("Sent.Password", "password12"))).Page();

        Assert.Equal(4, page.QuerySelectorAll(".tg-problems li").Length);
        Assert.Equal("not an address", page.QuerySelector("input[name='Sent.Email']")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("input[name='Sent.Password']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_start_voids_the_link_before_and_an_account_ends_the_links()
    {
        await using var site = await Site.Start();
        var fresh = await Invite(site);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor().GetAsync($"/welcome/{site.FirstToken}")).StatusCode);
        await Welcome(site.Visitor(), fresh.Value, "first@example.com");

        Assert.Equal("signin.already-set-up", (await Invite(site)).Failure!.Problems[0].Code);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor().GetAsync($"/welcome/{fresh.Value}")).StatusCode);
    }

    [Fact]
    public async Task A_link_expires()
    {
        await using var site = await Site.Start();
        site.Clock.Advance(InviteFirstAdministrator.Life + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor().GetAsync($"/welcome/{site.FirstToken}")).StatusCode);
    }

    [Theory]
    [OnBothDatabases]
    public async Task S17_twenty_who_accept_one_link_at_once_make_exactly_one_account(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => site.With(services =>
            services.GetRequiredService<AcceptInvitation>().Run(Actor.Nobody,
                new(site.FirstToken, "A", $"a{i}@example.com", Password, "en", "Org", "Asia/Shanghai", null),
                CancellationToken.None))));

        Assert.Single(answers, answer => answer.Failure is null);
        Assert.Equal(1, await site.With(services => services.GetRequiredService<Db>().Users.CountAsync()));
    }

    [Fact]
    public async Task S17_a_secret_of_one_purpose_opens_nothing_else()
    {
        await using var site = await Site.Start();
        var account = await site.AddAccount(Role.Administrator, password: Password);
        var reset = await AddReset(site, account);
        var key = await site.AddApiKey(Role.Administrator, owner: account);
        var secrets = new Dictionary<string, string>
        {
            ["invitation"] = site.FirstToken,
            ["reset"] = reset,
            ["key"] = key,
            ["session"] = await SessionSecret(site, account),
        };

        foreach (var (purpose, secret) in secrets)
        {
            Assert.Equal(purpose == "invitation", await Opens(site, $"/welcome/{secret}"));
            Assert.Equal(purpose == "reset", await Opens(site, $"/reset/{secret}"));
            Assert.Equal(purpose == "session", await OpensAsCookie(site, secret));
            Assert.Equal(purpose == "key", await OpensAsKey(site, secret));
        }
    }

    [Fact]
    public async Task S17_a_reset_link_works_once_keeps_codes_and_dies_with_time()
    {
        await using var site = await Site.Start();
        var account = await site.AddAccount(Role.Clerk, password: Password);
        var reset = await AddReset(site, account);
        var other = await AddReset(site, account);
        var changed = await site.Visitor().Submit($"/reset/{reset}", "reset", ("Sent.Password", "another calm river"));
        Assert.Equal("/sign-in", changed.Headers.Location!.ToString());

        Assert.False(await Opens(site, $"/reset/{reset}"));
        Assert.False(await Opens(site, $"/reset/{other}"));
        var late = await AddReset(site, account);
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.False(await Opens(site, $"/reset/{late}"));
    }

    [Fact]
    public async Task S20_a_form_cannot_choose_the_role_that_it_gets()
    {
        await using var site = await Site.Start();
        await site.AddAccount(Role.Administrator);
        var hall = await site.AddUnit();
        var token = OneTimeSecret.NewToken();
        await Save(site, db => db.Add(new Invitation
        {
            Id = Guid.CreateVersion7(site.Clock.GetUtcNow()),
            Email = "new@example.com",
            Role = Role.Clerk,
            UnitId = hall,
            TokenHash = OneTimeSecret.Hash(token),
            InvitedBy = Guid.Empty,
            CreatedUtc = site.Clock.GetUtcNow().UtcDateTime,
            ExpiresUtc = site.Clock.GetUtcNow().UtcDateTime.AddHours(1),
        }));
        await site.Visitor().Submit($"/welcome/{token}", "welcome", ("Sent.Name", "New"), ("Sent.Email", "other@example.com"),
            ("Sent.Password", Password), ("Sent.Role", "Administrator"), ("Sent.UnitId", Guid.Empty.ToString()));

        var made = await site.With(services =>
        {
            var db = services.GetRequiredService<Db>();
            return (from one in db.Users
                    join grant in db.AccountGrants on one.Id equals grant.AccountId
                    where one.Email == "new@example.com"
                    select grant).SingleAsync();
        });
        Assert.Equal((Role.Clerk, hall), (made.Role, made.UnitId));
    }

    private static Task<HttpResponseMessage> Welcome(HttpClient browser, string token, string email) =>
        browser.Submit($"/welcome/{token}", "welcome", ("Sent.Organisation", "澄江通信"), ("Sent.Name", "林"),
            ("Sent.Email", email), ("Sent.Password", Password), ("Sent.TimeZone", "Asia/Shanghai"));

    private static Task<Outcome<string>> Invite(Site site) => site.With(services =>
        services.GetRequiredService<InviteFirstAdministrator>().Run(Actor.LocalOperator("tests"), new(), CancellationToken.None));

    private static async Task<bool> Opens(Site site, string path) =>
        (await site.Visitor().GetAsync(path)).StatusCode == HttpStatusCode.OK;

    private static async Task<bool> OpensAsCookie(Site site, string secret)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie("tangent-session", secret, "/", site.Url.Host));
        return (await site.Visitor(cookies).GetAsync("/account")).StatusCode == HttpStatusCode.OK;
    }

    private static async Task<bool> OpensAsKey(Site site, string secret)
    {
        using var program = site.Visitor();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return (await program.GetAsync("/api/v1/never-there")).StatusCode != HttpStatusCode.Unauthorized;
    }

    private static Task<string> SessionSecret(Site site, Guid account) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var row = await db.Users.AsTracking().SingleAsync(one => one.Id == account);
        var ticket = services.GetRequiredService<SessionStart>().Add(Actor.Nobody, row,
            new Subject(Kind.Account, account.ToString(), null, UnitPath.Root), "Tests", "test");
        await db.SaveChangesAsync();
        return ticket.Cookie;
    });

    private static async Task<string> AddReset(Site site, Guid account)
    {
        var token = OneTimeSecret.NewToken();
        var now = site.Clock.GetUtcNow();
        await Save(site, db => db.Add(new PasswordReset
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account,
            TokenHash = OneTimeSecret.Hash(token),
            MadeBy = account,
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddHours(24),
        }));
        return token;
    }

    private static Task<int> Save(Site site, Action<Db> add) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        add(db);
        services.GetRequiredService<Audit>().Write(Actor.System, "tests.arranged", new(Kind.Installation, null, null, UnitPath.Root));
        return await db.SaveChangesAsync();
    });
}
