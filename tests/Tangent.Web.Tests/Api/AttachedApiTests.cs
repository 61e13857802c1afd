using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Api;

[Collection("site")]
public sealed class AttachedApiTests(SharedSite shared)
{
    [Fact]
    public async Task A_moment_is_written_down_shown_changed_listed_and_put_away()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var at = await Touchpoint(client, "AM1");

        using var made = await client.PostAsJsonAsync("/api/v1/moments", Moment(at, "确认"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var address = made.Headers.Location!.OriginalString;
        using var shown = await client.GetAsync(address);
        Assert.Equal("\"1\"", shown.Headers.ETag!.Tag);
        Assert.Equal("detractor", (await Json(shown)).GetProperty("items")[0].GetProperty("list").GetString());
        using var blind = await client.PutAsJsonAsync(address, Moment(at, "改"));
        Assert.Equal((HttpStatusCode)428, blind.StatusCode);
        using var listed = await client.GetAsync($"/api/v1/moments?touchpointId={at}&testing=BadNews");
        Assert.Single((await Json(listed)).GetProperty("data").EnumerateArray());
        using var retired = await client.PostAsJsonAsync($"{address}/retire", new { });
        Assert.NotEqual(JsonValueKind.Null, (await Json(retired)).GetProperty("retiredUtc").ValueKind);
        using var wrong = await client.PostAsync("/api/v1/moments", JsonContent.Create(new { at, colour = "red" }));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_monitoring_system_reports_a_fault_and_its_end_as_often_as_it_likes()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var at = await Touchpoint(client, "AD1");
        var unit = await shared.Site.AddUnit();
        var now = shared.Site.Clock.GetUtcNow().UtcDateTime;
        using var made = await client.PostAsJsonAsync("/api/v1/devices",
            new { code = "AD1-K1", name = "自助终端", kind = "kiosk", touchpointId = at, unitId = unit, installedUtc = now.AddDays(-40) });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var address = made.Headers.Location!.OriginalString;
        using var monitor = await shared.Site.WithApiKey(Role.Clerk, await shared.Site.PathOf(unit));

        var start = new { externalId = "NMS-1", kind = "fault", fromUtc = now.AddHours(-6) };
        var end = new { externalId = "NMS-1", toUtc = now.AddHours(-2) };
        foreach (object report in new object[] { start, start, end, end })
            Assert.Equal(HttpStatusCode.OK, (await monitor.PostAsJsonAsync($"{address}/events", report)).StatusCode);

        var events = (await Json(await monitor.GetAsync($"{address}/events"))).GetProperty("data");
        Assert.Equal(2, Assert.Single(events.EnumerateArray()).GetProperty("version").GetInt32());
        var figure = await Json(await monitor.GetAsync($"/api/v1/devices/availability?touchpointId={at}"));
        Assert.Equal(1 - 4d / (40 * 24), figure.GetProperty("availability").GetProperty("point").GetDouble(), 6);
        Assert.Equal("outage-ratio", figure.GetProperty("availability").GetProperty("method").GetString());
        Assert.Equal("analytics.too-few-repairs", figure.GetProperty("hoursToRepair").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_desk_asks_what_may_be_decided_and_overlapping_rules_are_refused_in_words()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var at = await Touchpoint(client, "AR1");
        var path = $"/api/v1/touchpoints/{at}/discretion";
        var rule = new
        {
            post = "点餐员",
            situation = "小薯",
            kind = "extraQuantity",
            amount = 1,
            unit = "包",
            period = "encounter",
            from = "2026-01-01",
            escalateTo = "值班经理",
        };
        using var made = await client.PostAsJsonAsync(path, rule);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var again = await client.PostAsJsonAsync(path, rule);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("点餐员", (await Json(again)).GetProperty("problems")[0].GetProperty("message").GetString()!, StringComparison.Ordinal);

        using var clerk = await shared.Site.WithApiKey(Role.Clerk);
        var about = $"{path}/answer?post={Uri.EscapeDataString("点餐员")}&situation={Uri.EscapeDataString("小薯")}&kind=extraQuantity&day=2026-05-01&amount=";
        Assert.Equal("alone", (await Json(await clerk.GetAsync(about + "1"))).GetProperty("answer").GetString());
        var ten = await Json(await clerk.GetAsync(about + "10"));
        Assert.Equal(("stepUp", "值班经理"), (ten.GetProperty("answer").GetString(), ten.GetProperty("by").GetProperty("escalateTo").GetString()));
    }

    [Fact]
    public async Task A_template_is_shown_taken_and_taken_again_without_doubles()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var unit = await shared.Site.AddUnit();

        var shown = await Json(await client.GetAsync("/api/v1/touchpoint-templates/hospital"));
        var count = shown.GetProperty("touchpoints").GetArrayLength();
        var first = await Json(await client.PostAsJsonAsync("/api/v1/touchpoint-templates/hospital", new { unitId = unit, language = "en" }));
        var second = await Json(await client.PostAsJsonAsync("/api/v1/touchpoint-templates/hospital", new { unitId = unit }));

        Assert.Equal((count, 0), (first.GetProperty("added").GetArrayLength(), first.GetProperty("skipped").GetArrayLength()));
        Assert.Equal((0, count), (second.GetProperty("added").GetArrayLength(), second.GetProperty("skipped").GetArrayLength()));
        Assert.Equal(7, (await Json(await client.GetAsync("/api/v1/touchpoint-templates"))).GetProperty("data").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/touchpoint-templates/nothing")).StatusCode);
    }

    private async Task<Guid> Touchpoint(HttpClient client, string code)
    {
        var unit = await shared.Site.AddUnit();
        using var made = await client.PostAsJsonAsync("/api/v1/touchpoints",
            new { code, nameZh = "触点", nameEn = "Touchpoint", channel = "app", stage = "preSale", unitId = unit });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await Json(made)).GetProperty("id").GetGuid();
    }

    private static object Moment(Guid touchpointId, string nameZh) => new
    {
        touchpointId,
        nameZh,
        nameEn = "Moment",
        testing = "BadNews",
        items = new[] { new { list = "detractor", text = "没有通知", source = "complaint", evidence = "2026 Q1" } },
    };

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
