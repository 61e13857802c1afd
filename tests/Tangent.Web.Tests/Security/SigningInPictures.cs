using Microsoft.Playwright;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Takes pictures of the pages around signing in, for eyes: only when TANGENT_PICTURES names a folder.</summary>
[Collection("site")]
public sealed class SigningInPictures(SharedSite shared, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("zh-CN", 1440, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Dark)]
    public async Task Pictures_are_taken_when_asked_for(string language, int width, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("TANGENT_PICTURES");
        Assert.SkipWhen(folder is null, "TANGENT_PICTURES names no folder.");
        const string Password = "a calm green river";
        var email = $"pictures.{language}@example.com";
        await shared.Site.AddAccount(Role.UnitManager, email: email, password: Password);
        await using var window = await browser.Window(language, width, 900, scheme);
        var page = await window.NewPageAsync();

        await Take("/welcome/" + shared.Site.FirstToken, "welcome");
        await Take("/sign-in", "sign-in");
        await page.FillAsync("[name='Sent.Email']", email);
        await page.FillAsync("[name='Sent.Password']", "wrong");
        await page.Locator("button.pri").ClickAsync();
        await Shoot("refused");
        await page.FillAsync("[name='Sent.Password']", Password);
        await page.Locator("button.pri").ClickAsync();
        await Take("/account", "account");
        await page.FillAsync("[name='Starting.Password']", Password);
        await page.Locator("form:has([name='Starting.Password']) button").ClickAsync();
        await Shoot("codes");
        await Take("/no/such/page", "missing");

        async Task Take(string path, string name)
        {
            await page.GotoAsync(shared.Site.Url + path.TrimStart('/'));
            await Shoot(name);
        }

        async Task Shoot(string name) => await page.ScreenshotAsync(
            new() { Path = Path.Combine(folder!, $"signin-{name}-{language}-{width}-{scheme}.png"), FullPage = true });
    }
}
