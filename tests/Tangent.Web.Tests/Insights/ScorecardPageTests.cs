using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Insights;

/// <summary>The scorecard of a touchpoint, units side by side and trends, as pages.</summary>
public sealed class ScorecardPageTests
{
    [Theory, OnBothDatabases]
    public async Task From_the_list_one_click_opens_all_of_a_touchpoint_and_its_figures_open_their_rows(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await InsightPageTests.Company(site, 400);
        using var person = await English(site);

        var list = await InsightPageTests.Made(person, "/insights/scorecards?channel=");
        Assert.Contains("100.0", list.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var wait = list.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == "wait");
        var href = wait.QuerySelector("th a")!.GetAttribute("href")!;
        Assert.StartsWith("/insights/touchpoint?", href, StringComparison.Ordinal);

        var card = await InsightPageTests.Made(person, href);
        Assert.Contains("wait", card.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, card.QuerySelectorAll(".tg-kpi").Length);
        var criteria = card.QuerySelectorAll("table").First(table => table.TextContent.Contains("Pleasant", StringComparison.Ordinal));
        Assert.Contains("Neither the log nor the feedback", criteria.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mean score", criteria.TextContent, StringComparison.Ordinal);
        Assert.Contains(card.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith("/journeys?path=through", StringComparison.Ordinal));
        Assert.Contains(card.QuerySelectorAll("details.tg-data dt"), name => name.TextContent == "Net share");
        // Every picture has its table.
        Assert.All(card.QuerySelectorAll("figure .plot"), plot => Assert.NotNull(plot.ParentElement!.QuerySelector("details table")));

        var unknown = await InsightPageTests.Made(person, "/insights/touchpoint?place=T99");
        Assert.Contains("No encounter is at a touchpoint T99", unknown.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await InsightPageTests.Made(person, "/insights/touchpoint")).QuerySelector("select[name=place]"));
    }

    [Fact]
    public async Task Units_that_differ_are_named_thin_ones_are_not_judged_and_nothing_else_is_coloured()
    {
        await using var site = await Site.Start();
        foreach (var code in (string[])["H1", "H2", "H3", "H4", "H5", "H6"]) await site.AddUnit(code: code);
        // The seventh unit has twelve judgements.
        await InsightPageTests.Company(site, 400, one => one with { Unit = Number(one.Journey!) is var i && i < 3 ? "H6" : $"H{1 + i % 5}" });
        using var person = await English(site);

        var units = await InsightPageTests.Made(person, "/insights/units");
        Assert.Contains("No unit differs", units.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, units.QuerySelectorAll(".tg-p")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Empty(units.QuerySelectorAll("tbody .c-neg, tbody .c-pos"));
        Assert.All(units.QuerySelectorAll("tbody tr"), row => Assert.DoesNotContain("H6", row.TextContent, StringComparison.Ordinal));
        var thin = units.QuerySelectorAll(".tg-p").Last(panel => panel.TextContent.Contains("Too few", StringComparison.Ordinal));
        Assert.Contains("(12)", thin.TextContent, StringComparison.Ordinal);
        Assert.NotNull(units.QuerySelector("figure .plot svg"));
        var at = await InsightPageTests.Made(person, "/insights/units?place=~wait");
        Assert.Contains("Units at wait", at.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trend_that_leaves_its_limits_is_named_with_the_rule()
    {
        await using var site = await Site.Start();
        // Ten journeys a week for forty weeks; scores depend on the place in the sequence alone, so the first weeks are like the last.
        await InsightPageTests.Company(site, 400, one => one with { StartedUtc = one.StartedUtc.AddDays(Number(one.Journey!) / 10 * 7) });
        using var person = await English(site);

        var trends = await InsightPageTests.Made(person, "/insights/trends");
        Assert.Contains("four weeks", trends.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Whole journeys: ", trends.QuerySelector(".tg-p h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, trends.QuerySelectorAll(".tg-p")[^1].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("frozen on the first 20 weeks", trends.Body!.TextContent, StringComparison.Ordinal);
        var wait = await InsightPageTests.Made(person, "/insights/trends?place=~wait");
        Assert.Contains("wait: Mean score by month", wait.Body!.TextContent, StringComparison.Ordinal);
        var today = await InsightPageTests.Made(person, "/");
        Assert.Contains("How journeys were judged, by month", today.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, today.QuerySelectorAll(".tg-kpi").Length);
    }

    [Fact]
    public async Task Without_judgements_the_pages_say_what_is_missing()
    {
        await using var site = await Site.Start();
        await Encounters.JourneyPageTests.Append(site, [.. Encounters.JourneyPageTests.Journeys(40, "ask", "order")]);
        using var person = await English(site);
        Assert.Contains("No unit has thirty judgements", (await InsightPageTests.Made(person, "/insights/units")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody judged anything yet", (await InsightPageTests.Made(person, "/insights/trends")).Body!.TextContent, StringComparison.Ordinal);
        var card = await InsightPageTests.Made(person, "/insights/touchpoint?place=~ask");
        Assert.Contains("nobody judged it yet", card.Body!.TextContent, StringComparison.Ordinal);
    }

    private static int Number(string journey) => int.Parse(journey["askwaitdeskpay".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<HttpClient> English(Site site)
    {
        var person = await site.SignedIn(Role.Analyst);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");
        return person;
    }
}
