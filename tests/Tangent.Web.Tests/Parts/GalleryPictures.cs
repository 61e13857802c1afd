using Microsoft.Playwright;

namespace Tangent.Web.Tests.Parts;

/// <summary>Takes pictures of the gallery, for eyes: only when TANGENT_PICTURES names a folder.</summary>
public sealed class GalleryPictures(Browser browser, GallerySite site) : IClassFixture<Browser>, IClassFixture<GallerySite>
{
    private const int Tile = 1200;

    [Theory]
    [InlineData("zh-CN", 1440, ColorScheme.Light)]
    [InlineData("zh-CN", 1440, ColorScheme.Dark)]
    [InlineData("en", 1440, ColorScheme.Light)]
    [InlineData("zh-CN", 390, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Dark)]
    [InlineData("zh-CN", 1000, ColorScheme.Light)]
    public async Task Pictures_are_taken_when_asked_for(string language, int width, ColorScheme scheme)
    {
        string? folder = Environment.GetEnvironmentVariable("TANGENT_PICTURES");
        Assert.SkipWhen(folder is null, "TANGENT_PICTURES names no folder.");
        await using var window = await browser.Window(language, width, 900, scheme);
        var page = await window.NewPageAsync();
        foreach (string path in (Environment.GetEnvironmentVariable("TANGENT_PICTURE_PATHS") ?? "/parts").Split(','))
        {
            await page.GotoAsync(site.Url + path);
            // Charts that load when seen are looked at first; then the picture is taken from the top, in tiles.
            if (await page.Locator("tg-chart").CountAsync() > 0) await page.Locator("tg-chart").ScrollIntoViewIfNeededAsync();
            await page.WaitForTimeoutAsync(500);
            await page.EvaluateAsync("() => window.scrollTo(0, 0)");
            int height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            for (int top = 0, tile = 1; top < height; top += Tile, tile++)
                await page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder!, $"{path.Trim('/').Replace('/', '-')}-{language}-{width}-{scheme}-{tile}.png"),
                    FullPage = true,
                    Clip = new() { X = 0, Y = top, Width = width, Height = Math.Min(Tile, height - top) },
                });
        }
    }
}
