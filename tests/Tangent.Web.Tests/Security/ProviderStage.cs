using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

/// <summary>A site, a provider, and browsers that go to and fro between them.</summary>
sealed class ProviderStage(Site site, FakeProvider provider, string language) : IAsyncDisposable
{
    public Site Site => site;
    public FakeProvider Provider => provider;

    public static async Task<ProviderStage> Set(
        Action<TangentSettings>? arrange = null, DatabaseSettings? database = null, string language = "en")
    {
        var provider = await FakeProvider.Start();
        var site = await Site.Start(settings =>
        {
            provider.Use(settings);
            arrange?.Invoke(settings);
        }, database);
        return new(site, provider, language);
    }

    /// <summary>A person with an account here, of whom the provider will speak.</summary>
    public async Task<Guid> Know(string email)
    {
        provider.Person["email"] = email;
        return await site.AddAccount(Role.Clerk, email: email, password: "a calm green river");
    }

    public HttpClient Browser(CookieContainer? cookies = null)
    {
        var browser = site.Visitor(cookies);
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    /// <summary>Goes to the provider and brings its answer: the address to follow.</summary>
    public async Task<string> Ask(HttpClient browser, string back)
    {
        using var out1 = await browser.GetAsync("/sign-in/provider?return=" + Uri.EscapeDataString(back));
        Assert.StartsWith(provider.Issuer, out1.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await there.GetAsync(out1.Headers.Location);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>The whole way; gives the path at which the person lands, signed in.</summary>
    public async Task<string> Enter(HttpClient browser, string back = "/")
    {
        using var landed = await browser.GetAsync(await Ask(browser, back));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        return landed.Headers.Location!.ToString();
    }

    /// <summary>The whole way, which ends at the sign-in page with these words and without a session.</summary>
    public async Task IsRefused(string words)
    {
        using var browser = Browser();
        Assert.Contains(words, await Words(browser, await Ask(browser, "/")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    /// <summary>What the sign-in page says after this answer.</summary>
    public static async Task<string> Words(HttpClient browser, string answer)
    {
        using var refused = await browser.GetAsync(answer);
        Assert.Equal("/sign-in", refused.Headers.Location?.ToString());
        // Who is signed in already is sent on from the sign-in page; the message stands on the page after it.
        using var within = await browser.GetAsync("/account");
        using var page = within.StatusCode == HttpStatusCode.OK ? within : await browser.GetAsync("/sign-in");
        return (await page.Page()).Body!.TextContent;
    }

    public Task<int> Sessions(Guid account) =>
        Ask(db => db.Sessions.CountAsync(row => row.AccountId == account));

    public Task<int> Links() => Ask(db => db.UserLogins.CountAsync());

    /// <summary>What the audit log says about the account, by name.</summary>
    public Task<List<string>> Acts(Guid account) => Ask(db => db.AuditEntries
        .Where(one => one.ObjectId == account.ToString()).OrderBy(one => one.Act).Select(one => one.Act).ToListAsync());

    public Task<int> Close(Guid account) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        (await db.Users.AsTracking().SingleAsync(one => one.Id == account)).DeactivatedUtc = site.Clock.GetUtcNow().UtcDateTime;
        services.GetRequiredService<Audit>().Write(Actor.System, "tests.closed", new(Kind.Installation, null, null, UnitPath.Root));
        return await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    private Task<T> Ask<T>(Func<Db, Task<T>> question) => site.With(services => question(services.GetRequiredService<Db>()));
}
