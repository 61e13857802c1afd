using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Security;

/// <summary>Pages of another origin and answers that come too late, on both databases.</summary>
public sealed class PasskeyRefusalTests(Browser browser) : IClassFixture<Browser>
{
    private const string Email = "zoe@example.com", Password = "a calm green river", Refused = "This passkey was not accepted";

    [Theory, OnBothDatabases]
    public async Task An_answer_that_comes_too_late_is_refused(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await using var window = await browser.Window("en");
        var device = await PasskeyDevice.Of(window);
        var account = await Register(site, device.Page);
        await window.ClearCookiesAsync();
        await device.Page.RouteAsync("**/sign-in/passkey", async route =>
        {
            site.Clock.Advance(TimeSpan.FromMinutes(6));
            await route.ContinueAsync();
        });
        await Enter(site, device.Page);
        await device.Page.WaitForSelectorAsync($"text={Refused}");
        Assert.Equal(1, await Sessions(site, account));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_of_another_origin_makes_no_passkey_and_opens_nothing(DatabaseProvider provider)
    {
        await using var site = await Site.Start(settings => settings.Web.PublicBaseUrl = "http://localhost:9", await House.Empty(provider));
        await using var window = await browser.Window("en");
        var device = await PasskeyDevice.Of(window);
        await site.AddAccount(Role.Clerk, email: Email, password: Password);
        // The same name, so that the device plays along, but not the address that the settings name.
        Assert.NotEqual(site.Url.Port, new Uri(site.Services.GetRequiredService<Tangent.App.Settings.TangentSettings>().Web.PublicBaseUrl!).Port);
        await SignIn(site, device.Page);
        await device.Page.ClickAsync("button:has-text('Add a passkey')");
        await device.Page.WaitForSelectorAsync($"text={Refused}");
        Assert.Equal(0, await site.With(services => services.GetRequiredService<Db>().UserPasskeys.CountAsync()));
    }

    // Passkeys refuse an IP address, so the browser goes by the name.
    private static string Url(Site site) => $"http://localhost:{site.Url.Port}";

    private static async Task<Guid> Register(Site site, IPage page)
    {
        var account = await site.AddAccount(Role.Clerk, email: Email, password: Password);
        await SignIn(site, page);
        await page.ClickAsync("button:has-text('Add a passkey')");
        await page.WaitForSelectorAsync("td.r button:has-text('Remove')");
        return account;
    }

    private static async Task SignIn(Site site, IPage page)
    {
        await page.GotoAsync($"{Url(site)}/sign-in?return=/account");
        await page.FillAsync("[name='Sent.Email']", Email);
        await page.FillAsync("[name='Sent.Password']", Password);
        await page.ClickAsync("button.pri");
        await page.Arrives("/account");
    }

    private static async Task Enter(Site site, IPage page)
    {
        await page.GotoAsync($"{Url(site)}/sign-in?return=/account");
        await page.ClickAsync("button:has-text('Sign in with a passkey')");
    }

    private static Task<int> Sessions(Site site, Guid account) =>
        site.With(services => services.GetRequiredService<Db>().Sessions.CountAsync(row => row.AccountId == account));
}
