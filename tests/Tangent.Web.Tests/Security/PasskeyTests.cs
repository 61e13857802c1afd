using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Access.Published;
using Tangent.App.Access.SigningIn;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

/// <summary>In a real browser with an authenticator that Chromium plays.</summary>
[Collection("site")]
public sealed class PasskeyTests(SharedSite shared, Browser browser) : IClassFixture<Browser>
{
    private const string Password = "a calm green river", Refused = "This passkey was not accepted";
    private static int serial;
    private readonly Site site = shared.Site;

    // Passkeys refuse an IP address, so the browser goes by the name.
    private string Url => $"http://localhost:{site.Url.Port}";

    [Fact]
    public async Task A_passkey_signs_in_once_per_challenge_until_it_is_removed()
    {
        await using var window = await browser.Window("en");
        var device = await PasskeyDevice.Of(window);
        var account = await Register(device.Page);
        Assert.Equal(1, await Entries(account, "signin.passkey-added"));

        await window.ClearCookiesAsync();
        var (sent, cookies) = await Enter(device.Page);
        Assert.EndsWith("/account", device.Page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await Entries(account, "signin.signed-in"));
        var kept = await site.With(services => services.GetRequiredService<Db>().UserPasskeys.SingleAsync(row => row.UserId == account));
        Assert.True(kept.Data.SignCount > 1);
        Assert.DoesNotContain("tangent-session=", await Replay(sent, cookies), StringComparison.Ordinal);

        await device.Page.ClickAsync("td.r button:has-text('Remove')");
        await device.Page.WaitForSelectorAsync("text=No passkey yet.");
        Assert.Equal(1, await Entries(account, "signin.passkey-removed"));
        await IsRefused(window, device.Page);
    }

    [Fact]
    public async Task Another_accounts_passkey_and_a_closed_or_resting_account_get_the_same_words()
    {
        await using var window = await browser.Window("en");
        var device = await PasskeyDevice.Of(window);
        var other = await site.AddAccount(Role.Clerk);
        var account = await Register(device.Page);

        await Change(account, "locked", row => row.LockoutEnd = site.Clock.GetUtcNow().AddMinutes(5));
        await IsRefused(window, device.Page);
        await Change(account, "closed", row => (row.LockoutEnd, row.DeactivatedUtc) = (null, site.Clock.GetUtcNow().UtcDateTime));
        await IsRefused(window, device.Page);
        Assert.Equal(2, await Entries(account, "signin.failed"));
        await Change(account, "open", row => row.DeactivatedUtc = null);
        await device.ClaimToBe(other.ToString());
        await IsRefused(window, device.Page);
    }

    [Fact]
    public async Task A_device_that_checks_nobody_gives_one_factor_and_the_code_is_asked_for()
    {
        await using var window = await browser.Window("en");
        var device = await PasskeyDevice.Of(window);
        var account = await Register(device.Page);
        await TurnCodesOn(account);

        Assert.NotNull((await Answer(account, isPersonChecked: true)).Session);
        var half = await Answer(account, isPersonChecked: false);
        Assert.Null(half.Session);
        Assert.NotNull(half.SecondStep);
    }

    private Task<SignIn.Answer> Answer(Guid account, bool isPersonChecked) => site.With(async services =>
    {
        var users = services.GetRequiredService<UserManager<Storage.Access.Account>>();
        var kept = await users.GetPasskeysAsync((await users.FindByIdAsync(account.ToString()))!);
        return (await services.GetRequiredService<SignInByPasskey>().Run(
            Actor.Nobody, new(account, kept.Single(), isPersonChecked, "Tests"), CancellationToken.None)).Value;
    });

    private async Task<Guid> Register(IPage page)
    {
        var email = $"passkey{Interlocked.Increment(ref serial)}@example.com";
        var account = await site.AddAccount(Role.Clerk, email: email, password: Password);
        await page.GotoAsync($"{Url}/sign-in?return=/account");
        await page.FillAsync("[name='Sent.Email']", email);
        await page.FillAsync("[name='Sent.Password']", Password);
        await page.ClickAsync("button.pri");
        await page.Arrives("/account");
        await page.ClickAsync("button:has-text('Add a passkey')");
        await page.WaitForSelectorAsync("td.r button:has-text('Remove')");
        return account;
    }

    /// <summary>What the browser sent in the end, and its cookies at that time.</summary>
    private async Task<(IRequest Sent, string Cookies)> Enter(IPage page)
    {
        await page.GotoAsync($"{Url}/sign-in?return=/account");
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("button:has-text('Sign in with a passkey')"),
            request => request.Url.EndsWith("/sign-in/passkey", StringComparison.Ordinal));
        var cookies = (await sent.AllHeadersAsync())["cookie"];
        await page.Arrives("/(account|sign-in)");
        return (sent, cookies);
    }

    private async Task IsRefused(IBrowserContext window, IPage page)
    {
        await window.ClearCookiesAsync();
        await Enter(page);
        await page.WaitForSelectorAsync($"text={Refused}");
        await page.GotoAsync($"{Url}/account");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    private static async Task<string> Replay(IRequest sent, string cookies)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler);
        using var again = new HttpRequestMessage(HttpMethod.Post, sent.Url) { Content = new ByteArrayContent(sent.PostDataBuffer!) };
        again.Content.Headers.TryAddWithoutValidation("Content-Type", (await sent.AllHeadersAsync())["content-type"]);
        again.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var reply = await client.SendAsync(again);
        Assert.Equal("/sign-in", reply.Headers.Location?.ToString());
        return string.Join('\n', reply.Headers.GetValues("Set-Cookie"));
    }

    private Task<int> Entries(Guid account, string action) => site.With(services => services.GetRequiredService<Db>()
        .AuditEntries.CountAsync(one => one.ObjectId == account.ToString() && one.Act == action));

    private Task<int> Change(Guid account, string why, Action<Storage.Access.Account> change) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        change(await db.Users.AsTracking().SingleAsync(one => one.Id == account));
        services.GetRequiredService<Audit>().Write(Actor.System, "tests." + why, new(Kind.Installation, null, null, UnitPath.Root));
        return await db.SaveChangesAsync();
    });

    private async Task TurnCodesOn(Guid account)
    {
        var who = new Actor(account, "Somebody", Door.Page, "127.0.0.1", [new(Role.Clerk, UnitPath.Root)]);
        var setup = await site.With(services =>
            services.GetRequiredService<StartCodes>().Run(who, new(Password), CancellationToken.None));
        var on = await site.With(services => services.GetRequiredService<ConfirmCodes>()
            .Run(who, new(Totp.Code(setup.Value.Secret, site.Clock.GetUtcNow())), CancellationToken.None));
        Assert.Null(on.Failure);
    }
}
