using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>`tangent analyse --out`: the page that a manager gets.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tangent-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_page_holds_both_languages_and_asks_nothing_of_any_network()
    {
        var page = await Report(Log(40));
        Assert.Contains("<article lang=\"zh-CN\">", page);
        Assert.Contains("<article lang=\"en\">", page);
        Assert.Contains("共 40 条旅程、124 次服务接触、4 个触点", page);
        Assert.Contains("40 journeys with 124 encounters at 4 touchpoints", page);
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotMatch(new Regex(@"<script|\son\w+=|https?://|src=|url\(|@import|<link|<a "), page);
        Assert.Equal(2, Regex.Count(page, "<svg "));
    }

    [Fact]
    public async Task What_stands_out_is_said_in_sentences()
    {
        var page = await Report(Log(40));
        Assert.Contains("87.5% of journeys (35) take the commonest path.", page);
        Assert.Contains("10.0% of the journeys that come to &quot;办理&quot; come there more than once (4).", page);
        Assert.Contains("从“办理”到“回访”占去旅程总时间的", page);
        Assert.Contains("there are fewer than 20 journeys", await Report(Log(5)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Names_from_the_log_cannot_become_parts_of_the_page()
    {
        var page = await Report("case,activity,time\n1,<script>alert(1)</script>,2026-01-01\n1,\"a\"\"b & c\",2026-01-02\n");
        Assert.DoesNotContain("<script", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.Contains("a&quot;b &amp; c", page);
    }

    /// <summary>Journeys of three encounters; each tenth comes to the second one twice.</summary>
    private static string Log(int journeys)
    {
        var text = new StringBuilder("工单号,触点,时间\n");
        for (int i = 0; i < journeys; i++)
        {
            text.Append($"{i},咨询,2026-03-02 09:00:00\n{i},办理,2026-03-02 09:01:00\n");
            if (i % 10 == 0) text.Append($"{i},办理,2026-03-02 09:05:00\n");
            text.Append(i == 1 ? "1,投诉,2026-03-02 12:00:00\n" : $"{i},回访,2026-03-02 12:00:00\n");
        }
        return text.ToString();
    }

    private async Task<string> Report(string log)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "log.csv"), log);
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "tangent.dll"), "analyse", "log.csv", "--out", "report.html"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TANGENT_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await error));
        Assert.NotEmpty(await output);
        return await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
    }
}
