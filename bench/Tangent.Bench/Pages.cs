using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Tangent.Bench;

/// <summary>How fast pages come, and how much script they bring.</summary>
static class Pages
{
    private static readonly string[] Open = ["/sign-in"];
    private static readonly string[] SignedIn = ["/", "/touchpoints"];

    // {n} is another number each time: an answer that was given before is not computed again.
    private static readonly string[] Demo =
    [
        "/", "/touchpoints", "/moments", "/devices", "/touchpoints/selection", "/touchpoints/coverage", "/information", "/plans", "/imports",
        "/encounters", "/encounters?period=28", "/encounters?channel=hotline", "/customers", "/customers/28001", "/customers/matches",
        "/data-health", "/data-health?days=364", "/journeys", "/journeys?gap={n}", "/journeys?period=91&gap={n}", "/journeys?path=through%3AT11&gap={n}",
        "/journeys/matrix?gap={n}", "/journeys/funnel?gap={n}", "/journeys/contacts?gap={n}", "/journeys/credits?good=done&gap={n}",
        "/journeys/conformance?step=T09&step=T17&gap={n}", "/journeys?tier=Gold&gap={n}",
    ];

    public static async Task Measure(int rounds)
    {
        await using var server = await RunningTangent.Start(StartUp.Repository(), null, "serve");
        using var browser = new HttpClient { BaseAddress = server.Address };
        foreach (var page in Open) await Report(browser, page, rounds);
        await FirstPerson.SignUp(browser, server);
        foreach (var page in SignedIn) await Report(browser, page, rounds);
        Console.WriteLine($"private memory afterwards: {Idle.PrivateMebibytes(server.ProcessId):0} MiB");
    }

    /// <summary>The pages of the demo company when its million encounters are there, as the director sees them.</summary>
    public static async Task MeasureDemo(int rounds)
    {
        await using var server = await RunningTangent.Start(StartUp.Repository());
        using var browser = await DemoDirector(server);
        var touchpoint = Regex.Match(await Text(browser, "/touchpoints"), @"/touchpoints/[0-9a-f-]{36}").Value;
        foreach (var page in Demo.Append(touchpoint))
        {
            while (!await IsReady(browser, page)) await Task.Delay(1000);   // a large log is counted in the background the first time
            await Report(browser, page, rounds);
            await Task.Delay(TimeSpan.FromSeconds(5));      // one person may ask for 600 pages a minute
        }
        Console.WriteLine($"private memory afterwards: {Idle.PrivateMebibytes(server.ProcessId):0} MiB");
    }

    // Each time another question of the kind that people ask of a map: no answer is there before.
    private static readonly string[] Explorer =
    [
        "/journeys?hours-to={n}", "/journeys?period=364&hours-to={n}", "/journeys?period=91&hours-to={n}", "/journeys?path=through%3AT11&hours-to={n}",
        "/journeys?channel=hotline&hours-to={n}", "/journeys?tier=Gold&hours-to={n}", "/journeys?outcome=done&hours-to={n}",
        "/journeys?encounters-from=3&hours-to={n}", "/journeys?path=eventuallyBefore%3AT09%1FT17&hours-to={n}",
        "/journeys?lens=score&hours-to={n}", "/journeys?lens=score&period=91&hours-to={n}",
    ];

    /// <summary>
    /// The map of journeys over the demo company's encounters so many times over, as the director sees it: each page another question.
    /// </summary>
    public static async Task MeasureExplorer(int rounds, int times)
    {
        await using var server = await RunningTangent.Start(StartUp.Repository());
        (await DemoDirector(server)).Dispose();
        await server.Pause(() => LogBefore.Multiply(server.Data, times));
        using var browser = await DemoDirector(server, $"{times * DemoEncounters:N0}");
        for (int look = 0; look < 3; look++) await Text(browser, $"/journeys?score-from=0.{look}");
        await server.WaitForRest();
        List<double> all = [];
        foreach (var page in Explorer) all.AddRange(await Report(browser, page, rounds));
        Console.WriteLine(Spread.Line("all these pages", all, "ms"));
        await Report(browser, "/journeys", rounds);
        Console.WriteLine($"private memory afterwards: {Idle.PrivateMebibytes(server.ProcessId):0} MiB");
    }

    /// <summary>A blueprint of 40 steps and seven lanes over the demo company's encounters: as it is asked again, and each time another question.</summary>
    public static async Task MeasureBlueprint(int rounds)
    {
        await using var server = await RunningTangent.Start(StartUp.Repository());
        using var browser = await DemoDirector(server);
        var page = await Blueprints.Make(browser);
        await server.WaitForRest();
        while (!(await Text(browser, page)).Contains("class=\"curve\"", StringComparison.Ordinal)) await Task.Delay(1000);
        await Report(browser, page, rounds);
        await Report(browser, page + "?hours-to={n}", rounds);
    }

    private const int DemoEncounters = 994_898;

    private static async Task<HttpClient> DemoDirector(RunningTangent server, string? encounters = null)
    {
        // A demo offers its people to who sits at the machine, by that name alone.
        var browser = new HttpClient { BaseAddress = new($"http://localhost:{server.Address.Port}") };
        var door = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = Regex.Match(door, @"action=""/demo/enter""[\s\S]*?name=""__RequestVerificationToken"" value=""([^""]+)""").Groups[1].Value;
        using var person = new FormUrlEncodedContent([new("person", "director"), new("__RequestVerificationToken", token)]);
        using var entered = await browser.PostAsync(new Uri("/demo/enter", UriKind.Relative), person);
        entered.EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        while (!(await Text(browser, "/journeys")).Contains(encounters ?? $"{DemoEncounters:N0}", StringComparison.Ordinal))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(10)) throw new TimeoutException("The demo company's encounters did not come.");
            await Task.Delay(1000);
        }
        Console.WriteLine($"all encounters on the map {server.FirstPageAfter.TotalSeconds + watch.Elapsed.TotalSeconds:0} s after the command");
        return browser;
    }

    private static async Task<bool> IsReady(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(new Uri(page.Replace("{n}", "30", StringComparison.Ordinal), UriKind.Relative));
        return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
    }

    private static async Task<string> Text(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<List<double>> Report(HttpClient browser, string path, int rounds)
    {
        var milliseconds = new List<double>();
        var html = "";
        for (int round = -10; round < rounds * 40; round++)      // the first ten warm up
        {
            var watch = Stopwatch.StartNew();
            html = await browser.GetStringAsync(new Uri(Asked(path, round), UriKind.Relative));
            if (round >= 0) milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line($"GET {path}", milliseconds, "ms"));
        Console.WriteLine($"  script {await ScriptBytes(browser, html) / 1024.0:0.0} KiB, page {html.Length / 1024.0:0.0} KiB");
        return milliseconds;
    }

    private static string Asked(string path, int round) => path.Replace("{n}", $"{round + 40}", StringComparison.Ordinal)
        .Replace("{1}", string.Create(CultureInfo.InvariantCulture, $"{2 + (round + 10) / 1000.0}"), StringComparison.Ordinal);

    private static async Task<long> ScriptBytes(HttpClient browser, string html)
    {
        long bytes = 0;
        foreach (Match script in Regex.Matches(html, @"<script[^>]*\bsrc=""([^""]+)"""))
            bytes += (await browser.GetByteArrayAsync(new Uri(script.Groups[1].Value, UriKind.Relative))).Length;
        return bytes;
    }
}
