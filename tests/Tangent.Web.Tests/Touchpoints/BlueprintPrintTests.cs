using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Web.Tests.Touchpoints;

/// <summary>A long blueprint on paper.</summary>
public sealed class BlueprintPrintTests(Browser browser) : IClassFixture<Browser>
{
    // A3 lying, less ten millimetres on each side, in pixels of CSS.
    private const int Wide = 1512, High = 1047;

    [Fact]
    public async Task Forty_steps_in_seven_lanes_stand_on_sheets_of_A3_without_being_cut()
    {
        await using var site = await Site.Start();
        var unit = await site.AddUnit();
        var who = new Actor(Guid.CreateVersion7(site.Clock.GetUtcNow()), "Director", Door.Page, null, [new(Role.Director, UnitPath.Root)]);
        var made = await site.With(services => services.GetRequiredService<MakeBlueprint>().Run(who, new(unit, Document: Long()), default));
        await using var window = await browser.Window("zh-CN", Wide, High);
        await site.SignIn(window, await site.AddAccount(Role.Director));
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Url, $"/blueprints/{made.Value.Value}").AbsoluteUri);

        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(["1191 842"], Regex.Matches(paper, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]").Select(box =>
            $"{Math.Round(double.Parse(box.Groups[1].Value)):0} {Math.Round(double.Parse(box.Groups[2].Value)):0}").Distinct());

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var bands = await page.Locator(".tg-bp-band").EvaluateAllAsync<int[][]>("all => all.map(one => [one.scrollWidth, one.clientWidth, one.offsetHeight])");
        Assert.Equal(5, bands.Length);
        Assert.All(bands, band => Assert.True(band[0] <= band[1] && band[2] <= High, $"{band[0]} in {band[1]}, {band[2]} high"));
        Assert.Equal(0, await page.Locator(".tg-bp .cell").EvaluateAllAsync<int>("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"));
    }

    private static BlueprintDocument Long() => new()
    {
        Title = Said("从报装到一年回访"),
        Steps = [.. Enumerable.Range(1, 40).Select(number => new BlueprintStep
        {
            Id = $"s{number}",
            Name = Said($"第{number}步办理"),
            Stage = Said($"阶段{(number + 7) / 8}"),
            Cells = [.. Enum.GetValues<BlueprintLane>().Select(lane => new BlueprintCell
            {
                Lane = lane,
                Text = Said("核对客户资料，说明办理时限与费用"),
                Owner = Said("营业厅值班经理"),
                Seconds = 60,
                IsWait = lane == BlueprintLane.Customer,
            })],
        })],
    };

    private static Wording Said(string text) => Wording.Of(("zh", text));
}
