using System.Net;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class ViewPagesTests(SharedSite shared)
{
    [Theory]
    [InlineData("/touchpoints", "sort=-changed")]
    [InlineData("/people", "sort=seen&state=all")]
    [InlineData("/audit", "kind=Unit")]
    [InlineData("/api-keys", "state=all")]
    [InlineData("/units", "sort=-people")]
    [InlineData("/installation/jobs", "state=Done")]
    public async Task A_list_is_kept_under_a_name_and_opens_with_it(string path, string query)
    {
        using var person = await shared.Site.SignedIn(Role.Administrator);
        using var kept = await person.Submit("/views/new", await person.Page($"{path}?{query}"), "save",
            ("Input.Name", "My list"), ("Input.IsDefault", "true"));
        var view = kept.Headers.Location!.OriginalString;

        using var plain = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, plain.StatusCode);
        Assert.Equal(view, plain.Headers.Location!.OriginalString);
        Assert.StartsWith($"{path}?{query}&view=", view);
        var page = await person.Page(view);
        Assert.Equal("My list", page.QuerySelector(".tg-menu .views")!.ParentElement!.QuerySelector("summary")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"{path}?view=none")).StatusCode);
        Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), link => link.GetAttribute("href") == path);
    }

    [Fact]
    public async Task A_changed_view_says_so_and_is_saved_again_under_its_name()
    {
        using var person = await shared.Site.SignedIn(Role.Director);
        using var kept = await Keep(person, "Hotline", "channel=Hotline", Role.Clerk);
        var view = kept.Headers.Location!.OriginalString;
        Assert.DoesNotContain("Input.Name\" value=\"Hotline", await person.GetStringAsync(view));

        var changed = await person.Page($"{view}&stage=PreSale");
        var form = changed.Forms.First(one => one.GetAttribute("action") == "/views/new");
        using var again = await person.PostAsync("/views/new", new FormUrlEncodedContent(form.QuerySelectorAll("input")
            .Select(one => KeyValuePair.Create(one.GetAttribute("name")!, one.GetAttribute("value") ?? ""))));

        Assert.EndsWith(view[view.IndexOf("view=", StringComparison.Ordinal)..], again.Headers.Location!.OriginalString);
        Assert.Contains("stage=PreSale", again.Headers.Location!.OriginalString);
        person.DefaultRequestHeaders.Add("Accept-Language", "en");
        Assert.Contains("Shared: Clerk", (await person.Page("/views")).QuerySelector("tbody")!.TextContent);
    }

    [Fact]
    public async Task A_shared_view_can_be_chosen_by_others_but_not_changed()
    {
        var unit = await shared.Site.AddUnit();
        var path = await shared.Site.PathOf(unit);
        using var owner = await shared.Site.SignedIn(Role.UnitManager, path);
        using var kept = await Keep(owner, "For the hall", "channel=HallStaff", Role.Clerk);
        using var clerk = await shared.Site.SignedIn(Role.Clerk, path);
        using var stranger = await shared.Site.SignedIn(Role.Analyst, path);
        var page = (await clerk.Page("/views")).QuerySelector("td a[href^='/views/']")!.GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        Assert.Null((await clerk.Page(page)).QuerySelector("[name='Input.Name']"));
        using var stolen = await clerk.Submit(page, "change", ("Input.Name", "Mine now"), ("Input.IsDefault", "true"));
        Assert.Contains("For the hall", await owner.GetStringAsync(page));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.GetAsync("/touchpoints")).StatusCode);
        using var gone = await owner.Submit(page, "delete");
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync("/touchpoints")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_is_told_on_a_page_that_keeps_what_was_typed()
    {
        using var person = await shared.Site.SignedIn(Role.Director);
        using var refused = await Keep(person, new string('x', 61), "q=a", null);
        var page = await refused.Page();
        Assert.NotEmpty(page.Problems());
        Assert.Equal("q=a", page.QuerySelector("[name='Input.Query']")!.GetAttribute("value"));
    }

    private static async Task<HttpResponseMessage> Keep(HttpClient person, string name, string query, Role? role) => await person.Submit(
        "/views/new?page=/touchpoints", "save", ("Input.Name", name), ("Input.Query", query), ("Input.SharedWith", role?.ToString() ?? ""));
}
