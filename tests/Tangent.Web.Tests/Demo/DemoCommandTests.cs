using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tangent.App.Demo;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.Demo;

/// <summary>`tangent demo …` from outside: no settings, no database, the same bytes as in process.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tangent-demo-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_file_holds_the_stream_of_this_seed_and_the_hash_is_its_own()
    {
        var file = Path.Combine(folder.FullName, "world.jsonl");
        var (code, said) = await Tangent("demo", "world", "--seed", "7", "--customers", "100", "--out", file, "--sha");
        Assert.Equal(0, code);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))), said.Trim());
        Assert.Equal(WorldExport.Sha256(World.Make(new(Seed: 7, Customers: 100))), said.Trim());
    }

    [Fact]
    public async Task Standard_output_holds_the_chosen_sections_alone()
    {
        var (code, said) = await Tangent("demo", "world", "--customers", "20", "--sections", "Head", "Customers", "--out", "-");
        Assert.Equal(0, code);
        var sections = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("section").GetString()).ToList();
        Assert.Equal(["head", .. Enumerable.Repeat("customer", 20)], sections);
    }

    [Fact]
    public async Task The_printed_truths_make_the_same_world_and_changed_ones_another()
    {
        var (code, printed) = await Tangent("demo", "truths");
        Assert.Equal(0, code);
        var same = await Hash(await Write("same.json", printed));
        Assert.Equal(await Hash(null), same);
        Assert.NotEqual(same, await Hash(await Write("other.json", printed.Replace("\"penalty\": 340", "\"penalty\": 240", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("en_US.UTF-8", "moments[12].penalty: 2000 is out of range: 0 to 1000.")]
    [InlineData("zh_CN.UTF-8", "moments[12].penalty: 2000 超出范围：0 至 1000。")]
    public async Task A_wrong_truth_is_refused_in_the_language_of_the_shell_with_its_place(string language, string words)
    {
        var text = Encoding.UTF8.GetString(DemoFiles.TruthsText());
        var file = await Write("wrong.json", text.Replace("\"penalty\": 340", "\"penalty\": 2000", StringComparison.Ordinal));
        var (code, said) = await TangentProcess.Run(null, language, null, "demo", "world", "--customers", "20", "--truths", file);
        Assert.Equal(2, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_or_written_is_said()
    {
        Assert.Equal(2, (await Tangent("demo", "world", "--truths", Path.Combine(folder.FullName, "none.json"))).Code);
        Assert.Equal(2, (await Tangent("demo", "world", "--truths", await Write("broken.json", "{"))).Code);
        Assert.Equal(2, (await Tangent("demo", "world", "--customers", "0")).Code);
        var nowhere = Path.Combine(folder.FullName, "no such folder", "world.jsonl");
        Assert.Equal(5, (await Tangent("demo", "world", "--customers", "20", "--out", nowhere)).Code);
    }

    private static async Task<string> Hash(string? truths)
    {
        string[] other = truths is null ? [] : ["--truths", truths];
        return (await Tangent(["demo", "world", "--customers", "50", "--sha", .. other])).Said.Trim();
    }

    private async Task<string> Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static Task<(int Code, string Said)> Tangent(params IEnumerable<string> arguments) =>
        TangentProcess.Run(null, "en_US.UTF-8", null, arguments);
}
