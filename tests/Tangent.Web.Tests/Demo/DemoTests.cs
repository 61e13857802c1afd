using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Demo;
using Tangent.App.Demo.Published;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Runtime;
using Tangent.Tests;

namespace Tangent.Web.Tests.Demo;

/// <summary>The demo company in a running site, and its doors.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private const int Customers = 200;

    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Demo(null);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task One_click_enters_as_each_role_and_the_pages_say_that_it_is_a_demo()
    {
        foreach (var person in DemoRoles.Offered)
        {
            using var browser = Near();
            using var entered = await Enter(browser, person.Key);

            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
            var today = await browser.Page("/");
            Assert.Contains(person.Name, today.Body!.TextContent);
            Assert.Contains("2026", today.QuerySelector(".tg-clock")!.TextContent);
        }
    }

    [Fact]
    public async Task The_register_holds_the_companys_touchpoints_in_use_with_owners_and_nothing_missing()
    {
        var touchpoints = await site.With(services => services.GetRequiredService<Db>().Touchpoints.ToListAsync());

        Assert.Equal(DemoFiles.TouchpointList.Count, touchpoints.Count);
        Assert.All(touchpoints.Where(t => t.Kinds.HasFlag(TouchpointKinds.FrontStage)), touchpoint =>
            Assert.True(touchpoint.Status == TouchpointStatus.Active && TouchpointGaps.Of(touchpoint.Details).Count == 0, touchpoint.Code));
        using var manager = Near();
        await Enter(manager, "hall-manager");
        Assert.Contains("上门维修", (await manager.Page("/touchpoints?q=T13")).Body!.TextContent);
    }

    [Fact]
    public async Task Around_the_register_stand_machines_limits_texts_plans_and_the_teams_choice()
    {
        var outage = DemoFiles.Truths.Outages.First(one => one.Devices.Contains("DC-H1-K1"));
        await site.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var kiosk = await db.Devices.SingleAsync(device => device.Code == "DC-H1-K1");
            var fault = await db.DeviceEvents.SingleAsync(one => one.DeviceId == kiosk.Id && one.Note == outage.Key);
            Assert.Equal(outage.Seconds, (fault.ToUtc!.Value - fault.FromUtc).TotalSeconds);
            Assert.Equal(88, await db.Devices.CountAsync());
            Assert.Equal(["T03", "T11", "T13", "T15"],
                (await db.Touchpoints.Where(t => t.KeySinceUtc != null).ToListAsync()).Select(t => t.Code).Order(StringComparer.Ordinal));
            Assert.NotEmpty((await db.Touchpoints.SingleAsync(t => t.Code == "T13")).Sheet.Script);
            Assert.True(await db.Moments.CountAsync() > 5);
            Assert.Equal(6, await db.DiscretionRules.CountAsync());
            Assert.All(await db.ManagementPlans.ToListAsync(), plan => Assert.Equal(PlanState.Running, plan.State));
            Assert.Equal([InformationState.Draft, InformationState.Approved, InformationState.Published,
                InformationState.Published, InformationState.Retired],
                (await db.InformationItems.ToListAsync()).Select(item => item.State).Order());
            return 0;
        });
        using var director = Near();
        await Enter(director, "director");
        Assert.Contains("T13", (await director.Page("/touchpoints/selection")).QuerySelector(".tg-lede")!.TextContent);
    }

    [Fact]
    public async Task The_customers_button_opens_a_signed_link_and_no_other_link_opens()
    {
        using var browser = Near();
        var page = await browser.Page("/sign-in");
        using var sent = await browser.PostAsync("/demo/customer", Token(page));
        var link = sent.Headers.Location!.OriginalString;

        Assert.Contains("C000001", (await browser.Page(link)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link[..^2] + "xx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/demo/customer/0")).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Host", "127.0.0.1")]
    public async Task From_afar_there_are_no_buttons_and_no_way_in(string header, string value)
    {
        using var browser = Near();
        var page = await browser.Page("/sign-in");
        browser.DefaultRequestHeaders.Add(header, header == "Host" ? $"{value}:{site.Url.Port}" : value);

        Assert.DoesNotContain("/demo/enter", await browser.GetStringAsync("/sign-in"));
        using var refused = await browser.PostAsync("/demo/enter", Token(page, ("person", "director")));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Without_the_pages_token_or_for_nobody_nothing_opens()
    {
        using var browser = Near();
        var page = await browser.Page("/sign-in");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/demo/enter", Form(("person", "director")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/demo/enter", Token(page, ("person", "nobody")))).StatusCode);
    }

    [Fact]
    public async Task A_companys_own_database_has_no_such_door_and_takes_no_demo()
    {
        await using var own = await Site.Start();
        await own.AddAccount(Role.Director);
        using var browser = Near(own);
        var page = await browser.Page("/sign-in");

        Assert.DoesNotContain("/demo/enter", await browser.GetStringAsync("/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/demo/enter", Token(page, ("person", "director")))).StatusCode);
        Assert.IsType<Fail.Conflict>((await Load(own)).Failure);
        Assert.False(own.Services.GetRequiredService<BusinessClock>().IsDemo);
    }

    [Theory, OnBothDatabases]
    public async Task The_clock_starts_in_the_demo_year_goes_on_where_it_stood_and_loads_once(DatabaseProvider provider)
    {
        var database = await House.Empty(provider);
        await using var first = await Demo(database);
        Assert.InRange(Now(first), DemoMark.StartUtc, DemoMark.StartUtc.AddMinutes(10));
        first.Clock.Advance(TimeSpan.FromHours(5));
        await first.With(async services => { await services.GetRequiredService<DemoMark>().Keep(CancellationToken.None); return 0; });

        first.Clock.Advance(TimeSpan.FromDays(40));
        Assert.True(await first.With(services => services.GetRequiredService<DemoMark>().Resume(CancellationToken.None)));

        Assert.InRange(Now(first), DemoMark.StartUtc.AddHours(5), DemoMark.StartUtc.AddHours(5).AddMinutes(10));
        Assert.IsType<Fail.Conflict>((await Load(first)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Customers_and_encounters_come_as_a_job_that_goes_on_after_an_interruption_and_comes_once(DatabaseProvider provider)
    {
        await using var own = await Demo(await House.Empty(provider));
        var world = World.Make(new(Customers: Customers));
        using var death = new CancellationTokenSource();
        var dying = own.Services.GetRequiredService<JobRunner>().Once(death.Token);
        await death.CancelAsync();
        try { await dying; } catch (OperationCanceledException) { }

        await own.Services.GetRequiredService<JobRunner>().TakeOver(default);
        while (await own.Services.GetRequiredService<JobRunner>().Once(default)) { }

        await own.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            Assert.Equal(JobState.Done, (await db.Jobs.SingleAsync()).State);
            Assert.Equal((world.Encounters.Length, Customers), (await db.Encounters.CountAsync(), await db.Customers.CountAsync()));
            Assert.Equal(world.Encounters.Select(met => world.ExternalIdOf(met)).Order(StringComparer.Ordinal),
                (await db.Encounters.Select(row => row.ExternalId).ToListAsync()).Order(StringComparer.Ordinal));
            Assert.Equal(Customers + world.Customers.Count(one => one.TierChangedDay >= 0 && one.TierAfter != one.Tier), await db.CustomerTiers.CountAsync());
            await services.GetRequiredService<OutboxPump>().Once(default);
            Assert.Empty(await db.TouchpointReferences.ToListAsync());
            return 0;
        });
        Assert.False(await own.Services.GetRequiredService<JobRunner>().Once(default));
    }

    private static DateTime Now(Site at) => at.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    private static async Task<Site> Demo(DatabaseSettings? database)
    {
        var made = await Site.Start(database: database);
        Assert.Null((await Load(made)).Failure);
        return made;
    }

    private static Task<Outcome<LoadDemoCompany.Loaded>> Load(Site at) => at.With(services =>
        services.GetRequiredService<LoadDemoCompany>().Run(Actor.LocalOperator("tests"), new(Customers), CancellationToken.None));

    private HttpClient Near(Site? at = null)
    {
        var browser = (at ?? site).Visitor();
        browser.BaseAddress = new UriBuilder((at ?? site).Url) { Host = "localhost" }.Uri;
        return browser;
    }

    private static async Task<HttpResponseMessage> Enter(HttpClient browser, string person) =>
        await browser.PostAsync("/demo/enter", Token(await browser.Page("/sign-in"), ("person", person)));

    private static FormUrlEncodedContent Token(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] fields) =>
        Form([.. fields, ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
