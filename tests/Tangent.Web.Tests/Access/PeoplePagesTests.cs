using System.Net;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class PeoplePagesTests(SharedSite shared)
{
    [Fact]
    public async Task Somebody_of_another_unit_is_neither_listed_nor_found()
    {
        var (own, other) = (await shared.Site.AddUnit(), await shared.Site.AddUnit());
        var stranger = await shared.Site.AddAccount(Role.Clerk, await shared.Site.PathOf(other), "stranger@example.com");
        using var director = await shared.Site.SignedIn(Role.Director, await shared.Site.PathOf(own));

        Assert.DoesNotContain("stranger@example.com", (await director.Page("/people?q=stranger")).Body!.TextContent);
        foreach (var address in new[] { $"/people/{stranger}", $"/people/{stranger}/deactivate", $"/people?unit={other}" })
            Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.GetAsync("/people/invite")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_lists_every_problem_shows_its_link_once_and_can_be_withdrawn()
    {
        var unit = await shared.Site.AddUnit();
        using var person = await shared.Site.SignedIn(Role.Administrator, await shared.Site.PathOf(unit));

        using var wrong = await person.Submit("/people/invite", "invite", ("Input.Email", "nobody"));
        var again = await wrong.Page();
        Assert.Equal(3, again.Problems().Split('|').Length);
        Assert.Equal("nobody", again.QuerySelector("input[name='Input.Email']")!.GetAttribute("value"));

        using var sent = await person.Submit("/people/invite", "invite", ("Input.Email", "new@example.com"),
            ("Input.Role", "Clerk"), ("Input.UnitId", unit.ToString()));
        var link = (await sent.Page()).QuerySelector("#one-time")!.TextContent;
        using var visitor = shared.Site.Visitor();
        var welcome = new Uri(link).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(welcome)).StatusCode);

        var open = await person.Page("/people/invite");
        Assert.Null(open.QuerySelector("#one-time"));
        Assert.Contains("new@example.com", open.Body!.TextContent);
        var form = open.QuerySelector("input[name=_handler][value^='withdraw-']")!.GetAttribute("value")!;
        using var withdrawn = await person.Submit("/people/invite", open, form);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.GetAsync(welcome)).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_granted_appears_and_one_that_is_taken_away_goes()
    {
        var unit = await shared.Site.AddUnit(code: "GRANTS");
        var path = await shared.Site.PathOf(unit);
        var clerk = await shared.Site.AddAccount(Role.Clerk, path);
        using var person = await shared.Site.SignedIn(Role.Administrator, path);

        using var wrong = await person.Submit($"/people/{clerk}", "grant");
        Assert.Equal(2, (await wrong.Page()).Problems().Split('|').Length);
        using var given = await person.Submit($"/people/{clerk}", "grant", ("Input.Role", "Analyst"), ("Input.UnitId", unit.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var page = await person.Page($"/people/{clerk}");
        Assert.Equal(2, page.QuerySelectorAll("main table th[scope=row]").Length);

        var ask = page.QuerySelector("a[href$='/revoke']")!.GetAttribute("href")!;
        using var taken = await person.Submit(ask, "revoke");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Single((await person.Page($"/people/{clerk}")).QuerySelectorAll("main table th[scope=row]"));
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(ask)).StatusCode);
    }

    [Fact]
    public async Task A_person_is_signed_out_shut_out_and_let_in_again_without_script()
    {
        var path = await shared.Site.PathOf(await shared.Site.AddUnit());
        var clerk = await shared.Site.AddAccount(Role.Clerk, path);
        using var browser = await shared.Site.SignedIn(clerk);
        using var person = await shared.Site.SignedIn(Role.Administrator, path);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/touchpoints")).StatusCode);

        using var ended = await person.Submit($"/people/{clerk}/end-sessions", "act");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/touchpoints")).StatusCode);
        using var reset = await person.Submit($"/people/{clerk}/reset-password", "act");
        Assert.Contains("/reset/", (await reset.Page()).QuerySelector("#one-time")!.TextContent);
        using var factor = await person.Submit($"/people/{clerk}/reset-second-factor", "act");
        Assert.Equal(HttpStatusCode.Redirect, factor.StatusCode);

        using var off = await person.Submit($"/people/{clerk}/deactivate", "act");
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        using var twice = await person.Submit($"/people/{clerk}/deactivate", "act");
        Assert.NotEmpty((await twice.Page()).Problems());
        Assert.Contains($"/people/{clerk}/reactivate", (await person.GetStringAsync($"/people/{clerk}")));
        using var on = await person.Submit($"/people/{clerk}/reactivate", "act");
        Assert.Equal(HttpStatusCode.Redirect, on.StatusCode);
    }
}
