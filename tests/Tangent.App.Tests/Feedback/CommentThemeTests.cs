using Tangent.App.Comments;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Themes;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.Tests.Feedback;

public sealed class CommentThemeTests
{
    [Theory, OnBothDatabases]
    public async Task A_theme_of_ones_own_is_found_in_comments_that_came_before_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = House.As(Role.Director);
        await house.Get<AppendJudgements>().Run(who, new("survey", [new()
        {
            ExternalId = "1", Journey = "o1", Comment = "发票开错了", Instrument = Instrument.Csat, GivenUtc = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc),
        }]), CancellationToken.None);

        Assert.DoesNotContain("invoice", await Named(house));
        var kept = await Keep(house, who, new("invoice", "发票", "Invoices", ["发票", " 发票 ", "invoice", ""]));
        Assert.Equal((1, "发票|invoice"), (kept.Value.Version, string.Join('|', kept.Value.Words)));
        Assert.Contains("invoice", await Named(house));
        Assert.Equal(kept.Value, (await Keep(house, who, new("INVOICE", Words: ["发票", "invoice"]))).Value);   // the same again changes nothing

        Assert.False((await Keep(house, who, new("invoice", IsOn: false))).Value.IsOn);
        Assert.DoesNotContain("invoice", await Named(house));
    }

    [Theory, OnBothDatabases]
    public async Task A_shipped_theme_can_be_changed_and_brought_back(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (who, shipped) = (House.As(Role.Analyst), TopicList.Shipped[0]);

        Assert.Equal(TopicList.Shipped.Select(one => (one.Code, 0)), (await List(house, who)).Value.Select(one => (one.Code, one.Version)));
        var changed = (await Keep(house, who, new(shipped.Code, Words: ["慢"]))).Value;
        Assert.Equal((shipped.NameZh, "慢", 1), (changed.NameZh, changed.Words.Single(), changed.Version));
        Assert.Equal(changed, (await List(house, who)).Value[0]);
        var back = (await Keep(house, who, new(shipped.Code, AsShipped: true))).Value;
        Assert.Equal(shipped.Words, back.Words);
        Assert.Equal(2, back.Version);
        Assert.Equal("themes.not-shipped", (await Keep(house, who, new("mine", AsShipped: true))).Failure!.Problems[0].Code);
    }

    [Fact]
    public async Task What_is_no_theme_is_refused_and_only_who_may_changes_one()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var who = House.As(Role.Director);

        Assert.Equal([("code", "form.required"), ("nameZh", "form.required"), ("nameEn", "form.required"), ("words", "form.required")],
            Problems(await Keep(house, who, new(" "))));
        Assert.Equal([("code", "themes.code-shape"), ("nameZh", "form.too-long"), ("words", "form.too-long")],
            Problems(await Keep(house, who, new("a b", new string('长', 21), "Long", [new('w', 41)]))));
        Assert.Equal([("words", "form.too-many")],
            Problems(await Keep(house, who, new("many", "多", "Many", [.. Enumerable.Range(0, 301).Select(i => $"w{i}")]))));
        Assert.IsType<Fail.Forbidden>((await Keep(house, House.As(Role.Clerk), new("wait", IsOn: false))).Failure);
        Assert.Equal("ab", (await Keep(house, who, new("turned", "甲", "A", ["a\u202Eb"]))).Value.Words.Single());
    }

    private static (string?, string)[] Problems(Outcome<CommentTheme> told) => [.. told.Failure!.Problems.Select(one => (one.Field, one.Code))];

    private static Task<Outcome<CommentTheme>> Keep(House house, Actor who, KeepTheme.Request request) =>
        house.Get<KeepTheme>().Run(who, request, CancellationToken.None);

    private static Task<Outcome<IReadOnlyList<CommentTheme>>> List(House house, Actor who) => house.Get<ListThemes>().Run(who, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> Named(House house)
    {
        var marks = await house.Get<CommentFacts>().All([], CancellationToken.None);
        return [.. marks.All.SelectMany(mark => mark.Themes).Select(place => marks.Themes[place].Code)];
    }
}
