using Microsoft.Playwright;

namespace Tangent.Web.Tests.Parts;

/// <summary>Everything that scripts make quicker must also work without them, and quicker with them.</summary>
public sealed class WithoutScriptTests(Browser browser, GallerySite site) : IClassFixture<Browser>, IClassFixture<GallerySite>
{
    [Fact]
    public async Task Without_script_the_drawer_a_filter_the_sort_and_the_language_work()
    {
        await using var window = await browser.Window("zh-CN", 390, runsScript: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/parts");

        await page.Locator(".tg-menu-button").ClickAsync();
        await page.Locator("#tg-drawer a[href='/touchpoints']").WaitForAsync();
        await page.Locator(".tg-menu-close").ClickAsync();

        await page.Locator(".tg-filters details").Nth(2).Locator("summary").ClickAsync();
        await page.Locator(".tg-filters a[href*='channel=hotline']").First.ClickAsync();
        Assert.EndsWith("/parts?channel=hotline", page.Url, StringComparison.Ordinal);
        await page.Locator(".tg-filters a.x").ClickAsync();
        Assert.EndsWith("/parts", page.Url, StringComparison.Ordinal);

        await page.Locator("th a[href*='sort=reach']").ClickAsync();
        Assert.EndsWith("sort=reach", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("th[aria-sort='ascending']")).ToHaveCountAsync(1);

        await page.Locator(".tg-lang button[value='en']").ClickAsync();
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.EndsWith("sort=reach", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_theme_outlasts_the_next_page()
    {
        await using var window = await browser.Window("en", runsScript: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/keys");
        string paper = await Paper(page);

        await page.Locator(".tg-tools details").First.Locator("summary").ClickAsync();
        await page.Locator("button[value='dark']").ClickAsync();
        await page.GotoAsync(site.Url + "/parts");

        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.NotEqual(paper, await Paper(page));
    }

    [Fact]
    public async Task The_palette_opens_on_control_k_and_goes_where_it_is_told()
    {
        await using var window = await browser.Window("en");
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/keys");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("nowhere at all");
        await page.Locator("tg-palette .none").WaitForAsync();
        await page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("Enter"),
            request => request.Url.EndsWith("/search?q=nowhere%20at%20all", StringComparison.Ordinal));
        // Chromium never answers when a window is closed on the way to its next page.
        await page.Arrives(@"/sign-in\?return=.*");
    }

    [Fact]
    public async Task A_question_opens_as_a_dialog_and_gives_the_focus_back()
    {
        await using var window = await browser.Window("en");
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/parts");

        await page.Locator("[data-dialog='retire']").ClickAsync();
        Assert.True(await page.Locator("#retire").EvaluateAsync<bool>("dialog => dialog.open"));
        await page.Keyboard.PressAsync("Escape");

        Assert.False(await page.Locator("#retire").EvaluateAsync<bool>("dialog => dialog.open"));
        Assert.Equal("retire", await page.EvaluateAsync<string>("() => document.activeElement.dataset.dialog"));
    }

    private static Task<string> Paper(IPage page) =>
        page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");
}
