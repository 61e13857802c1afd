namespace Tangent.Web.Pages.SigningIn;

/// <summary>What a person calls the browser: its name and its system, out of the long line that it sends.</summary>
static class BrowserName
{
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(string? line) => (Find(Browsers, line), Find(Systems, line)) switch
    {
        (null, null) => string.IsNullOrWhiteSpace(line) ? "?" : line[..Math.Min(40, line.Length)],
        ({ } browser, { } system) => $"{browser} · {system}",
        var (browser, system) => (browser ?? system)!,
    };

    private static string? Find((string Mark, string Name)[] known, string? line) =>
        known.Where(one => line?.Contains(one.Mark, StringComparison.Ordinal) == true).Select(one => one.Name).FirstOrDefault();
}
