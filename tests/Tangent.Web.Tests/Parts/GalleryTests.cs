using System.Text.Json;
using Microsoft.Playwright;

namespace Tangent.Web.Tests.Parts;

/// <summary>What a browser makes of every part: the gallery shows each in all of its states.</summary>
public sealed class GalleryTests(Browser browser, GallerySite site) : IClassFixture<Browser>, IClassFixture<GallerySite>
{
    private const int MostScriptBytes = 200_000;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Nothing_is_said_in_the_console_and_no_content_security_policy_is_broken(string language)
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
        await page.Locator("tg-chart").HoverAsync();
        await page.WaitForTimeoutAsync(200);

        Assert.Empty(said);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_has_the_contrast_that_it_needs(ColorScheme scheme)
    {
        await using var window = await browser.Window(scheme: scheme);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/parts");

        Assert.Empty(await Found(page, "contrast"));
    }

    [Theory]
    [InlineData("/parts")]
    [InlineData("/keys")]
    public async Task Every_control_has_a_name_and_every_id_is_used_once(string path)
    {
        await using var window = await browser.Window("en");
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + path);

        Assert.Empty(await Found(page, "names"));
        Assert.Empty(await Found(page, "ids"));
    }

    [Fact]
    public async Task The_focus_goes_in_reading_order_and_can_be_seen()
    {
        await using var window = await browser.Window("en", height: 6000);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/keys");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));

        var wrong = new List<string>();
        int last = -1;
        for (int step = 0; step < 20; step++)
        {
            var at = await page.EvaluateAsync<JsonElement>(Probes.Focus);
            if (at.GetProperty("order").GetInt32() is var order && order < 0) break;
            if (order <= last) wrong.Add($"out of order: {at}");
            if (!at.GetProperty("isSeen").GetBoolean()) wrong.Add($"not seen: {at}");
            last = order;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Nothing_moves_while_the_page_loads(int width)
    {
        await using var window = await browser.Window(width: width);
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync(Probes.WatchShifts);
        await page.GotoAsync(site.Url + "/parts");
        await page.WaitForTimeoutAsync(400);

        Assert.Equal(0, await page.EvaluateAsync<double>("() => window.shifted"));
    }

    [Fact]
    public async Task Scripts_before_charts_stay_far_below_their_bound()
    {
        await using var window = await browser.Window();
        var page = await window.NewPageAsync();
        var bytes = new Dictionary<string, int>();
        page.Response += async (_, response) =>
        {
            if (response.Request.ResourceType == "script") bytes[response.Url] = (await response.BodyAsync()).Length;
        };
        await page.GotoAsync(site.Url + "/keys", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(bytes);
        Assert.InRange(bytes.Values.Sum(), 1, MostScriptBytes);
    }

    [Theory]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 390)]
    [InlineData("en", 720)] // 1440 px at 200 % zoom
    public async Task A_narrow_page_does_not_scroll_sideways(string language, int width)
    {
        await using var window = await browser.Window(language, width);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/parts");

        Assert.Empty(await Found(page, "overflow"));
    }

    [Fact]
    public async Task Controls_under_a_finger_are_large_enough()
    {
        await using var window = await browser.Window("zh-CN", 390);
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/parts");

        Assert.Empty(await Found(page, "targets"));
    }

    [Theory]
    [InlineData("contrast", "p => { p.textContent = 'x'; p.style.color = '#aaa'; p.style.background = '#fff'; }")]
    [InlineData("names", "p => p.appendChild(document.createElement('button'))")]
    [InlineData("ids", "p => { p.id = 'main'; }")]
    [InlineData("overflow", "p => { p.textContent = 'x'; p.style.width = '3000px'; }")]
    [InlineData("targets", "p => p.appendChild(document.createElement('button')).textContent = 'x'")]
    [InlineData("small-targets", "p => { p.outerHTML = '<div><a href=/a>x</a><br><a href=/b>y</a></div>'; }")]
    [InlineData("headings", "p => p.appendChild(document.createElement('h4')).textContent = 'x'")]
    [InlineData("chart-tables", "p => { p.outerHTML = '<figure><svg role=img></svg></figure>'; }")]
    public async Task A_breach_is_seen(string probe, string breach)
    {
        await using var window = await browser.Window();
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Url + "/keys");
        await page.EvaluateAsync($"() => ({breach})(document.querySelector('main').appendChild(document.createElement('p')))");

        Assert.NotEmpty(await Found(page, probe));
    }

    private static async Task<string[]> Found(IPage page, string probe) =>
        await page.EvaluateAsync<string[]>(Probes.All[probe]);
}
