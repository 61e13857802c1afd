using System.Net;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class UnitPagesTests(SharedSite shared)
{
    [Fact]
    public async Task A_unit_elsewhere_is_neither_listed_nor_found()
    {
        var (own, other) = (await shared.Site.AddUnit(code: "OWN-UNIT"), await shared.Site.AddUnit(code: "OTHER-UNIT"));
        using var person = await shared.Site.SignedIn(Role.Director, await shared.Site.PathOf(own));

        var list = (await person.Page("/units?closed=all")).Body!.TextContent;
        Assert.Contains("OWN-UNIT", list);
        Assert.DoesNotContain("OTHER-UNIT", list);
        foreach (var address in new[] { $"/units/{other}", $"/units/{other}/close" })
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync($"/units/{own}/close")).StatusCode);
        Assert.Empty((await person.Page($"/units/{own}")).QuerySelectorAll("input[name=_handler][value=rename]"));
    }

    [Fact]
    public async Task A_unit_is_added_renamed_moved_closed_and_reopened_without_script()
    {
        var (one, two) = (await shared.Site.AddUnit(kind: UnitKind.City), await shared.Site.AddUnit(kind: UnitKind.City));
        using var person = await shared.Site.SignedIn(Role.Administrator);

        using var wrong = await person.Submit("/units/new", "add", ("Input.Code", "9"), ("Input.NameZh", "填过的"));
        var again = await wrong.Page();
        Assert.Equal(4, again.Problems().Split('|').Length);
        Assert.Equal("填过的", again.QuerySelector("input[name='Input.NameZh']")!.GetAttribute("value"));

        using var added = await person.Submit($"/units/new?parent={one}", "add", ("Input.Kind", "Hall"), ("Input.Code", "HALL-7"),
            ("Input.NameZh", "城南厅"), ("Input.NameEn", "South hall"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var page = added.Headers.Location!.OriginalString;

        var stale = await person.Page(page);
        using var renamed = await person.Submit(page, "rename", ("Input.NameEn", "South service hall"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        using var late = await person.Submit(page, stale, "rename", ("Input.NameEn", "Too late"));
        Assert.NotEmpty((await late.Page()).Problems());
        using var moved = await person.Submit(page, "move", ("Place.NewParentId", two.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.StartsWith(await shared.Site.PathOf(two), await shared.Site.PathOf(Guid.Parse(page[7..])));

        using var held = await person.Submit($"/units/{two}/close", "life");
        Assert.NotEmpty((await held.Page()).Problems());
        using var closed = await person.Submit($"{page}/close", "life");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.DoesNotContain("HALL-7", (await person.Page("/units?q=HALL-7")).QuerySelector("main table")?.TextContent ?? "");
        using var reopened = await person.Submit($"{page}/reopen", "life");
        Assert.Equal(HttpStatusCode.Redirect, reopened.StatusCode);
        Assert.Contains("HALL-7", (await person.Page("/units?q=HALL-7")).QuerySelector("main table")!.TextContent);
    }
}
