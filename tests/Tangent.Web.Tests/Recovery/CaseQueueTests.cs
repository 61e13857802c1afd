using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Recovery;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Recovery;

/// <summary>The queue stays beside the case that is open: by its filter, along the keyboard, and after a step.</summary>
public sealed class CaseQueueTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_next_case_of_the_filtered_queue_is_two_keys_away_and_a_step_keeps_the_queue()
    {
        await using var site = await Site.Start();
        var officer = await site.AddAccount(Role.ComplaintOfficer);
        foreach (string told in new[] { "等了一上午", "又等了一上午", "第三次等" })
            await site.With(async services =>
            {
                var unit = await services.GetRequiredService<Db>().OrgUnits.FirstAsync();
                return (await services.GetRequiredService<OpenCase>().Run(Actor.LocalOperator("tests"), new(told, told, null, unit.Id), default)).Value;
            });
        await using var desk = await browser.Window();
        await site.SignIn(desk, officer);
        var page = await desk.NewPageAsync();

        await page.GotoAsync(new Uri(site.Url, "/cases?origin=ByHand").AbsoluteUri);
        await page.Locator(".tg-t.rows a.tt").First.ClickAsync();
        var queue = page.Locator(".tg-queue li a");
        await Assertions.Expect(queue).ToHaveCountAsync(3);
        Assert.Equal("true", await queue.First.GetAttributeAsync("aria-current"));

        string next = (await queue.Nth(1).GetAttributeAsync("href"))!;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, next).AbsoluteUri);
        Assert.EndsWith("?origin=ByHand", next, StringComparison.Ordinal);

        await page.Locator("form:has(input[value='take']) button").ClickAsync();
        await page.Locator(".tg-toast").WaitForAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, next).AbsoluteUri);
        Assert.Equal("true", await queue.Nth(1).GetAttributeAsync("aria-current"));

        await page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(queue.First).ToBeHiddenAsync();
    }
}
