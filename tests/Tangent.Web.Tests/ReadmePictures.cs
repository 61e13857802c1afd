using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Web.Tests;

/// <summary>Takes the README's pictures from the running product: <c>TANGENT_README=docs/img ./test ReadmePictures</c>.</summary>
public sealed class ReadmePictures(Browser browser) : IClassFixture<Browser>
{
    private static readonly (string Code, string Zh, string En, ContactChannel Channel, JourneyStage Stage)[] Register =
    [
        ("T01", "套餐咨询", "Asking about a plan", ContactChannel.Hotline, JourneyStage.PreSale),
        ("T02", "网上办理", "Ordering online", ContactChannel.WebHall, JourneyStage.PreSale),
        ("T05", "厅内取号等候", "Waiting with a ticket", ContactChannel.HallStaff, JourneyStage.InSale),
        ("T06", "柜台办理", "Served at the counter", ContactChannel.HallStaff, JourneyStage.InSale),
        ("T07", "自助缴费", "Paying at the terminal", ContactChannel.SelfServiceTerminal, JourneyStage.InSale),
        ("T09", "装机上门", "Installation visit", ContactChannel.OnSiteStaff, JourneyStage.InSale),
        ("T12", "App 报修", "Reporting a fault in the app", ContactChannel.App, JourneyStage.AfterSale),
        ("T13", "维修上门", "Repair visit", ContactChannel.OnSiteStaff, JourneyStage.AfterSale),
        ("T15", "微信回访", "Return call on WeChat", ContactChannel.WeChat, JourneyStage.AfterSale),
        ("T18", "账单寄送", "The bill arrives", ContactChannel.Mail, JourneyStage.AfterSale),
    ];

    [Theory]
    [InlineData("zh-CN", "zh")]
    [InlineData("en", "en")]
    public async Task Pictures_are_taken_when_asked_for(string language, string name)
    {
        string? folder = Environment.GetEnvironmentVariable("TANGENT_README");
        Assert.SkipWhen(folder is null, "TANGENT_README names no folder.");
        await using var site = await Site.Start();
        await site.AddAccount(Role.Director, email: "lin@example.com", password: "a calm green river");
        foreach (var touchpoint in Register) await Add(site, touchpoint);

        await using var window = await browser.Window(language, 1280, 800);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Url, "/sign-in").AbsoluteUri);
        await page.FillAsync("[name='Sent.Email']", "lin@example.com");
        await page.FillAsync("[name='Sent.Password']", "a calm green river");
        await page.Locator("button.pri").ClickAsync();
        await page.GotoAsync(new Uri(site.Url, "/touchpoints").AbsoluteUri);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"touchpoints-{name}.png") });
    }

    private static Task<int> Add(
        Site site, (string Code, string Zh, string En, ContactChannel Channel, JourneyStage Stage) one) =>
        site.With(async services =>
        {
            var root = await services.GetRequiredService<Db>().OrgUnits.Select(unit => unit.Id).FirstAsync();
            var made = await services.GetRequiredService<RegisterTouchpoint>().Run(Actor.LocalOperator("pictures"),
                new(one.Code, one.Zh, one.En, one.Channel, one.Stage, root), CancellationToken.None);
            Assert.Null(made.Failure);
            return 0;
        });
}
