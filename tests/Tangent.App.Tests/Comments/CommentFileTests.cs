using Tangent.Analytics;
using Tangent.App.Comments;
using Tangent.Domain;

namespace Tangent.App.Tests.Comments;

public sealed class CommentFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tangent-comments-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string text)
    {
        var path = Path.Combine(folder, "comments.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private Outcome<CommentSheet> Read(string text) => CommentFile.Read(Put(text), new Dictionary<CommentRole, string>(), default);

    [Fact]
    public void Columns_are_guessed_in_both_languages_and_a_heading_is_read_with_its_text()
    {
        var sheet = Read("留言主题,留言详情,评分\n排队太久,\"等了一小时\n没人管\",1\n,,3\n只有标题,,5\n").Value;
        Assert.Equal(["排队太久\n等了一小时\n没人管", "只有标题"], sheet.Rows.Select(row => row.Text));
        Assert.Equal([1.0, 5.0], sheet.Rows.Select(row => row.Score));
        Assert.Equal(1, sheet.Empty);
        Assert.Equal("review", Read("id,review,stars\n1,good,5\n").Value.Columns[CommentRole.Comment]);
    }

    [Fact]
    public void A_file_without_comments_names_its_columns()
    {
        var failure = Read("a,b\n1,2\n").Failure!;
        Assert.Equal(["comments.no-comment-column", "comments.columns"], failure.Problems.Select(problem => problem.Code));
        var named = CommentFile.Read(Put("a,b\n1,2\n"), new Dictionary<CommentRole, string> { [CommentRole.Comment] = "c" }, default);
        Assert.Equal("comments.no-such-column", named.Failure!.Problems[0].Code);
        Assert.Equal("analyse.file-unreadable",
            CommentFile.Read(Path.Combine(folder, "none.csv"), new Dictionary<CommentRole, string>(), default).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Scores_teach_sentiment_by_the_cuts_of_their_scale()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"text {i},{i % 6 + (i % 6 == 0 ? 1 : 0)}\n"));
        var set = CommentLabels.From(Read("comment,score\n" + rows).Value, null).Value;
        // 1 1 2 are bad, 5 is good, 3 and 4 teach nothing.
        Assert.Equal(40, set.Count);
        Assert.Equal(["negative", "positive"], set.Classes);
        Assert.Equal("comments.nothing-to-learn", CommentLabels.From(Read("comment,score\na,11\n").Value, null).Failure!.Problems[0].Code);
    }

    [Theory]
    [InlineData("0", "1", "negative", "positive")]
    [InlineData("好评", "差评", "negative", "positive")]
    [InlineData("城乡建设", "环境保护", "城乡建设", "环境保护")]
    public void Labels_that_are_usual_names_of_sentiment_become_sentiments(string one, string other, params string[] classes)
    {
        var rows = string.Concat(Enumerable.Range(0, 24).Select(i => $"text {i},{(i % 2 == 0 ? one : other)}\n"));
        Assert.Equal(classes, CommentLabels.From(Read("text,label\n" + rows).Value, null).Value.Classes);
    }

    [Fact]
    public void The_shipped_model_is_what_its_seed_words_give()
    {
        var (shipped, made) = (ShippedModel.Sentiment.Reader(), ShippedModel.Train().Reader());
        Assert.Equal(["negative", "positive"], ShippedModel.Sentiment.Classes);
        foreach (var comment in SeedTexts.Chinese.Comments(200, new Dice(7)).Concat(SeedTexts.English.Comments(200, new Dice(8))))
        {
            var told = shipped.Judge(comment.Text);
            // Other processors may round otherwise in the last place.
            Assert.Equal(made.Judge(comment.Text).Probability, told.Probability, 3);
        }
    }

    [Theory]
    [InlineData("服务很热情，房间干净，下次还会来", 1)]
    [InlineData("等了一个多小时，态度恶劣，再也不来了", 0)]
    [InlineData("The staff was very kind and the room was spotless", 1)]
    [InlineData("The queue was endless and nobody cared. Never again!", 0)]
    public void The_shipped_model_tells_plain_praise_from_plain_blame(string text, int sentiment)
    {
        var told = ShippedModel.Sentiment.Reader().Judge(text);
        Assert.Equal((sentiment, true), (told.Class, told.IsClear));
    }

    [Fact]
    public void A_report_counts_themes_and_touchpoints_and_masks_its_quotes()
    {
        var sheet = Read("comment,score\n等了一个多小时才轮到，电话13812342716,1\n自助机坏了没人修,2\n很满意，服务热情,5\n今天,3\n").Value;
        Topic[] touchpoints = [new("T18", "自助终端", "Kiosk", ["自助终端", "自助机"])];
        var report = CommentReport.Of(sheet, new(ShippedModel.Sentiment, null, TopicList.Shipped, touchpoints, null));
        Assert.Equal(["T18"], report.Touchpoints.Select(told => told.Topic.Code));
        Assert.Equal([1], report.Touchpoints[0].Group.Rows);
        var wait = report.Themes.Single(told => told.Topic.Code == "wait");
        Assert.Equal(0.25, Assert.IsType<Estimate>(wait.Group.Share).Point);
        Assert.Equal(["等了一个多小时才轮到，电话138****2716"], wait.Quotes);
        Assert.Equal([2, 1], report.Sentiments.Select(told => told.Group.Rows.Count));
        Assert.Equal(1, report.Unclear);
    }

    [Fact]
    public void A_list_of_topics_is_read_with_all_its_words_and_a_bad_row_is_named()
    {
        var topics = TopicList.Read(Put("code,zh,en,words\nwait,等候,Waiting,排队|取号\n"), default).Value;
        Assert.Equal(["等候", "Waiting", "排队", "取号"], topics.Single().Words);
        var bad = TopicList.Read(Put("code,zh,en,words\n,等候,Waiting,排队\n"), default).Failure!.Problems[0];
        Assert.Equal(("comments.topic-row", 2), (bad.Code, bad.Row));
        Assert.Equal("comments.topic-twice", TopicList.Read(Put("code,zh\na,b\na,c\n"), default).Failure!.Problems[0].Code);
    }
}
