using Microsoft.Playwright;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>In a real browser with an authenticator that Chromium plays.</summary>
[Collection("site")]
public sealed class PasskeyTests(SharedSite shared, Browser browser) : IClassFixture<Browser>
{
    private readonly Site site = shared.Site;

    [Fact]
    public async Task A_passkey_is_made_signs_in_and_is_no_longer_good_once_removed()
    {
        const string Password = "a calm green river";
        await site.AddAccount(Role.Clerk, email: "passkey.person@example.com", password: Password);
        await using var window = await browser.Window("en");
        var page = await window.NewPageAsync();
        await AddAuthenticator(window, page);
        var url = $"http://localhost:{site.Url.Port}";

        await page.GotoAsync($"{url}/sign-in");
        await page.FillAsync("[name='Sent.Email']", "passkey.person@example.com");
        await page.FillAsync("[name='Sent.Password']", Password);
        await page.ClickAsync("button:has-text('Sign in'):not([hidden] *) >> nth=0");
        await page.GotoAsync($"{url}/account");
        await page.ClickAsync("button:has-text('Add a passkey')");
        await page.WaitForSelectorAsync("button:has-text('Remove')");

        await window.ClearCookiesAsync();
        await EnterByPasskey(page, url);
        await page.GotoAsync($"{url}/account");
        await page.ClickAsync("button:has-text('Remove')");
        await page.WaitForSelectorAsync("text=No passkey yet.");

        await window.ClearCookiesAsync();
        await EnterByPasskey(page, url);
        await page.GotoAsync($"{url}/account");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    private static async Task EnterByPasskey(IPage page, string url)
    {
        await page.GotoAsync($"{url}/sign-in?return=/account");
        await page.ClickAsync("button:has-text('Sign in with a passkey')");
        await page.WaitForSelectorAsync("text=/My account|This passkey was not accepted/");
    }

    private static async Task AddAuthenticator(IBrowserContext window, IPage page)
    {
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true,
                ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
