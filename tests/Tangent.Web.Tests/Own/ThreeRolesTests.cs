using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Delivery;
using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Tests.Delivery;

namespace Tangent.Web.Tests.Own;

/// <summary>A complaint walks from the customer's telephone to "recovered": customer, complaint officer and hall manager in real browsers.</summary>
public sealed class ThreeRolesTests(Browser browser) : IClassFixture<Browser>
{
    private const string Address = "zhou@example.com";

    private static readonly string[] Story =
    [
        "recovery.did.open system", "recovery.did.give officer", "recovery.did.listen officer", "recovery.did.assess officer",
        "recovery.did.judge officer", "recovery.did.propose officer", "recovery.did.decide manager", "recovery.did.offer officer",
        "recovery.did.own-answer customer", "recovery.did.carry-out officer", "recovery.did.own-judge customer", "recovery.did.close officer",
    ];

    [Theory]
    [InlineData("zh-CN", "已挽回")]
    [InlineData("en", "put right")]
    public async Task A_complaint_comes_to_a_good_end_and_the_audit_log_tells_how(string language, string recovered)
    {
        await using var smtp = new FakeSmtp();
        await using var site = await Site.Start(settings => (settings.Delivery.SmtpHost, settings.Delivery.SmtpPort, settings.Delivery.SmtpTls,
            settings.Delivery.SmtpFrom) = ("127.0.0.1", smtp.Port, false, "cx@example.com"));
        var (officer, manager) = (await site.AddAccount(Role.ComplaintOfficer), await site.AddAccount(Role.UnitManager));
        await using var phone = await browser.Window(language, 390, 844, runsScript: false);
        await using var desk = await browser.Window(language);
        await using var hall = await browser.Window(language);
        await site.SignIn(desk, officer);
        await site.SignIn(hall, manager);
        var (customer, staff, boss) = (await phone.NewPageAsync(), await desk.NewPageAsync(), await hall.NewPageAsync());

        // The customer complains in two steps, and follows it by the link of the thank-you page.
        await customer.GotoAsync(new Uri(site.Url, "/tell-us").AbsoluteUri);
        await customer.SelectOptionAsync("[name='Said.Kind']", "Complaint");
        await customer.FillAsync("[name='Said.Words']", "约的上午，等到下午三点才来");
        await customer.ClickAsync("button.pri");
        await customer.FillAsync("[name='Sent.Contact']", Address);
        await customer.ClickAsync("button.pri");
        var number = VoiceNumber.Read((await customer.Locator(".tg-number").TextContentAsync())!.Trim())!;
        await customer.ClickAsync("a[href^='/my/open/']");
        await customer.Locator("input[name='_handler'][value='open']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await customer.ClickAsync("button.pri");
        await customer.Arrives($"/my/{number}");
        await Happen(site);

        // A code to the address opens everything that is theirs.
        await customer.Locator(".tg-card a[href='/my']").First.ClickAsync();
        await customer.Locator("[name='Asked.Typed']").FillAsync(Address);
        await customer.ClickAsync("button.pri");
        await customer.Locator("[name='Entered.Code']").WaitForAsync();
        await Happen(site);
        await customer.FillAsync("[name='Entered.Code']", CodeIn(smtp.Mails[^1]));
        await customer.ClickAsync("button.pri");
        await customer.ClickAsync($"a[href='/my/{number}']");
        await customer.Locator("[name='Written.Words']").WaitForAsync();
        Assert.Empty(await Sideways(customer));

        // The officer walks the steps up to a proposal beyond the own limit; the hall manager approves it.
        var id = await site.With(services => services.GetRequiredService<Db>().RecoveryCases.Select(c => c.Id).SingleAsync());
        await staff.GotoAsync(new Uri(site.Url, $"/cases/{id}").AbsoluteUri);
        await staff.Locator("form:has(input[value='take']) button").ClickAsync();
        await staff.Locator(".tg-toast").WaitForAsync();
        await staff.SelectOptionAsync("[name='Input.Way']", "Phone");
        await Do(staff, "Assess");
        await staff.FillAsync("[name='Input.Facts']", "排班没有同步");
        await Do(staff, "Judge");
        await staff.CheckAsync("[name='Input.Verdict'][value='Upheld']");
        await staff.FillAsync("[name='Input.Reason']", "爽约");
        await staff.SelectOptionAsync("[name='Input.Cause']", "Handover");
        await Do(staff, "Propose");
        await staff.SelectOptionAsync("[name='Input.RemedyKind[0]']", "Refund");
        await staff.FillAsync("[name='Input.RemedyCost[0]']", "300");
        await staff.FillAsync("[name='Input.Treatment']", "班长致电道歉");
        await Do(staff, "Decide");
        await boss.GotoAsync(new Uri(site.Url, $"/cases/{id}").AbsoluteUri);
        await boss.CheckAsync("[name='Input.Is'][value='yes']");
        await Do(boss, "Offer");
        await staff.ReloadAsync();
        await staff.FillAsync("[name='Input.Words']", "退宽带费 300 元，请您看看");
        await staff.SelectOptionAsync("[name='Input.Way']", "send:Email");
        await Do(staff, "Answer");

        // The customer accepts on the own page; it is done; the customer says that it was put right.
        await customer.ReloadAsync();
        await customer.Locator("button[value='yes']").ClickAsync();
        await customer.Locator("form:has(input[value='answer'])").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await staff.ReloadAsync();
        await Do(staff, "Visit");
        await customer.ReloadAsync();
        await customer.SelectOptionAsync("[name='Judged.Recovered']", "Yes");
        await customer.SelectOptionAsync("[name='Judged.Satisfaction']", "5");
        await customer.Locator("form:has(input[value='judge']) button.pri").ClickAsync();
        await customer.Locator("form:has(input[value='judge'])").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(await Sideways(customer));
        await staff.ReloadAsync();
        await staff.Locator($".tg-chip:has-text('{recovered}')").First.WaitForAsync();
        await Do(staff, "Reopen");
        await customer.ReloadAsync();
        await customer.Locator("[name='Reopened.Words']").WaitForAsync();

        Assert.Equal(Story, await Told(site, id, officer, manager));
    }

    // Sends the form of the step that is to be done; the next one says that it was.
    private static async Task Do(IPage page, string next)
    {
        await page.Locator("form:has(input[name='_handler'][value='step']) .tg-acts button").ClickAsync();
        await page.Locator($"input[name='Input.Act'][value='{next}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    // What is told between modules, and the messages that come of it.
    private static Task<int> Happen(Site site) => site.With(async services =>
    {
        while (await services.GetRequiredService<OutboxPump>().Once(default) > 0) { }
        await services.GetRequiredService<DeliveryPump>().Once(default);
        return 0;
    });

    private static string CodeIn(string mail) => Regex.Match(
        Encoding.UTF8.GetString(Convert.FromBase64String(mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1].Trim())), @"(?<!\d)\d{6}(?!\d)").Value;

    private static async Task<string> Sideways(IPage page) =>
        await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is var over and > 0 ? $"{over} px" : "";

    private static Task<List<string>> Told(Site site, Guid id, Guid officer, Guid manager) => site.With(async services =>
    {
        var all = await services.GetRequiredService<Db>().AuditEntries.Where(e => e.ObjectId == id.ToString()).OrderBy(e => e.AtUtc).ThenBy(e => e.Id)
            .Select(e => new { e.Act, e.ActorId, e.ActorName }).ToListAsync();
        return all.ConvertAll(e => $"{e.Act} {(e.ActorId == officer ? "officer" : e.ActorId == manager ? "manager" : e.ActorName)}");
    });
}
