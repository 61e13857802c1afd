using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tangent.Bench;

/// <summary>How fast pages come, and how much script they bring.</summary>
static class Pages
{
    private static readonly string[] Open = ["/sign-in"];
    private static readonly string[] SignedIn = ["/", "/touchpoints"];

    public static async Task Measure(int rounds)
    {
        await using var server = await RunningTangent.Start(StartUp.Repository(), null, "serve");
        using var browser = new HttpClient { BaseAddress = server.Address };
        foreach (var page in Open) await Report(browser, page, rounds);
        await FirstPerson.SignUp(browser, server);
        foreach (var page in SignedIn) await Report(browser, page, rounds);
        Console.WriteLine($"private memory afterwards: {Idle.PrivateMebibytes(server.ProcessId):0} MiB");
    }

    private static async Task Report(HttpClient browser, string path, int rounds)
    {
        var milliseconds = new List<double>();
        var html = "";
        for (int round = -10; round < rounds * 40; round++)      // the first ten warm up
        {
            var watch = Stopwatch.StartNew();
            html = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
            if (round >= 0) milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line($"GET {path}", milliseconds, "ms"));
        Console.WriteLine($"  script {await ScriptBytes(browser, html) / 1024.0:0.0} KiB, page {html.Length / 1024.0:0.0} KiB");
    }

    private static async Task<long> ScriptBytes(HttpClient browser, string html)
    {
        long bytes = 0;
        foreach (Match script in Regex.Matches(html, @"<script[^>]*\bsrc=""([^""]+)"""))
            bytes += (await browser.GetByteArrayAsync(new Uri(script.Groups[1].Value, UriKind.Relative))).Length;
        return bytes;
    }
}
