using Tangent.Analytics;
using Tangent.App.Encounters;
using Tangent.App.Feedback;
using Tangent.App.Insights;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.Tests.Insights;

/// <summary>What customers write of, from the comments beside their judgements.</summary>
public sealed class ThemeTests
{
    private const string Slow = "等待时间太长，排队一个多小时", Kind = "工作人员态度热情，服务很好";
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task A_theme_is_told_with_its_share_its_sentiment_its_scores_and_where_it_is_spoken_of(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, 10);
        await Say(house, [.. Enumerable.Range(0, 4).Select(i => Said(i) with { Touchpoint = "自助机", Score = 1 + i % 2, Scale = "1-5", Comment = Slow }),
            .. Enumerable.Range(4, 6).Select(i => Said(i) with { Touchpoint = "窗口", Score = 4 + i % 2, Scale = "1-5", Comment = Kind }),
            Said(0) with { ExternalId = "silent", Score = 7, Scale = "0-10" }]);

        var told = (await house.Get<AskThemes>().Run(Director, new(), Stop)).Value;

        Assert.Equal((10, 0, 10, "1-5"), (told.Comments.Comments, told.Comments.Unclear, told.Comments.Scored, told.Comments.Scale!.Value.Name));
        Assert.Equal(0.6, Assert.IsType<Estimate>(told.Comments.Positive).Point, 12);
        var waiting = told.All.Single(theme => theme.Topic.Code == "wait");
        Assert.Equal(4, waiting.Group.Rows.Count);
        var share = Assert.IsType<Estimate>(waiting.Group.Share);
        Assert.Equal((0.4, 10), (share.Point, share.N));
        // Wilson's interval of 4 in 10.
        Assert.Equal((0.168180, 0.687326), (Math.Round(share.Low, 6), Math.Round(share.High, 6)));
        Assert.Equal(0, Assert.IsType<Estimate>(waiting.Group.Positive).Point);
        Assert.Equal(1.5, Assert.IsType<Estimate>(waiting.Group.Mean).Point, 12);
        Assert.Equal(-3, Assert.IsType<Tested>(waiting.Group.Effect).Difference.Point, 12);
        Assert.Equal(("~自助机", 1.0), (waiting.Spoken.Single().Stop.Key, Assert.IsType<Estimate>(waiting.Spoken[0].Share).Point));
        Assert.Equal([Slow], waiting.Quotes);
        Assert.Equal([("~窗口", 6), ("~自助机", 4)], told.Touchpoints.Select(at => (at.Stop.Key, at.Group.Rows.Count)));
        Assert.Equal(1, told.Basis.Said.OfJourneys);
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_without_a_score_counts_one_on_a_journey_is_of_what_it_names_and_what_is_personal_is_masked(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, 3);
        await Say(house, Said(0) with { Score = null, Scale = null, Comment = "自助机坏了，请回电 13812345678 王女士" },
            Said(1) with { Score = 2, Scale = "0-10", Comment = Slow + "，窗口没人" }, Said(2) with { Score = 9, Scale = "0-10", Comment = "qwzx" });

        var told = (await house.Get<AskThemes>().Run(Director, new(), Stop)).Value;

        Assert.Equal((3, 2), (told.Comments.Comments, told.Comments.Scored));
        Assert.True(told.Comments.Unclear >= 1);
        Assert.Equal(["~窗口", "~自助机"], told.Touchpoints.Select(at => at.Stop.Key).Order(StringComparer.Ordinal));
        var quote = Assert.Single(told.Touchpoints.Single(at => at.Stop.Key == "~自助机").Quotes);
        Assert.DoesNotContain("13812345678", quote, StringComparison.Ordinal);
        Assert.DoesNotContain("王女士", quote, StringComparison.Ordinal);
        // What was said since is in the next answer.
        await Say(house, Said(2) with { ExternalId = "more", Score = 1, Scale = "0-10", Comment = Slow });
        Assert.Equal(4, (await house.Get<AskThemes>().Run(Director, new(), Stop)).Value.Comments.Comments);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_of_one_unit_reads_what_was_written_there_and_without_comments_there_are_no_themes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var own = await house.Unit("H1");
        await house.Unit("H2");
        var manager = House.As(Role.UnitManager, own.Path);
        Assert.Empty((await house.Get<AskThemes>().Run(manager, new(), Stop)).Value.All);
        await Meet(house, 4, i => i < 2 ? "H1" : "H2");
        await Say(house, [.. Enumerable.Range(0, 4).Select(i =>
            Said(i) with { Touchpoint = "自助机", Score = 1, Scale = "1-5", Comment = i < 2 ? Slow : Kind })]);

        var told = (await house.Get<AskThemes>().Run(manager, new(), Stop)).Value;
        Assert.Equal(2, told.Comments.Comments);
        Assert.DoesNotContain(told.All.SelectMany(theme => theme.Quotes), quote => quote == Kind);
        Assert.Equal(4, (await house.Get<AskThemes>().Run(Director, new(), Stop)).Value.Comments.Comments);
        Assert.IsType<Domain.Fail.Forbidden>((await house.Get<AskThemes>().Run(Actor.Nobody, new(), Stop)).Failure);
    }

    private static JudgementEntry Said(int journey) => new() { ExternalId = $"s{journey}", Journey = $"o{journey}", GivenUtc = Start.AddMinutes(30) };

    private static async Task Meet(House house, int journeys, Func<int, string?>? unit = null) =>
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", [.. Enumerable.Range(0, journeys).SelectMany(i =>
            new[] { "自助机", "窗口" }.Select((at, step) =>
            new EncounterEntry
            {
                ExternalId = $"{i}{at}",
                Touchpoint = $"{at}",
                Journey = $"o{i}",
                StartedUtc = Start.AddMinutes(step),
                Unit = unit?.Invoke(i),
            }))]), Stop)).Value.Problems);

    private static async Task Say(House house, params JudgementEntry[] said) =>
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop)).Value.Problems);
}
