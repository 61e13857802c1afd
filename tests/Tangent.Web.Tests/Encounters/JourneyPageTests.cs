using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Encounters;

public sealed class JourneyPageTests
{
    private const string Box = "svg a rect:first-of-type";

    [Theory, OnBothDatabases]
    public async Task The_map_shows_every_touchpoint_and_way_and_its_parts_filter_it(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, [.. Journeys(40, "ask", "order", "repair"), .. Journeys(15, "ask", "shop", "shop")]);
        using var person = await site.SignedIn(Role.Analyst);

        var page = await person.Page("/journeys");
        var map = page.QuerySelector("svg[role=group]")!;
        Assert.Equal(4, map.QuerySelectorAll(Box).Length);
        Assert.Contains("73%", page.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        var again = Assert.Single(page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr"));
        Assert.Matches("shop.*100.0%.*n = 15", again.TextContent.Replace('\n', ' '));

        var through = map.QuerySelectorAll("a").Single(link => link.GetAttribute("aria-label")!.StartsWith("shop：", StringComparison.Ordinal));
        var fewer = await person.Page(through.GetAttribute("href")!);
        Assert.Contains("15 次旅程", fewer.QuerySelector(".tg-filters")!.TextContent, StringComparison.Ordinal);
        var along = map.QuerySelectorAll("a").Single(link => link.GetAttribute("aria-label")!.StartsWith("从 order 到 repair", StringComparison.Ordinal));
        var straight = await person.Page(along.GetAttribute("href")!);
        Assert.Contains("40 次旅程", straight.QuerySelector(".tg-filters")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await person.Page("/journeys?channel=none")).QuerySelectorAll("svg[role=group]"));
    }

    [Fact]
    public async Task A_slider_leaves_touchpoints_out_and_an_address_that_says_nonsense_shows_everything()
    {
        await using var site = await Site.Start();
        await Append(site, [.. Journeys(40, "a", "b", "c", "d")]);
        using var person = await site.SignedIn(Role.Director);

        Assert.Equal(2, (await person.Page("/journeys?stops=50")).QuerySelectorAll(Box).Length);
        Assert.Equal(4, (await person.Page("/journeys?stops=zero&ways=-3&lens=x&order=y&cut=z&period=5")).QuerySelectorAll(Box).Length);
    }

    private static IEnumerable<EncounterEntry> Journeys(int count, params string[] path) =>
        from i in Enumerable.Range(0, count)
        from step in Enumerable.Range(0, path.Length)
        let key = $"{string.Concat(path)}{i}"
        select new EncounterEntry
        {
            ExternalId = $"{key}-{step}",
            Touchpoint = path[step],
            StartedUtc = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc).AddHours(step).AddMinutes(i),
            Journey = key,
        };

    private static async Task Append(Site site, EncounterEntry[] entries)
    {
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        var done = await site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm", entries), CancellationToken.None));
        Assert.Equal(entries.Length, done.Value.Count(AppendState.Stored));
    }
}
