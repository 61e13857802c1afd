using System.Text.Json;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>`tangent comments`, `themes` and `train` as a person or a program calls them, without settings or database.</summary>
public sealed class CommentTests : IDisposable
{
    private const string Comments = "评论,评分\n等了一个多小时，电话13812342716,1\n服务很热情，非常满意,5\nThe queue was endless,2\nThe staff was very kind,5\n今天,3\n";

    private readonly string folder = Directory.CreateTempSubdirectory("tangent-comments-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Comments_as_JSON_give_every_figure_with_n_interval_and_reason()
    {
        var (code, output, error) = await Run("en_US.UTF-8", Comments, "comments", "--json");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        var sentiments = root.GetProperty("sentiments").EnumerateArray().Select(one => one.GetProperty("zh").GetString()!);
        Assert.Equal(["正面", "负面"], sentiments.Order(StringComparer.Ordinal));
        Assert.Equal((5, 1), (root.GetProperty("comments").GetInt32(), root.GetProperty("unclear").GetInt32()));
        var wait = root.GetProperty("themes").EnumerateArray().Single(theme => theme.GetProperty("code").GetString() == "wait");
        Assert.Equal(("等候", "Waiting", 2), (wait.GetProperty("zh").GetString(), wait.GetProperty("en").GetString(), wait.GetProperty("count").GetInt32()));
        var share = wait.GetProperty("share");
        Assert.Equal((0.4, 5, "wilson"), (share.GetProperty("point").GetDouble(), share.GetProperty("n").GetInt32(), share.GetProperty("method").GetString()));
        Assert.True(wait.GetProperty("effect").GetProperty("high").GetDouble() < 0);
        Assert.Contains("138****2716", output);
        Assert.DoesNotContain("13812342716", output);
        var attitude = root.GetProperty("themes").EnumerateArray().Single(theme => theme.GetProperty("code").GetString() == "attitude");
        Assert.Equal(JsonValueKind.Null, attitude.GetProperty("meanScore").ValueKind);
        Assert.NotEmpty(attitude.GetProperty("reasons").GetProperty("meanScore").GetProperty("zh").GetString()!);
    }

    [Theory]
    [InlineData("en_US.UTF-8", "5 comments", "Unclear: 1", "Waiting", "associations, not causes")]
    [InlineData("zh_CN.UTF-8", "评论 5 条", "不明确：1 条", "等候", "不等于原因")]
    public async Task The_summary_speaks_the_language_of_the_person(string language, params string[] sentences)
    {
        var (code, output, error) = await Run(language, Comments, "comments");
        Assert.Equal((0, ""), (code, error));
        Assert.All(sentences, sentence => Assert.Contains(sentence, output));
    }

    [Fact]
    public async Task A_model_that_was_trained_reads_comments_and_a_broken_one_is_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"网络断了 {i} 次,网络\n" : $"账单多扣了 {i} 元,账单\n"));
        var (code, output, error) = await Run("en_US.UTF-8", "comment,label\n" + rows, "train", "--out", "own.model");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("60 comments, 2 classes", output);
        Assert.Contains("Right about 100.0%", output);

        var (read, told, _) = await Run("en_US.UTF-8", Comments + "网络断了,2\n", "comments", "--model", "own.model");
        Assert.Equal(0, read);
        Assert.Contains("Classes of your model", told);

        await File.WriteAllTextAsync(Path.Combine(folder, "own.model"), "rm -rf");
        var (refused, nothing, why) = await Run("en_US.UTF-8", Comments, "comments", "--model", "own.model");
        Assert.Equal((2, ""), (refused, nothing));
        Assert.Contains("This is no model of comments.", why);
    }

    [Theory]
    [InlineData("train", "评论\n好\n", "neither labels nor scores")]
    [InlineData("train", "comment,label\na,x\nb,y\n", "has only 1 comments")]
    [InlineData("comments", "a,b\n1,2\n", "No column looks like comments")]
    [InlineData("comments", "comment,b\n,2\n", "There is no comment in it.")]
    public async Task What_cannot_be_done_ends_with_2_and_says_why(string command, string text, string sentence)
    {
        var (code, output, error) = await Run("en_US.UTF-8", text, command);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(sentence, error);
    }

    [Fact]
    public async Task The_shipped_themes_are_a_list_that_can_be_given_back()
    {
        var (_, list, _) = await RunOn("en_US.UTF-8", "", "themes", null);
        await File.WriteAllTextAsync(Path.Combine(folder, "themes.csv"), list);
        var (_, own, error) = await Run("en_US.UTF-8", Comments, "comments", "--themes", "themes.csv", "--json");
        var (_, shipped, _) = await Run("en_US.UTF-8", Comments, "comments", "--json");
        Assert.Equal(("", shipped), (error, own));
    }

    private async Task<(int Code, string Output, string Error)> Run(string language, string text, string command, params string[] arguments) =>
        await RunOn(language, text, command, "comments.csv", arguments);

    private async Task<(int Code, string Output, string Error)> RunOn(string language, string text, string command, string? file, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "comments.csv"), text);
        return await BareCommand.Run(folder, language, [command, .. file is null ? Array.Empty<string>() : [file], .. arguments]);
    }
}
