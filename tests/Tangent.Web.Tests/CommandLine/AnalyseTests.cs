using System.Text.Json;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>`tangent analyse` as a person or a program calls it, in a folder without settings or database.</summary>
public sealed class AnalyseTests : IDisposable
{
    private const string Log = """
        工单号,触点,时间
        1,咨询,2026-03-02 09:00:00
        1,办理,2026-03-02 09:01:00
        1,咨询,2026-03-02 09:03:00.5
        2,咨询,2026-03-02 10:00:00
        2,办理,2026-03-02 10:02:00

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("tangent-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_JSON_on_standard_output_is_the_whole_contract_and_nothing_else_stands_there()
    {
        var (code, output, error) = await Run("en_US.UTF-8", Log, "--json", "-", "--zone", "Asia/Shanghai");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal("{\"events\":5,\"journeys\":2,\"touchpoints\":2,\"from\":\"2026-03-02T01:00:00Z\",\"to\":\"2026-03-02T02:02:00Z\","
            + "\"rejected\":0,\"ties\":0,\"lifecycle\":\"all\",\"unpaired\":0,\"leftOut\":0,\"unreadScores\":0}", Plain(root.GetProperty("log")));
        Assert.Equal("[{\"touchpoint\":\"咨询\",\"count\":2}]", Plain(root.GetProperty("starts")));
        Assert.Equal("[{\"touchpoint\":\"办理\",\"count\":1},{\"touchpoint\":\"咨询\",\"count\":1}]", Plain(root.GetProperty("ends")));
        Assert.Equal("[{\"from\":\"咨询\",\"to\":\"办理\",\"count\":2,\"medianSeconds\":90,\"p90Seconds\":114,\"meanSeconds\":90,\"gapSeconds\":null},"
            + "{\"from\":\"办理\",\"to\":\"咨询\",\"count\":1,\"medianSeconds\":120.5,\"p90Seconds\":120.5,\"meanSeconds\":120.5,\"gapSeconds\":null}]",
            Plain(root.GetProperty("directlyFollows")));
        Assert.Equal("{\"path\":[\"咨询\",\"办理\"],\"count\":1,\"share\":0.5,\"score\":null,\"medianSeconds\":120,\"p90Seconds\":120,\"meanSeconds\":120}",
            Plain(root.GetProperty("variants")[0]));
        Assert.Equal("{\"medianSeconds\":150.25,\"p90Seconds\":174.45,\"meanSeconds\":150.25}", Plain(root.GetProperty("journeyTime")));
        Assert.Equal("[]", Plain(root.GetProperty("fixFirst")));
        Assert.Equal("没有可供计算的客户评价数据。", root.GetProperty("reasons").GetProperty("rule").GetProperty("zh").GetString());
    }

    [Theory]
    [InlineData("en_US.UTF-8", "5 encounters, 2 journeys, 2 touchpoints", "What directly follows what")]
    [InlineData("zh_CN.UTF-8", "接触 5 次，旅程 2 条，触点 2 个", "直接先后关系")]
    public async Task The_summary_speaks_the_language_of_the_person(string language, params string[] sentences)
    {
        var (code, output, error) = await Run(language, Log);
        Assert.Equal((0, ""), (code, error));
        Assert.All(sentences, sentence => Assert.Contains(sentence, output));
    }

    [Fact]
    public async Task Rows_set_aside_end_with_1_and_stand_in_a_file_that_can_be_read_again()
    {
        var (code, _, error) = await Run("en_US.UTF-8", Log + "3,\"办理,签约\",never\n", "--json", "out.json");
        Assert.Equal(1, code);
        Assert.Contains("Rows set aside: 1.", error);
        var aside = Path.Combine(folder, "log.csv.rejected.csv");
        Assert.Equal("row,field,reason,工单号,触点,时间\n7,时间,no date and time,3,\"办理,签约\",never\n", await File.ReadAllTextAsync(aside));
        var (again, output, _) = await Run("en_US.UTF-8", (await File.ReadAllTextAsync(aside)).Replace("never", "2026-03-02"), "--json", "out.json");
        Assert.Equal(0, again);
        Assert.False(File.Exists(aside));
        Assert.Contains("办理,签约", output);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "touchpoint: no column looks like it.", "The columns are: a, b, c")]
    [InlineData("", "is empty.")]
    public async Task A_file_that_cannot_be_read_ends_with_2_and_says_why(string text, params string[] sentences)
    {
        var (code, output, error) = await Run("en_US.UTF-8", text, "--json", "-");
        Assert.Equal((2, ""), (code, output));
        Assert.All(sentences, sentence => Assert.Contains(sentence, error));
    }

    [Theory]
    [InlineData("--zone", "Mars/Olympus")]
    [InlineData("--map", "colour=x")]
    [InlineData("--lifecycle", "most")]
    public async Task A_wrong_option_ends_with_2(string option, string value)
    {
        var (code, output, error) = await Run("en_US.UTF-8", Log, option, value);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(value.Split('=')[0], error);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Plain(JsonElement element) => JsonSerializer.Serialize(element, Relaxed);

    private async Task<(int Code, string Output, string Error)> Run(string language, string log, params IEnumerable<string> arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "log.csv"), log);
        return await BareCommand.Run(folder, language, ["analyse", "log.csv", .. arguments]);
    }
}
