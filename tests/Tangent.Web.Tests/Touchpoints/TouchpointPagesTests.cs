using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Web.Tests.Touchpoints;

[Collection("site")]
public sealed class TouchpointPagesTests(SharedSite shared)
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Text_in_every_field_is_shown_encoded_on_every_page(string language)
    {
        var unit = await shared.Site.AddUnit();
        using var program = await shared.Site.WithApiKey(Role.Director);
        using var made = await program.PostAsJsonAsync("/api/v1/touchpoints", new
        {
            code = language == "en" ? "X1" : "X2",
            nameZh = Attack,
            nameEn = Attack,
            channel = "app",
            stage = "preSale",
            unitId = unit,
        });
        var page = made.Headers.Location!.OriginalString.Replace("/api/v1", "", StringComparison.Ordinal);
        await program.PostAsJsonAsync($"/api/v1{page}/retire", new { reason = Attack });
        using var person = await shared.Site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", language);

        foreach (var address in new[]
        {
            "/", page, $"{page}?tab=history", $"{page}?tab=stage", $"{page}/edit", $"{page}/sheet",
            $"{page}/restore", "/touchpoints?status=retired", "/touchpoints/new",
            $"/touchpoints?status=retired&q={Uri.EscapeDataString(Attack)}", $"/search?q={Uri.EscapeDataString("alert")}",
            $"/palette?q={Uri.EscapeDataString("alert")}",
        })
        {
            using var answer = await person.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType!.MediaType != "text/html") continue;
            Assert.DoesNotContain("<script>alert", html);
            Assert.DoesNotContain("<img src=x", html);
        }
    }

    [Fact]
    public async Task A_word_that_waits_becomes_a_touchpoint_and_waits_no_longer()
    {
        var unit = await shared.Site.AddUnit();
        const string word = "夜间取号";
        await shared.Site.With(async services =>
        {
            var now = shared.Site.Clock.GetUtcNow().UtcDateTime;
            await services.GetRequiredService<TouchpointReferences>().Note(Actor.System, ReferenceSource.EncounterLog, [new(word, 40, now, now)], default);
            return await services.GetRequiredService<Db>().SaveChangesAsync();
        });
        var waiting = await Word();
        using var person = await shared.Site.SignedIn(Role.Director);
        var page = await person.Page($"/touchpoints/coverage/{waiting.Id}");
        var link = page.QuerySelector("a[href^='/touchpoints/new']")!.GetAttribute("href")!;
        Assert.Contains(word, (await person.Page(link)).QuerySelector("[name='Input.NameZh']")!.GetAttribute("value"));

        var sent = await person.Submit(link, "register", ("Input.Code", "NIGHT1"), ("Input.Channel", "Hotline"), ("Input.Stage", "PreSale"),
            ("Input.UnitId", unit.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var made = sent.Headers.Location!.OriginalString.Split('/')[^1];
        Assert.Equal((ReferenceState.Mapped, made), ((await Word()).State, (await Word()).MappedTo?.Value.ToString()));

        Task<TouchpointReference> Word() => shared.Site.With(services =>
            services.GetRequiredService<Db>().TouchpointReferences.SingleAsync(one => one.Key == word));
    }

    [Fact]
    public async Task An_unknown_touchpoint_is_missing_and_one_that_belongs_elsewhere_cannot_be_edited()
    {
        var (own, other) = (await shared.Site.AddUnit(), await shared.Site.AddUnit());
        using var program = await shared.Site.WithApiKey(Role.Director);
        using var made = await program.PostAsJsonAsync("/api/v1/touchpoints", new
        {
            code = "E1",
            nameZh = "触点",
            nameEn = "Touchpoint",
            channel = "app",
            stage = "preSale",
            unitId = other,
        });
        var page = made.Headers.Location!.OriginalString.Replace("/api/v1", "", StringComparison.Ordinal);
        using var manager = await shared.Site.SignedIn(Role.UnitManager, await shared.Site.PathOf(own));

        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"{page}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/touchpoints/{own}")).StatusCode);
    }

    [Fact]
    public async Task A_touchpoint_is_kept_through_forms_without_script_and_every_problem_keeps_what_was_typed()
    {
        var unit = await shared.Site.AddUnit();
        using var person = await shared.Site.SignedIn(Role.Director);

        using var wrong = await person.Submit("/touchpoints/new", "register", ("Input.Code", "9"), ("Input.NameZh", "填过的"));
        var again = await wrong.Page();
        Assert.Equal("填过的", again.QuerySelector("input[name='Input.NameZh']")!.GetAttribute("value"));
        Assert.Equal(5, again.Problems().Split('|').Length);

        using var made = await person.Submit("/touchpoints/new", "register", ("Input.Code", "F1"), ("Input.NameZh", "上门"),
            ("Input.NameEn", "Visit"), ("Input.Channel", "App"), ("Input.Stage", "InSale"), ("Input.UnitId", unit.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = new Uri(shared.Site.Url, made.Headers.Location!).AbsolutePath;

        var stale = await person.Page($"{page}/edit");
        using var saved = await person.Submit($"{page}/edit", "edit", ("Input.NameZh", "先到"));
        using var late = await person.Submit($"{page}/edit", stale, "edit", ("Input.NameZh", "后到"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var meanwhile = await late.Page();
        Assert.Contains("先到", meanwhile.QuerySelector(".tg-note")!.TextContent);
        Assert.Equal("后到", meanwhile.QuerySelector("input[name='Input.NameZh']")!.GetAttribute("value"));

        using var retired = await person.Submit($"{page}/retire", "life", ("Input.Reason", "撤并"));
        Assert.Equal(HttpStatusCode.Redirect, retired.StatusCode);
        Assert.Contains("撤并", (await person.Page(page)).Body!.TextContent);
        using var restored = await person.Submit($"{page}/restore", "life");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Contains("F1", (await person.Page("/touchpoints?q=F1")).Body!.TextContent);
        using var file = await person.GetAsync("/touchpoints/export?q=F1&format=csv&cols=code,name");
        Assert.Contains("F1,先到", await file.Content.ReadAsStringAsync());
    }
}
