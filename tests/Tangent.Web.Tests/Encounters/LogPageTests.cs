using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Encounters;

public sealed class LogPageTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task The_log_is_filtered_by_its_address_and_leads_to_a_customer(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var start = site.Clock.GetUtcNow().UtcDateTime;
        await Append(site,
            Entry("old", start.AddDays(-20)) with { Channel = "hall" },
            Entry("late", start.AddHours(-5)) with
            {
                Channel = "phone",
                WaitSeconds = 600,
                EndedUtc = start.AddHours(-4),
                Score = 4,
                Scale = ScoreScale.OneToFive,
                Customer = "C-9",
            });
        using var person = await site.SignedIn(Role.Analyst);

        var all = await person.Page("/encounters");
        Assert.Equal(2, all.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("未登记", all.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var week = await person.Page("/encounters?period=7");
        var row = Assert.Single(week.QuerySelectorAll("tbody tr"));
        Assert.Contains("10 分", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("60 分", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("4（1–5）", row.TextContent, StringComparison.Ordinal);
        Assert.Empty((await person.Page("/encounters?period=7&channel=hall")).QuerySelectorAll("tbody tr"));

        var customer = row.QuerySelector("a[href^='/customers/']")!.GetAttribute("href")!;
        var page = await person.Page(customer);
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("C-9", page.QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_of_elsewhere_is_as_missing_as_one_that_does_not_exist(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var (mine, theirs) = (await site.AddUnit(), await site.AddUnit());
        var codes = await site.With(services => services.GetRequiredService<Db>().OrgUnits.ToDictionaryAsync(unit => unit.Id, unit => unit.Code));
        var start = site.Clock.GetUtcNow().UtcDateTime.AddHours(-1);
        await Append(site, Entry("1", start) with { Customer = "MINE", Unit = codes[mine] },
            Entry("2", start) with { Customer = "THEIRS", Unit = codes[theirs] });
        using var person = await site.SignedIn(Role.UnitManager, await site.PathOf(mine));

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/customers/{await Number(site, "MINE")}")).StatusCode);
        var foreign = await person.GetAsync($"/customers/{await Number(site, "THEIRS")}");
        var missing = await person.GetAsync("/customers/999999");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
        Assert.Single((await person.Page("/encounters")).QuerySelectorAll("tbody tr"));
    }

    private static EncounterEntry Entry(string id, DateTime start) => new() { ExternalId = id, Touchpoint = "nobody knows", StartedUtc = start };

    private static async Task Append(Site site, params EncounterEntry[] entries)
    {
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        var done = await site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm", entries), Stop));
        Assert.Equal(entries.Length, done.Value.Count(AppendState.Stored));
    }

    private static Task<long> Number(Site site, string customer) => site.With(services => services.GetRequiredService<Db>().CustomerIdentifiers
        .Where(one => one.Kind == IdentifierKind.Number && one.Value == customer).Select(one => one.CustomerId).SingleAsync());
}
