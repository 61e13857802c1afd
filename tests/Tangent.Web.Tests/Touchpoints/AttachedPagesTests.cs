using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Touchpoints;

[Collection("site")]
public sealed class AttachedPagesTests(SharedSite shared)
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public async Task A_moment_is_kept_through_forms_without_script_and_stands_as_three_columns()
    {
        using var person = await shared.Site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var at = await Touchpoint("PM1");

        using var wrong = await person.Submit($"/touchpoints/{at}/moments/new", "moment", ("Input.NameZh", "确认"), ("Input.Detractors[0].Text", ""),
            ("Input.Detractors[1].Text", new string('x', 201)));
        var again = await wrong.Page();
        Assert.Equal("确认", again.QuerySelector("input[name='Input.NameZh']")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("input[name='Input.Detractors[0].Text'][aria-invalid=true]"));

        using var saved = await person.Submit($"/touchpoints/{at}/moments/new", "moment", ("Input.NameZh", "确认"), ("Input.NameEn", "Sign-off"),
            ("Input.Testing", "ValueJudgement"), ("Input.Expected[0].Text", "当场测速"), ("Input.Detractors[0].Text", "催签字" + Attack),
            ("Input.Detractors[0].Source", "Complaint"), ("Input.Detractors[0].Evidence", "14 件"), ("Input.Enhancers[0].Text", "多查一间"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var address = saved.Headers.Location!.OriginalString;
        var page = await person.Page(address);
        Assert.Contains("价值判断", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".tg-p.c4 li").Length);
        Assert.DoesNotContain("<script>alert", await person.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Contains("当场测速", (await person.Page($"/touchpoints/{at}?tab=moments")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("确认", (await person.Page($"/moments?touchpoint={at}&testing=ValueJudgement")).Body!.TextContent, StringComparison.Ordinal);

        using var edited = await person.Submit($"{address}/edit", "moment", ("Input.Detractors[0].Text", ""), ("Input.Detractors[0].Evidence", ""));
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        Assert.Equal(2, (await person.Page(address)).QuerySelectorAll(".tg-p.c4 li").Length);
        using var retired = await person.Submit(address, "retire");
        Assert.DoesNotContain("确认", (await person.Page($"/moments?touchpoint={at}")).QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_testing_moment_is_switched_on_and_an_own_one_added()
    {
        using var person = await shared.Site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var clerk = await shared.Site.SignedIn(Role.Clerk);

        using var on = await person.Submit("/moments/kinds", "switch-Referral");
        using var own = await person.Submit("/moments/kinds", "keep", ("Input.Code", "bargain"), ("Input.NameZh", "讨价还价"), ("Input.NameEn", "Bargaining"));

        var text = (await person.Page("/moments/kinds")).Body!.TextContent;
        Assert.Contains("Bargaining", text, StringComparison.Ordinal);
        Assert.Contains("Switch Referring others off", (await person.GetStringAsync("/moments/kinds")), StringComparison.Ordinal);
        Assert.Empty((await clerk.Page("/moments/kinds")).QuerySelectorAll("form[method=post] button.sm"));
    }

    [Fact]
    public async Task A_device_is_registered_reported_and_ended_through_forms()
    {
        var unit = await shared.Site.AddUnit();
        var path = await shared.Site.PathOf(unit);
        using var manager = await shared.Site.SignedIn(Role.UnitManager, path);
        var at = await Touchpoint("PD1");

        using var wrong = await manager.Submit("/devices/new", "device", ("Input.Code", "P D"), ("Input.Touchpoint", "NO-SUCH"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(5, (await wrong.Page()).Problems().Split('|').Length);
        using var made = await manager.Submit($"/devices/new?touchpoint={at}", "device", ("Input.Code", "PD1-K1"), ("Input.Name", "Kiosk"),
            ("Input.Kind", "Kiosk"), ("Input.UnitId", unit.ToString()), ("Input.Installed", "2026-01-05T09:00"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var address = made.Headers.Location!.OriginalString;

        using var clerk = await shared.Site.SignedIn(Role.Clerk, path);
        clerk.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var reported = await clerk.Submit(address, "report", ("Input.Kind", "Fault"), ("Input.Note", "paper jam" + Attack));
        Assert.Equal(HttpStatusCode.Redirect, reported.StatusCode);
        var page = await clerk.Page(address);
        Assert.Contains("out of service", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await clerk.GetStringAsync(address), StringComparison.Ordinal);
        shared.Site.Clock.Advance(TimeSpan.FromMinutes(30));
        var handler = page.QuerySelectorAll("input[name=_handler]").Select(one => one.GetAttribute("value")!)
            .Single(one => one.StartsWith("end-", StringComparison.Ordinal));
        using var ended = await clerk.Submit(address, handler);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("in service", (await clerk.Page(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PD1-K1", (await clerk.Page($"/touchpoints/{at}?tab=devices")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PD1-K1", (await clerk.Page("/devices?kind=Kiosk&q=pd1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discretion_is_given_and_answered_on_the_page_of_the_touchpoint()
    {
        using var person = await shared.Site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var at = await Touchpoint("PR1");

        using var made = await person.Submit($"/touchpoints/{at}/discretion/new", "discretion", ("Input.Post", "点餐员"), ("Input.Situation", "大薯"),
            ("Input.Kind", "ExtraQuantity"), ("Input.Amount", "2"), ("Input.Unit", "包"), ("Input.Period", "Encounter"), ("Input.From", "2026-01-01"),
            ("Input.EscalateTo", "值班经理"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);

        var page = await person.Page($"/touchpoints/{at}?tab=discretion&post={Uri.EscapeDataString("点餐员")}&tier=Gold");
        Assert.Contains("大薯：额外数量，每次最多 2 包；超出找值班经理", page.Body!.TextContent, StringComparison.Ordinal);
        var edit = page.QuerySelector("a[href^='/discretion/']")!.GetAttribute("href")!;
        using var worse = await person.Submit(edit, "discretion", ("Input.To", "2025-01-01"));
        Assert.Contains("截止日", (await worse.Page()).Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_is_looked_at_and_taken_by_a_form()
    {
        var unit = await shared.Site.AddUnit();
        using var manager = await shared.Site.SignedIn(Role.UnitManager, await shared.Site.PathOf(unit));
        using var clerk = await shared.Site.SignedIn(Role.Clerk);

        Assert.Equal(7, (await manager.Page("/touchpoints/templates")).QuerySelectorAll("a[href*='templates?name=']").Length);
        Assert.Empty((await clerk.Page("/touchpoints/templates?name=retail")).QuerySelectorAll("form[method=post] button.pri"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/touchpoints/templates?name=nothing")).StatusCode);
        using var taken = await manager.Submit("/touchpoints/templates?name=retail", "take", ("Input.UnitId", unit.ToString()), ("Input.Language", "en"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var page = await manager.Page($"/touchpoints?status=Draft&unit={unit}");
        Assert.Contains("RT09", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Guid> Touchpoint(string code)
    {
        using var program = await shared.Site.WithApiKey(Role.Director);
        var unit = await shared.Site.AddUnit();
        using var made = await program.PostAsJsonAsync("/api/v1/touchpoints",
            new { code, nameZh = "触点", nameEn = "Touchpoint", channel = "app", stage = "preSale", unitId = unit });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
    }
}
