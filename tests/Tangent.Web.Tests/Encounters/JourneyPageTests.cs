using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Encounters;

public sealed partial class JourneyPageTests
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

    [Fact]
    public async Task A_form_adds_a_wish_and_the_address_says_it_in_short()
    {
        await using var site = await Site.Start();
        await Append(site, [.. Journeys(40, "ask", "order", "repair"), .. Journeys(15, "ask", "shop", "shop")]);
        using var person = await site.SignedIn(Role.Director);

        using var sent = await person.GetAsync("/journeys/funnel?relation=EventuallyBefore&at=~ask&later=~repair&attribute-name=&hours-to=48&channel=");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        Assert.Equal("/journeys/funnel?hours-to=48&path=eventuallyBefore%3A~ask%1F~repair", address);
        var page = await person.Page(address);
        Assert.Contains("40 次旅程", page.QuerySelector(".tg-filters")!.TextContent, StringComparison.Ordinal);
        var chips = page.QuerySelectorAll(".tg-f-pair a.x").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, chips.Count);
        Assert.Contains("55 次旅程", (await person.Page(chips[0])).QuerySelector(".tg-filters")!.TextContent, StringComparison.Ordinal);
        // Other questions are asked of the same journeys.
        var map = page.QuerySelector(".tg-tabs a")!.GetAttribute("href")!;
        Assert.Contains("40 次旅程", (await person.Page(map)).QuerySelector(".tg-filters")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_questions_are_answered_with_interval_and_number()
    {
        await using var site = await Site.Start();
        await Append(site, [.. Journeys(40, "ask", "order", "repair"), .. Journeys(10, "ask", "order"), .. Journeys(50, "ask")]);
        using var person = await site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");

        var funnel = await Text(person, "/journeys/funnel?step=~ask&step=~order&step=~repair");
        Assert.Contains("40.0% (30.9% to 49.8%) of journeys come as far as repair", funnel, StringComparison.Ordinal);
        Assert.Contains("80.0% (67.0 – 88.8), n = 50", funnel, StringComparison.Ordinal);
        Assert.Contains("ask", await Text(person, "/journeys/funnel"), StringComparison.Ordinal);
        Assert.Contains("n = 190", await Text(person, "/journeys/contacts"), StringComparison.Ordinal);
        Assert.Contains("after order, repair follows in 80.0%", await Text(person, "/journeys/matrix"), StringComparison.Ordinal);
        var next = (await person.Page("/journeys/matrix?hours-to=99")).QuerySelectorAll("td a").Select(link => link.GetAttribute("href"));
        Assert.Contains("/journeys?hours-to=99&path=directlyBefore%3A~order%1F~repair", next);
        var meant = await Text(person, "/journeys/conformance?step=~ask&step=~order");
        Assert.Contains("10.0% (5.5% to 17.4%) of journeys go as meant", meant, StringComparison.Ordinal);
        Assert.Contains("order, left out, in 50 journeys", meant, StringComparison.Ordinal);
        var left = (await person.Page("/journeys/conformance?hours-to=99&step=~ask&step=~order")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        Assert.Equal("/journeys?hours-to=99&path=notThrough%3A~order", left);
        Assert.Contains("50 journeys", await Text(person, left), StringComparison.Ordinal);
        Assert.Contains("The log never names: pay", await Text(person, "/journeys/conformance?step=~ask&step=~pay"), StringComparison.Ordinal);
        Assert.Contains("not an experiment", await Text(person, "/journeys/credits?good=done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_is_held_against_the_journeys_and_a_file_that_is_none_is_refused()
    {
        await using var site = await Site.Start();
        await Append(site, [.. Journeys(30, "ask", "order"), .. Journeys(10, "order")]);
        using var person = await site.SignedIn(Role.Director);
        const string Drawn = """
            <definitions><process id="p"><startEvent id="s"/><task id="a" name="ask"/><task id="o" name="order"/><endEvent id="e"/>
            <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="o"/>
            <sequenceFlow id="3" sourceRef="o" targetRef="e"/>
            </process></definitions>
            """;
        using var sent = await person.SubmitFile("/journeys/conformance", "net", "net", "flow.bpmn", Encoding.UTF8.GetBytes(Drawn));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("75.0%（59.8%–85.8%）的旅程与设计一致", (await sent.Page()).Body!.TextContent, StringComparison.Ordinal);
        using var refused = await person.SubmitFile("/journeys/conformance", "net", "net", "flow.bpmn", "<!DOCTYPE a><a/>"u8.ToArray());
        Assert.NotEmpty((await refused.Page()).Problems());
    }

    [Fact]
    public async Task The_map_is_taken_away_as_a_picture_of_its_own_by_who_may()
    {
        await using var site = await Site.Start();
        await Append(site, [.. Journeys(40, "ask <b>", "order")]);
        using var person = await site.SignedIn(Role.Director);
        using var answer = await person.GetAsync("/journeys/picture?lens=time");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var picture = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Contains(picture.Descendants(svg + "text"), text => text.Value == "ask <b>");
        Assert.Empty(picture.Descendants(svg + "a"));
        Assert.Contains("--tg-ink:", picture.Descendants(svg + "style").Single().Value, StringComparison.Ordinal);

        using var clerk = await site.SignedIn(Role.Clerk);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/journeys/picture")).StatusCode);
        Assert.DoesNotContain("/journeys/picture", await clerk.GetStringAsync("/journeys"), StringComparison.Ordinal);
    }

    private static async Task<string> Text(HttpClient person, string address) => Spaces().Replace((await person.Page(address)).Body!.TextContent, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    internal static IEnumerable<EncounterEntry> Journeys(int count, params string[] path) =>
        from i in Enumerable.Range(0, count)
        from step in Enumerable.Range(0, path.Length)
        let key = $"{string.Concat(path)}{i}"
        select new EncounterEntry
        {
            ExternalId = $"{key}-{step}",
            Touchpoint = path[step],
            StartedUtc = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc).AddHours(step).AddMinutes(i),
            Journey = key,
            Outcome = step == path.Length - 1 && step > 0 ? "done" : null,
        };

    internal static async Task Append(Site site, EncounterEntry[] entries)
    {
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        var done = await site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm", entries), CancellationToken.None));
        Assert.Equal(entries.Length, done.Value.Count(AppendState.Stored));
    }
}
