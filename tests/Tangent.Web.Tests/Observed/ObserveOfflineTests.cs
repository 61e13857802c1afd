using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Feedback.Observed;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using static Microsoft.Playwright.Assertions;

namespace Tangent.Web.Tests.Observed;

/// <summary>An observer's telephone where there is no network.</summary>
public sealed class ObserveOfflineTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task What_is_filled_in_without_a_network_survives_a_reload_and_is_stored_exactly_once()
    {
        await using var site = await Site.Start();
        var (walk, manager) = await Programme(site);
        await using var window = await browser.Window("en", width: 390, height: 844);
        await site.SignIn(window, manager);
        var page = await window.NewPageAsync();
        var wrong = new List<string>();
        page.PageError += (_, error) => wrong.Add(error);
        string fill = $"/observed/fill/{walk}", mine = new Uri(site.Url, "/observed/mine").AbsoluteUri;

        await page.GotoAsync(mine);
        while (!await page.EvaluateAsync<bool>("async path => !!navigator.serviceWorker.controller && !!await caches.match(path)", fill)) await Task.Delay(50);
        await window.SetOfflineAsync(true);
        await page.Locator($"a[href='{fill}']").ClickAsync();
        await page.Locator("[data-tap=i2] input").First.FillAsync("7");
        await page.Locator("[data-tap=i2] input").Last.FillAsync("No seat");
        await page.Locator("[data-tap=i2] button").ClickAsync();
        await page.Locator("[data-tap=i3] button").ClickAsync();
        await page.GetByLabel("Yes").CheckAsync();
        await page.Locator("form.tg-observe[aria-busy=false]").WaitForAsync();   // what was typed is kept on the device
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Yes")).ToBeCheckedAsync();
        await Expect(page.Locator("textarea[name=marks]")).ToHaveValueAsync(new Regex(@"\| i2 \| 7 \| No seat"));
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(mine);   // the load of a page that the worker kept is not always told
        await page.GetByText("1 sheets wait on this device").WaitForAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await Sheets(site).CountAsync());

        await window.SetOfflineAsync(false);
        await page.GetByText("Sent. Thank you.").First.WaitForAsync();
        await page.ReloadAsync();
        var kept = await Sheets(site).SingleAsync();
        Assert.Equal((65.0, manager), (kept.Points!.Value, kept.ObserverId));
        Assert.Equal(["i2", "i3"], FormCodec.Read<List<Mark>>(kept.Marks!).Select(mark => mark.Item));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IQueryable<ObservedSheet> Sheets(Site site) =>
        site.Services.CreateScope().ServiceProvider.GetRequiredService<Db>().ObservedSheets.AsNoTracking();

    private static async Task<(Guid Walk, Guid Manager)> Programme(Site site)
    {
        var who = new Actor(Guid.CreateVersion7(site.Clock.GetUtcNow()), "Director", Door.Page, null, [new(Role.Director, UnitPath.Root)]);
        var unit = await site.AddUnit(kind: UnitKind.Hall);
        Assert.Null((await site.With(services => services.GetRequiredService<RegisterTouchpoint>().Run(who,
            new("T2", "排队", "Queue", ContactChannel.HallStaff, JourneyStage.InSale, unit), default))).Failure);
        var form = await site.With(services => services.GetRequiredService<WriteForm>().Run(who,
            new(null, unit, FormLines.Read("Hall", "Greeted | yes-no\nQueue | pain\nJumps the line | tap").Value), default));
        var made = await site.With(services => services.GetRequiredService<MakeProgramme>().Run(who,
            new(ObservedKind.WalkThrough, "Walk", unit, form.Value, "T2"), default));
        return (made.Value, await site.AddAccount(Role.UnitManager, await site.PathOf(unit)));
    }
}
