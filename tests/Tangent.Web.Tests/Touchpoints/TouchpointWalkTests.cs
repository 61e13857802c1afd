using Microsoft.Playwright;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Touchpoints;

/// <summary>One touchpoint's life in a real browser: made, changed, found, retired, restored, taken out.</summary>
[Collection("site")]
public sealed class TouchpointWalkTests(SharedSite shared, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("zh-CN", 1440, true)]
    [InlineData("en", 390, true)]
    [InlineData("zh-CN", 390, false)]
    [InlineData("en", 1440, false)]
    public async Task A_touchpoint_lives_its_whole_life(string language, int width, bool runsScript)
    {
        bool isChinese = language == "zh-CN";
        string code = $"W{width}{(isChinese ? "Z" : "E")}{(runsScript ? "S" : "N")}";
        await using var window = await browser.Window(language, width, runsScript: runsScript);
        await shared.Site.SignIn(window, await shared.Site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();

        await Go("/touchpoints");
        await page.Locator(".tg-ph a.pri[href='/touchpoints/new']").ClickAsync();
        await page.Arrives("/touchpoints/new");
        await Send();
        await page.FillAsync("[name='Input.Code']", code);
        await page.FillAsync("[name='Input.NameZh']", $"漫步 {code}");
        await page.FillAsync("[name='Input.NameEn']", $"Walk {code}");
        await page.SelectOptionAsync("[name='Input.Channel']", "Hotline");
        await page.SelectOptionAsync("[name='Input.Stage']", "AfterSale");
        await page.SelectOptionAsync("[name='Input.UnitId']", new SelectOptionValue { Index = 1 });
        await Send();
        await page.Locator($"h1:has-text('{(isChinese ? "漫步" : "Walk")} {code}')").WaitForAsync();

        await page.Locator("main a[href$='/edit'][data-key='e']").ClickAsync();
        await page.FillAsync("[name='Input.NameEn']", $"Stroll {code}");
        await Send();
        await page.Locator(".tg-toast").WaitForAsync();

        await Go("/touchpoints");
        await page.FillAsync(".tg-find input", $"stroll {code}");
        await page.Locator(".tg-find input").PressAsync("Enter");
        await page.Arrives(@"/touchpoints\?q=.*");
        await page.Locator($"tbody th a:has-text('{code}')").ClickAsync();

        await page.Locator("a[href$='/retire']").ClickAsync();
        await page.FillAsync("[name='Input.Reason']", isChinese ? "并入热线" : "Merged");
        await page.Locator("main button.danger").ClickAsync();
        await page.Locator("a[href$='/restore']").ClickAsync();
        await page.Arrives("/touchpoints/.*/restore");
        await Send();
        await page.Locator("a[href$='/retire']").WaitForAsync();

        await Go($"/touchpoints?q={code}");
        await page.Locator("details:has(a[href*='format=csv']) summary").ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='format=csv']").ClickAsync());
        var text = await File.ReadAllTextAsync(await file.PathAsync() ?? "");
        Assert.Contains(isChinese ? "编码 [code]" : "Code [code]", text);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        Task Go(string path) => page.GotoAsync(new Uri(shared.Site.Url, path).AbsoluteUri);

        Task Send() => page.Locator("main form.tg-form button.pri").ClickAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var window = await browser.Window("en");
        await shared.Site.SignIn(window, await shared.Site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();
        await page.GotoAsync(shared.Site.Url.AbsoluteUri);

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.Arrives("/touchpoints");
        await TabTo("a[href='/touchpoints/new']");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/touchpoints/new");
        await TabTo("[name='Input.Code']");
        foreach (string typed in new[] { "KB1", "键盘", "Keyboard", "Keys", "Ho", "Af" })
        {
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo("main form.tg-form button.pri");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1:has-text('KB1')").WaitForAsync();

        await page.Keyboard.PressAsync("e");
        await page.Arrives("/touchpoints/.*/edit");
        await TabTo("[name='Input.NameEn']");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Typed");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1:has-text('Typed')").WaitForAsync();

        await TabTo("a[href$='/retire']");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/touchpoints/.*/retire");
        await TabTo("[name='Input.Reason']");
        await page.Keyboard.TypeAsync("Test");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a[href$='/restore']").WaitForAsync();
        await TabTo("a[href$='/restore']");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/touchpoints/.*/restore");
        await TabTo("main form.tg-form button.pri");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a[href$='/retire']").WaitForAsync();

        async Task TabTo(string selector)
        {
            for (int step = 0; step < 60; step++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<bool>("at => document.activeElement.matches(at)", selector)) return;
            }
            Assert.Fail($"The keyboard does not reach {selector} on {page.Url}");
        }
    }
}
