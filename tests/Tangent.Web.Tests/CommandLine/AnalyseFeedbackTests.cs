using System.Text;
using System.Text.Json;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>`tangent analyse LOG --feedback FILE`: a company in which one touchpoint ruins the experience, and the four that do not.</summary>
public sealed class AnalyseFeedbackTests : IDisposable
{
    private static readonly string[] Touchpoints = ["取号", "等候", "柜面", "缴费", "送别"];
    private readonly string folder = Directory.CreateTempSubdirectory("tangent-diagnose-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_cause_that_was_planted_comes_first_and_every_list_keeps_its_order()
    {
        await Company(800);
        var (code, output, error) = await BareCommand.Run(folder, "en_US.UTF-8", "analyse", "log.csv", "--feedback", "said.csv", "--by", "unit", "--json", "-");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;

        Assert.Equal("0-10 1-5", $"{root.GetProperty("scale").GetProperty("overall")} {root.GetProperty("scale").GetProperty("touchpoints")}");
        var first = root.GetProperty("fixFirst")[0];
        Assert.Equal("等候", first.GetProperty("touchpoint").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("unit").ValueKind);
        Assert.True(first.GetProperty("gain").GetProperty("low").GetDouble() > 0);
        Assert.Contains("等候", first.GetProperty("why").GetProperty("zh").GetString());
        Assert.Contains("best quarter of units", first.GetProperty("why").GetProperty("en").GetString());
        Assert.Contains(root.GetProperty("fixFirst").EnumerateArray(), fix => fix.GetProperty("unit").GetString() == "厅3");

        Assert.Equal(("等候", "destroyer"), Pair(root.GetProperty("moments")[0], "touchpoint", "kind"));
        Assert.InRange(root.GetProperty("moments")[0].GetProperty("penalty").GetProperty("point").GetDouble(), -3.5, -2.5);
        var gains = root.GetProperty("fixFirst").EnumerateArray().Select(fix => fix.GetProperty("gain"))
            .Select(gain => gain.ValueKind == JsonValueKind.Null ? double.NegativeInfinity : gain.GetProperty("low").GetDouble()).ToList();
        Assert.Equal(gains.OrderDescending(), gains);
        var shares = root.GetProperty("drivers").EnumerateArray().Where(driver => driver.GetProperty("share").ValueKind == JsonValueKind.Object)
            .Select(driver => driver.GetProperty("share").GetProperty("point").GetDouble()).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.Equal(root.GetProperty("r2").GetDouble(), shares.Sum(), 9);
        Assert.Equal(4, root.GetProperty("rule").GetProperty("models").GetArrayLength());
        Assert.NotEqual(0, root.GetProperty("rule").GetProperty("sentence").GetProperty("zh").GetString()!.Length);
        Assert.False(root.TryGetProperty("reasons", out _));
    }

    [Fact]
    public async Task Means_and_failing_shares_are_those_of_plain_arithmetic()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "log.csv"), "case,touchpoint,time\n1,a,2026-01-01\n2,a,2026-01-01\n3,a,2026-01-01\n4,a,2026-01-01\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "said.csv"), "case,touchpoint,score\n1,a,1\n2,a,2\n3,a,4\n4,a,5\n1,,3\n");
        var (_, output, _) = await BareCommand.Run(folder, "zh_CN.UTF-8", "analyse", "log.csv", "--feedback", "said.csv", "--json", "-");
        using var json = JsonDocument.Parse(output);
        var card = json.RootElement.GetProperty("scorecards")[0];
        Assert.Equal((3, 4), (card.GetProperty("mean").GetProperty("point").GetDouble(), card.GetProperty("mean").GetProperty("n").GetInt32()));
        Assert.Equal(0.5, card.GetProperty("failShare").GetProperty("point").GetDouble(), 12);
        Assert.Equal("cannotTell", json.RootElement.GetProperty("rule").GetProperty("winner").GetString());
        Assert.Equal("analytics.too-few", json.RootElement.GetProperty("rule").GetProperty("reasons").GetProperty("winner").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("r2").ValueKind);
        Assert.True(json.RootElement.GetProperty("reasons").TryGetProperty("r2", out _));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("variants")[0].GetProperty("score").ValueKind);
    }

    [Fact]
    public async Task Rows_set_aside_of_both_files_stand_beside_the_result_and_can_be_mended()
    {
        await Company(30);
        await File.AppendAllTextAsync(Path.Combine(folder, "said.csv"), "nobody,,5\n1,\"屋顶, 上\",5\n");
        var (code, _, error) = await BareCommand.Run(folder, "en_US.UTF-8", "analyse", "log.csv", "--feedback", "said.csv", "--out", "report.html");
        Assert.Equal(1, code);
        Assert.Contains("Rows set aside: 2.", error);
        var aside = Path.Combine(folder, "said.csv.rejected.csv");
        Assert.EndsWith("case,not in the log,nobody,,5\n183,touchpoint,not in the log,1,\"屋顶, 上\",5\n", await File.ReadAllTextAsync(aside));
        Assert.False(File.Exists(Path.Combine(folder, "log.csv.rejected.csv")));
        await File.WriteAllTextAsync(Path.Combine(folder, "said.csv"), "case,touchpoint,score\n1,,5\n");
        Assert.Equal(0, (await BareCommand.Run(folder, "en_US.UTF-8", "analyse", "log.csv", "--feedback", "said.csv", "--out", "report.html")).Code);
        Assert.False(File.Exists(aside));
    }

    [Fact]
    public async Task The_report_leads_with_what_to_fix_first_in_both_languages()
    {
        await Company(400);
        await BareCommand.Run(folder, "zh_CN.UTF-8", "analyse", "log.csv", "--feedback", "said.csv", "--out", "report.html");
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        Assert.True(page.IndexOf("优先改进", StringComparison.Ordinal) is > 0 and var at && at < page.IndexOf("实际走法", StringComparison.Ordinal));
        Assert.Contains("Which moments make or break the experience", page);
        Assert.Contains("破坏型", page);
        Assert.Contains("Destroyer", page);
        Assert.DoesNotContain("<script", page);
    }

    [Theory]
    [InlineData("--map-feedback", "case=x")]
    [InlineData("--by", "month")]
    public async Task Options_that_cannot_be_followed_end_with_2(params string[] options)
    {
        await Company(5);
        Assert.Equal(2, (await BareCommand.Run(folder, "en_US.UTF-8", ["analyse", "log.csv", .. options])).Code);
    }

    private static (string?, string?) Pair(JsonElement element, string first, string second) =>
        (element.GetProperty(first).GetString(), element.GetProperty(second).GetString());

    /// <summary>Waiting fails in a quarter of visits, more in some halls, and costs three points; the others fail seldom and cost half a point.</summary>
    private async Task Company(int journeys)
    {
        var draw = new Random(11);
        var (log, said) = (new StringBuilder("case,touchpoint,time,unit\n"), new StringBuilder("case,touchpoint,score\n"));
        for (int journey = 0; journey < journeys; journey++)
        {
            int hall = draw.Next(6);
            double overall = 7.5 + draw.NextDouble() * 2;
            for (int i = 0; i < Touchpoints.Length; i++)
            {
                var at = new DateTime(2026, 1, 1).AddHours(journey).AddMinutes(i);
                log.Append($"{journey},{Touchpoints[i]},{at:s},厅{hall}\n");
                bool fails = draw.NextDouble() < (i == 1 ? 0.1 + 0.05 * hall : 0.08), shines = !fails && draw.NextDouble() < 0.3;
                overall += fails ? i == 1 ? -3 : -0.5 : shines ? 0.3 : 0;
                said.Append($"{journey},{Touchpoints[i]},{(fails ? 2 : shines ? 5 : 3 + draw.Next(2))}\n");
            }
            said.Append($"{journey},,{Math.Clamp((int)Math.Round(overall), 0, 10)}\n");
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "log.csv"), log.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "said.csv"), said.ToString());
    }
}
