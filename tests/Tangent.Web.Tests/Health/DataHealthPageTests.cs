using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Web.Charts;

namespace Tangent.Web.Tests.Health;

public sealed class DataHealthPageTests
{
    [Theory, OnBothDatabases]
    public async Task The_page_names_the_days_that_lack_data_and_every_number_stands_with_its_doubt(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        // Nine in the morning of the company.
        var today = site.Clock.GetUtcNow().UtcDateTime.AddHours(8).Date.AddHours(1);
        List<EncounterEntry> told = [new() { ExternalId = "twice", Touchpoint = "咨询台", StartedUtc = today.AddDays(-1), Customer = "C0" }];
        for (int back = 1; back <= 70; back++)
            for (int i = 0; i < (back == 3 ? 1 : 20); i++)
                told.Add(new() { ExternalId = $"{back}-{i}", Touchpoint = "咨询台", StartedUtc = today.AddDays(-back).AddMinutes(i), Customer = $"C{i}" });
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        await site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm", told), default));
        using var person = await site.SignedIn(Role.Director);

        var main = (await person.Page("/data-health")).QuerySelector("#main")!;
        Assert.Contains("1 天数据偏少", main.QuerySelector(".tg-lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("咨询台", main.TextContent, StringComparison.Ordinal);
        Assert.Single(main.QuerySelectorAll("svg polygon.f-neg"));
        Assert.Equal(28, main.QuerySelectorAll("figure tbody tr").Length);
        Assert.All(main.QuerySelectorAll("td.r span.c-ink3"), doubt => Assert.NotEqual("", doubt.TextContent));
        var twice = main.QuerySelector("a[href^='/customers/']")!.GetAttribute("href")!;
        Assert.Contains("C0", (await person.Page(twice)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, (await person.Page("/data-health?days=7")).QuerySelectorAll("figure tbody tr").Length);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/data-health?days=nonsense&unit=nonsense")).StatusCode);
    }

    [Fact]
    public void Bars_start_at_zero_and_a_day_that_lacks_data_is_marked()
    {
        var words = new Tangent.Web.Words.Words();
        var chart = DayBars.Draw([new("3/1", 10, 4, 16, false), new("3/2", 0, 4, 16, true), new("3/3", 3, null, null, false)],
            new("n", 0, "", System.Globalization.CultureInfo.InvariantCulture), new Tangent.Web.Parts.PartWords(words).Charts);
        Assert.Equal(3, chart.Table.Rows.Count);
        Assert.Equal(["3/2", "0", "4", "16", "●"], chart.Table.Rows[1]);
        Assert.Equal(1, chart.Svg.Split("<polygon").Length - 1);
        Assert.Equal(2, chart.Svg.Split("f-band2").Length - 1);
    }
}
