using Microsoft.Playwright;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Encounters;

/// <summary>Journeys in a real browser: narrowed by the form, followed along steps, taken away as a picture.</summary>
public sealed class JourneyWalkTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Journeys_are_narrowed_and_followed_with_and_without_script(bool runsScript)
    {
        await using var site = await Site.Start();
        await JourneyPageTests.Append(site, [.. JourneyPageTests.Journeys(40, "ask", "order", "repair"), .. JourneyPageTests.Journeys(15, "ask", "shop")]);
        await using var window = await browser.Window("en", runsScript: runsScript);
        await site.SignIn(window, await site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();

        await page.GotoAsync(new Uri(site.Url, "/journeys").AbsoluteUri);
        await page.Locator(".tg-wishes > summary").ClickAsync();
        await page.SelectOptionAsync("[name=relation]", "EventuallyBefore");
        await page.SelectOptionAsync("[name=at]", "~ask");
        await page.SelectOptionAsync("[name=later]", "~repair");
        await page.FillAsync("[name=hours-to]", "72.5");
        await page.Locator(".tg-wishes button").ClickAsync();
        await page.Locator(".tg-filters:has-text('40 journeys')").WaitForAsync();
        await Assertions.Expect(page.Locator(".tg-f-pair a.x")).ToHaveCountAsync(2);

        await page.Locator(".tg-tabs a[href*='/journeys/funnel']").ClickAsync();
        await page.SelectOptionAsync(".tg-detail select", "~repair");
        await page.Locator(".tg-detail button").ClickAsync();
        await page.Locator(".tg-steps li:has-text('repair')").Nth(0).WaitForAsync();
        await page.Locator(".tg-steps a[aria-label^='Take']").First.ClickAsync();
        await page.Locator(".tg-steps li").First.WaitForAsync();
        Assert.Contains("path=eventuallyBefore", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_is_saved_as_a_PNG_twice_as_large_as_it_is_drawn()
    {
        await using var site = await Site.Start();
        await JourneyPageTests.Append(site, [.. JourneyPageTests.Journeys(40, "ask", "order", "repair")]);
        await using var window = await browser.Window("en");
        await site.SignIn(window, await site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Url, "/journeys").AbsoluteUri);

        await page.Locator("summary:has-text('Picture')").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[data-png]").ClickAsync());
        Assert.Equal("journeys map.png", download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        var head = new byte[24];
        await file.ReadExactlyAsync(head);
        double drawn = await page.Locator(".tg-fig svg").First.EvaluateAsync<double>("svg => svg.viewBox.baseVal.width");
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(head, 1, 3));
        Assert.InRange(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), 2 * drawn - 2, 2 * drawn + 2);
    }
}
