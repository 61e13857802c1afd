using Microsoft.Playwright;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Touchpoints;

/// <summary>A blueprint in a real browser, built without a mouse.</summary>
public sealed class BlueprintKeyboardTests(Browser browser) : IClassFixture<Browser>
{
    private const int MostTabs = 150;

    [Fact]
    public async Task A_small_blueprint_is_built_by_keyboard_alone()
    {
        await using var site = await Site.Start();
        await site.AddUnit();
        await using var window = await browser.Window("en");
        await site.SignIn(window, await site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();

        await page.GotoAsync(new Uri(site.Url, "/blueprints/new").AbsoluteUri);
        await TabTo(page, "input[type=radio][name='Input.Template']");
        await page.Keyboard.PressAsync("ArrowUp");     // round to the last: nothing
        await Write(page, "input[name='Input.Title']", "Small service");
        await page.Locator("#name-new").WaitForAsync();
        await Write(page, "#name-new", "Ask");
        await Write(page, "input[name='text.en']", "Says what is needed");
        await Write(page, "#name-new", "Serve");
        await TabTo(page, "input[name='wait']");
        await page.Keyboard.PressAsync("Space");
        await TabBack(page, "input[name='text.en']");
        await page.Keyboard.TypeAsync("Waits");
        await Enter(page);
        await TabTo(page, "a[href*='at=s2#form']");
        await Enter(page);
        await TabTo(page, "button[value='left']");
        await Enter(page);

        await Assertions.Expect(page.Locator(".tg-bp .steps .nm")).ToHaveTextAsync(["Serve", "Ask"]);
        await Assertions.Expect(page.Locator(".tg-bp .cust .tx")).ToHaveTextAsync(["Waits", "Says what is needed"]);
        await Assertions.Expect(page.Locator(".tg-bp b.w")).ToHaveTextAsync(["W1"]);

        await page.FocusAsync("[data-spot='s2']");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("s1.evidence", await page.EvaluateAsync<string>("() => document.activeElement.dataset.spot"));
        await page.DragAndDropAsync("[data-spot='s1']", "[data-spot='s2']");
        await page.Locator(".tg-bp .steps th:nth-child(2) .nm:has-text('Ask')").WaitForAsync();
        await page.DragAndDropAsync("[data-spot='s2.customer']", "[data-spot='s1.frontStage']");
        await page.Locator(".tg-bp .front .tx:has-text('Waits')").WaitForAsync();
    }

    private static async Task Write(IPage page, string selector, string text)
    {
        await TabTo(page, selector);
        await page.Keyboard.TypeAsync(text);
        await Enter(page);
    }

    private static async Task Enter(IPage page)
    {
        var isThere = new TaskCompletionSource();
        page.DOMContentLoaded += (_, _) => isThere.TrySetResult();
        await page.Keyboard.PressAsync("Enter");
        await isThere.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static Task TabTo(IPage page, string selector) => Press(page, "Tab", selector);

    private static Task TabBack(IPage page, string selector) => Press(page, "Shift+Tab", selector);

    private static async Task Press(IPage page, string key, string selector)
    {
        for (int i = 0; i < MostTabs; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
            await page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"The keyboard does not reach {selector}");
    }
}
