using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Feedback;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Web.Tests.Encounters;

namespace Tangent.Web.Tests.Insights;

/// <summary>The pages of what makes or breaks the experience.</summary>
public sealed class InsightPageTests
{
    private static readonly string[] Path = ["ask", "wait", "desk", "pay"];

    [Theory, OnBothDatabases]
    public async Task What_to_fix_first_leads_every_page_says_from_how_much_and_a_diagnosis_that_takes_long_is_waited_for(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Company(site, 400);
        using var person = await site.SignedIn(Role.Analyst);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");

        var fixes = await Made(person, "/insights");
        Assert.Contains("Fix wait first", fixes.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("400 judgements of journeys, 1,600 of touchpoints", fixes.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        var first = fixes.QuerySelector("tbody tr")!;
        Assert.StartsWith("/journeys?path=through", first.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Destroyer", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("scored visits fail", first.TextContent, StringComparison.Ordinal);

        var typed = await Made(person, "/insights?target=5");
        Assert.Contains("Brought to 5.0", typed.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        var moments = await Made(person, "/insights/moments");
        Assert.Contains("wait", moments.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, moments.QuerySelectorAll(".tg-p")[^1].QuerySelectorAll("tbody tr").Length);

        Assert.Contains("associat", (await Made(person, "/insights/moments")).QuerySelector(".tg-verdict")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var drivers = await Made(person, "/insights/drivers");
        Assert.Contains("Most goes with wait", drivers.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("mean of all touches", drivers.Body!.TextContent, StringComparison.Ordinal);

        var cards = await Made(person, "/insights/scorecards");
        Assert.Contains("wait fails most often", cards.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, cards.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull((await Made(person, "/insights/changes")).QuerySelector(".tg-lede"));

        var comments = await Made(person, "/insights/comments");
        Assert.Contains("Waiting", comments.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("took more than an hour", comments.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var reliability = await Made(person, "/insights/reliability");
        Assert.Contains("of journeys go without a failure", reliability.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, reliability.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Concentrate here", (await Made(person, "/insights/importance")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No visit has both a wait and a score", (await Made(person, "/insights/waits")).Body!.TextContent, StringComparison.Ordinal);

        var today = await Made(person, "/");
        Assert.Contains("Fix wait first", today.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        // All journeys are of one month: where there is nothing to compare with, calm is not claimed.
        Assert.DoesNotContain("Nothing changed", today.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_judgements_every_page_says_what_is_missing()
    {
        await using var site = await Site.Start();
        await JourneyPageTests.Append(site, [.. JourneyPageTests.Journeys(40, "ask", "order")]);
        using var person = await site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");
        foreach (var page in (string[])["", "/moments", "/drivers"])
            Assert.Contains("Nobody judged a whole journey", (await Made(person, $"/insights{page}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No touchpoint has thirty judgements yet", (await Made(person, "/insights/scorecards")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody commented", (await Made(person, "/insights/comments")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody judged a whole journey", (await Made(person, "/insights/importance")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no month before", (await Made(person, "/insights/changes")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_handed_in_and_its_gaps_or_its_chain_stand_on_the_page_and_nothing_of_it_is_kept()
    {
        await using var site = await Site.Start();
        using var person = await site.SignedIn(Role.Director);
        async Task<string> Sent(string address, string table)
        {
            using var answer = await person.SubmitFile(address, "table", "table", "table.csv", Encoding.UTF8.GetBytes(table));
            return (await answer.Page()).Body!.TextContent;
        }

        var gaps = await Sent("/insights/gaps", "e.staff.1,p.staff.1\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"6,{4 + i % 2}\n")));
        Assert.Contains("与期望差距最大的维度：staff，差距 −1.50", gaps, StringComparison.Ordinal);
        var chain = await Sent("/insights/chain",
            "unit,month,satisfaction,loyalty,weather\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"H{i % 10},{1 + i / 10},{i},{i + i % 3},1\n")));
        Assert.Contains("30 行，10 个网点", chain, StringComparison.Ordinal);
        Assert.Contains("客户满意度 → 客户忠诚", chain, StringComparison.Ordinal);
        Assert.Contains("weather", chain, StringComparison.Ordinal);
        Assert.Contains("不是数", await Sent("/insights/chain", "satisfaction,loyalty\n1,x\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("−1.50", (await person.Page("/insights/gaps")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_of_comments_are_changed_switched_off_and_brought_back_on_their_page()
    {
        await using var site = await Site.Start();
        using var person = await site.SignedIn(Role.Director);
        using var clerk = await site.SignedIn(Role.Clerk);
        const string Themes = "/insights/comments/themes";

        using var own = await person.Submit(Themes, "keep", ("Input.Code", "invoice"), ("Input.NameZh", "发票"), ("Input.NameEn", "Invoices"),
            ("Input.Words", "发票\ninvoice"));
        using var off = await person.Submit(Themes, "switch-wait");
        using var words = await person.Submit($"{Themes}?theme=price", "keep", ("Input.Words", "太贵"));
        var page = (await person.Page(Themes)).Body!;
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("发票", StringComparison.Ordinal) && row.Contains("自定义", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("等候", StringComparison.Ordinal) && row.Contains("停用", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("太贵", StringComparison.Ordinal) && row.Contains("已修改", StringComparison.Ordinal));
        using var back = await person.Submit($"{Themes}?theme=price", "shipped");
        // That which is off.
        Assert.Single((await person.Page(Themes)).QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("已修改", StringComparison.Ordinal));
        Assert.Empty((await clerk.Page(Themes)).QuerySelectorAll("main form[method=post]"));
        using var bad = await person.Submit(Themes, "keep", ("Input.Code", "a b"));
        Assert.NotEmpty((await bad.Page()).Problems());
    }

    /// <summary>The page, once what it shows has been made.</summary>
    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> Made(HttpClient person, string address)
    {
        for (int round = 0; round < 600; round++)
        {
            using var answer = await person.GetAsync(address);
            var page = await answer.Page();
            if (page.QuerySelector("meta[http-equiv=refresh]") is null) return page;
            await Task.Delay(100);
        }
        throw new TimeoutException($"{address} is still being made");
    }

    /// <summary>Waiting fails in a quarter of the visits and costs three points; the others fail seldom and cost half a point.</summary>
    /// <param name="site">Where.</param>
    /// <param name="journeys">How many journeys.</param>
    /// <param name="change">What is different about its encounters.</param>
    internal static async Task Company(Site site, int journeys, Func<EncounterEntry, EncounterEntry>? change = null)
    {
        await JourneyPageTests.Append(site, [.. JourneyPageTests.Journeys(journeys, Path).Select(change ?? (one => one))]);
        var draw = new Random(3);
        List<JudgementEntry> said = [];
        for (int i = 0; i < journeys; i++)
        {
            double overall = 8 + draw.NextDouble() * 2;
            for (int step = 0; step < Path.Length; step++)
            {
                bool fails = draw.NextDouble() < (step == 1 ? 0.25 : 0.08), shines = !fails && draw.NextDouble() < 0.3;
                overall -= fails ? step == 1 ? 3 : 0.5 : shines ? -0.3 : 0;
                double score = fails ? 2 : shines ? 5 : 3 + draw.Next(2);
                said.Add(new()
                {
                    ExternalId = $"{i}-{step}",
                    Journey = $"askwaitdeskpay{i}",
                    Touchpoint = Path[step],
                    Score = score,
                    Scale = "1-5",
                    Comment = fails && step == 1 ? "the queue took more than an hour" : null
                });
            }
            said.Add(new() { ExternalId = $"{i}", Journey = $"askwaitdeskpay{i}", Score = Math.Clamp(Math.Round(overall), 0, 10), Scale = "0-10" });
        }
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        var done = await site.With(services => services.GetRequiredService<AppendJudgements>().Run(who, new("survey", said), CancellationToken.None));
        Assert.Equal(said.Count, done.Value.Fates.Count(fate => fate == JudgementFate.Stored));
    }
}
