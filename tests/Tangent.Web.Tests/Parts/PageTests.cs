using System.Text.Json;
using Microsoft.Playwright;

namespace Tangent.Web.Tests.Parts;

/// <summary>What a browser makes of every page of the site: the list comes from the endpoints, so a new page is covered by itself.</summary>
public sealed class PageTests(Browser browser, PageWorld world) : IClassFixture<Browser>, IClassFixture<PageWorld>
{
    private const int MostScriptBytes = 200_000, FocusSteps = 8;

    private static readonly string[] AtEveryWidth = ["overflow", "headings", "chart-tables", "small-targets"];

    // Between them: both languages, both widths, both colour schemes on every page.
    [Theory]
    [InlineData("zh-CN", 1440, 390)]
    [InlineData("en", 390, 1440)]
    public async Task Every_page_is_fit_for_everybody(string language, int width, int otherWidth)
    {
        await using var window = await browser.Window(language, width);
        await world.Site.SignIn(window, world.Administrator);
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync(Probes.WatchShifts);
        var wrong = new List<string>();
        string path = "";
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Add("console", message.Text); };
        page.PageError += (_, error) => Add("script", error);
        page.Response += (_, response) => { if (response.Status >= 400) Add("status", $"{response.Status} {response.Url}"); };

        Assert.True(world.Pages.Count > 30);
        foreach (string next in world.Pages)
        {
            path = next;
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(new Uri(world.Site.Url, path).AbsoluteUri);
            if (await page.EvaluateAsync<double>(Probes.Shifted) is var shift and > 0) Add("shift", $"{shift:R}");
            if (await page.Locator("html").GetAttributeAsync("lang") is var lang && lang != language) Add("language", lang);
            if (await page.EvaluateAsync<int>(Probes.ScriptBytes) is var bytes and > MostScriptBytes) Add("script", $"{bytes} bytes");
            foreach (string probe in new[] { "names", "ids" }) await Ask(probe);
            await AskAt(width);
            if (width > otherWidth) await Walk();
            await page.SetViewportSizeAsync(otherWidth, 900);
            await AskAt(otherWidth, alsoContrast: false);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));

        void Add(string what, string? found) => wrong.Add($"{path} {language}: {what}: {found}");

        async Task Ask(string probe, string? about = null)
        {
            foreach (string found in await page.EvaluateAsync<string[]>(Probes.All[probe])) Add($"{probe} {about}", found);
        }

        // Colours do not depend on the width: each page is looked at in both schemes at one width in each language.
        async Task AskAt(int shown, bool alsoContrast = true)
        {
            foreach (string probe in AtEveryWidth) await Ask(probe, $"{shown} px");
            if (shown < 640) await Ask("targets", $"{shown} px");
            if (!alsoContrast) return;
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Ask("contrast", $"{shown} px {scheme}");
            }
        }

        // From the page's own content on: the frame before it is the same everywhere, and tested in the gallery.
        async Task Walk()
        {
            await page.EvaluateAsync("() => document.getElementById('main').focus()");
            int last = -1;
            for (int step = 0; step < FocusSteps; step++)
            {
                await page.Keyboard.PressAsync("Tab");
                var at = await page.EvaluateAsync<JsonElement>(Probes.Focus);
                if (at.GetProperty("order").GetInt32() is var order && (order < 0 || at.GetProperty("what").GetString()!.Contains("tg-skip"))) break;
                // Year, month and day are stops of their own inside one field.
                bool isDate = at.GetProperty("what").GetString()!.Contains("type=\"date", StringComparison.Ordinal);
                if (order < last || (order == last && !isDate)) Add("focus order", at.ToString());
                if (!at.GetProperty("isSeen").GetBoolean()) Add("focus not seen", at.ToString());
                last = order;
            }
        }
    }
}
