using System.Net;
using System.Net.Http.Headers;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class ApiKeyPagesTests(SharedSite shared)
{
    [Fact]
    public async Task A_key_is_made_shown_once_works_and_is_revoked()
    {
        var unit = await shared.Site.AddUnit();
        using var person = await shared.Site.SignedIn(Role.Administrator, await shared.Site.PathOf(unit));

        using var wrong = await person.Submit("/api-keys/new", "make", ("Input.Name", ""), ("Input.Days", "999"));
        Assert.Equal(4, (await wrong.Page()).Problems().Split('|').Length);

        using var made = await person.Submit("/api-keys/new", "make", ("Input.Name", "Ticket system"), ("Input.Role", "Administrator"),
            ("Input.UnitId", unit.ToString()), ("Input.Verbs", "Read"), ("Input.Days", "30"));
        var secret = (await made.Page()).QuerySelector("#one-time")!.TextContent;
        using var program = shared.Site.Visitor();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/units")).StatusCode);

        var list = await person.Page("/api-keys");
        Assert.Contains("Ticket system", list.Body!.TextContent);
        Assert.DoesNotContain(secret, list.Body.InnerHtml);
        using var revoked = await person.Submit(list.QuerySelector("a[href$='/revoke']")!.GetAttribute("href")!, "revoke");
        Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/units")).StatusCode);
    }

    [Fact]
    public async Task A_key_of_another_unit_is_not_listed_and_cannot_be_revoked()
    {
        var (own, other) = (await shared.Site.AddUnit(), await shared.Site.AddUnit());
        using var person = await shared.Site.SignedIn(Role.Administrator, await shared.Site.PathOf(own));
        using var neighbour = await shared.Site.SignedIn(Role.Administrator, await shared.Site.PathOf(other));
        using var made = await neighbour.Submit("/api-keys/new", "make", ("Input.Name", "Theirs"), ("Input.Role", "Clerk"),
            ("Input.UnitId", other.ToString()), ("Input.Verbs", "Read"), ("Input.Days", "30"));
        var ask = (await neighbour.Page("/api-keys")).QuerySelector("a[href$='/revoke']")!.GetAttribute("href")!;

        Assert.DoesNotContain("Theirs", (await person.Page("/api-keys?state=all")).Body!.TextContent);
        Assert.Contains("Theirs", (await neighbour.Page(ask)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(ask)).StatusCode);
        using var director = await shared.Site.SignedIn(Role.Director, await shared.Site.PathOf(own));
        Assert.Equal(HttpStatusCode.Forbidden, (await director.GetAsync("/api-keys")).StatusCode);
    }
}
