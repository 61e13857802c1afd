using Microsoft.Playwright;

namespace Tangent.Web.Tests.Parts;

/// <summary>What a browser makes of every part: the gallery shows each in all of its states.</summary>
public sealed class GalleryTests(Browser browser, GallerySite site) : IClassFixture<Browser>, IClassFixture<GallerySite>
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_page_has_no_console_error_and_breaks_no_content_security_policy(string language)
    {
        await using var window = await browser.Window(language);
        var page = await window.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
        page.Response += (_, response) => { if (response.Status >= 400) said.Add($"{response.Status} {response.Url}"); };

        await page.GotoAsync(site.Url + "/parts");
        await page.Locator("tg-chart").ScrollIntoViewIfNeededAsync();
        await page.Locator("tg-chart canvas").First.WaitForAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForTimeoutAsync(200);

        Assert.Empty(said);
    }
}
