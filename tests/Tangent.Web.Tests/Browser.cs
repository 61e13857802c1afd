using Microsoft.Playwright;

namespace Tangent.Web.Tests;

/// <summary>One real browser for all tests of a run. Where Chromium is missing, tests that need it are skipped aloud.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where Chromium is on this machine, or null.</summary>
    public static string? Program { get; } = Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Headless = true, Args = Flags });
    }

    /// <summary>A fresh window: own cookies, own cache. It must be closed.</summary>
    public async Task<IBrowserContext> Window(string language = "zh-CN", int width = 1440, int height = 900,
        ColorScheme scheme = ColorScheme.Light, bool runsScript = true, float scale = 1)
    {
        Assert.SkipWhen(browser is null, "Skipped: Chromium was not found (Debian's package chromium).");
        return await browser!.NewContextAsync(new()
        {
            Locale = language,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = runsScript,
            DeviceScaleFactor = scale,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
