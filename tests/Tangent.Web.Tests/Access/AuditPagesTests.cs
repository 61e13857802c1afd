using System.Globalization;
using System.Net;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class AuditPagesTests(SharedSite shared)
{
    [Fact]
    public async Task What_happened_elsewhere_is_neither_listed_found_nor_taken_out()
    {
        var (own, other) = (await shared.Site.AddUnit(), await shared.Site.AddUnit(code: "FAR-UNIT"));
        using var administrator = await shared.Site.SignedIn(Role.Administrator);
        using var renamed = await administrator.Submit($"/units/{other}", "rename", ("Input.NameEn", "Renamed far away"));
        var entry = (await administrator.Page($"/audit?object={other}")).QuerySelector("th a[href^='/audit/']")!.GetAttribute("href")!;
        using var auditor = await shared.Site.SignedIn(Role.Auditor, await shared.Site.PathOf(own));
        using var director = await shared.Site.SignedIn(Role.Director, await shared.Site.PathOf(other));

        Assert.Empty((await auditor.Page($"/audit?object={other}")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync(entry)).StatusCode);
        Assert.DoesNotContain("FAR-UNIT", await auditor.GetStringAsync("/audit/export?format=csv"));
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(entry)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.GetAsync("/audit/export")).StatusCode);
    }

    [Fact]
    public async Task The_log_is_filtered_by_the_address_shown_by_field_and_taken_out_as_found()
    {
        var unit = await shared.Site.AddUnit(code: "NEAR-UNIT");
        using var person = await shared.Site.SignedIn(Role.Administrator);
        using var renamed = await person.Submit($"/units/{unit}", "rename", ("Input.NameEn", "Renamed nearby"));
        // The days of a filter are the company's own, which are a day ahead of UTC for a third of the time.
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var today = TimeZoneInfo.ConvertTime(shared.Site.Clock.GetUtcNow(), shanghai).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var filter = $"q=NEAR-UNIT&kind=Unit&act=access.did.unit-rename&from={today}&to={today}";

        var list = await person.Page($"/audit?{filter}");
        var row = Assert.Single(list.QuerySelectorAll("tbody tr"));
        Assert.Empty((await person.Page($"/audit?q=NEAR-UNIT&to=2001-01-01")).QuerySelectorAll("tbody tr"));
        var entry = await person.Page(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Renamed nearby", entry.QuerySelector("ins")!.TextContent);
        var file = await person.GetStringAsync($"/audit/export?{filter}&format=csv");
        Assert.Equal(2, file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Personal_data_is_masked_until_a_purpose_is_given_and_the_purpose_is_kept()
    {
        var unit = await shared.Site.AddUnit();
        using var administrator = await shared.Site.SignedIn(Role.Administrator);
        using var sent = await administrator.Submit("/people/invite", "invite", ("Input.Email", "sealed.person@example.com"),
            ("Input.Role", "Clerk"), ("Input.UnitId", unit.ToString()));
        using var auditor = await shared.Site.SignedIn(Role.Auditor, await shared.Site.PathOf(unit));
        var page = (await auditor.Page("/audit?act=access.did.invite")).QuerySelector("th a[href^='/audit/']")!.GetAttribute("href")!;

        Assert.DoesNotContain("sealed.person@example.com", await auditor.GetStringAsync(page));
        using var hasty = await auditor.Submit(page, "reveal", ("Input.Purpose", "hm"));
        Assert.NotEmpty((await hasty.Page()).Problems());
        using var opened = await auditor.Submit(page, "reveal", ("Input.Purpose", "Complaint 4711 about a wrong address"));
        Assert.Contains("sealed.person@example.com", (await opened.Page()).Body!.TextContent);
        Assert.Contains("access.did.reveal", await administrator.GetStringAsync("/audit/export?act=access.did.reveal&format=csv"));
    }
}
