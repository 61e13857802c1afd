using System.Net;
using System.Text.RegularExpressions;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Lists;

/// <summary>Every list is taken out as it is shown: same rows, same columns in the same order, in the reader's language.</summary>
[Collection("site")]
public sealed class ListExportTests(SharedSite shared)
{
    public static TheoryData<string, string> Lists => new MatrixTheoryData<string, string>(
        ["/touchpoints", "/people", "/units", "/api-keys", "/audit", "/installation/jobs"], ["zh-CN", "en"]);

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_column_of_the_page_can_be_taken_out(string path, string language)
    {
        using var person = await Person(language);
        var page = await person.Page(path);
        var keys = page.QuerySelectorAll("form input[name=cols]").Select(box => box.GetAttribute("value")!).ToList();
        Assert.NotEmpty(keys);

        var all = await person.Page($"{path}?{string.Join('&', keys.Select(key => "cols=" + key))}");
        var link = all.QuerySelectorAll("a[href*='/export?']").Select(one => one.GetAttribute("href")!).First(href => href.Contains("format=csv"));
        using var file = await person.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var head = (await file.Content.ReadAsStringAsync()).Split('\n')[0];
        var taken = Regex.Matches(head, @"\[([a-z-]+)\]").Select(match => match.Groups[1].Value);

        Assert.Equal(Regex.Matches(Uri.UnescapeDataString(link), "[?&]cols=([^&]*)")[0].Groups[1].Value.Split(','), taken);
        Assert.Subset(taken.ToHashSet(), keys.ToHashSet());
        Assert.Equal(language == "zh-CN", Regex.IsMatch(head, @"\p{IsCJKUnifiedIdeographs}"));
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task A_workbook_is_one_too(string path, string language)
    {
        using var person = await Person(language);
        using var file = await person.GetAsync($"{path}/export?format=xlsx");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Who_may_only_look_takes_nothing_out()
    {
        using var clerk = await shared.Site.SignedIn(Role.Clerk);
        foreach (var row in Lists)
            Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync($"{row.Data.Item1}/export")).StatusCode);
    }

    [Fact]
    public async Task People_are_taken_out_masked_for_whom_they_are_masked()
    {
        var unit = await shared.Site.AddUnit();
        var path = await shared.Site.PathOf(unit);
        await shared.Site.AddAccount(Role.Clerk, path, email: "masked.person@example.com");
        using var auditor = await shared.Site.SignedIn(Role.Auditor, path);
        using var manager = await shared.Site.SignedIn(Role.UnitManager, path);

        Assert.DoesNotContain("masked.person", await auditor.GetStringAsync("/people/export?format=csv"));
        Assert.Contains("masked.person", await manager.GetStringAsync("/people/export?format=csv"));
        Assert.Contains("access.did.people-export", await auditor.GetStringAsync("/audit/export?act=access.did.people-export&format=csv"));
    }

    [Fact]
    public async Task A_list_goes_ahead_and_back_by_its_links()
    {
        using var person = await shared.Site.SignedIn(Role.Administrator);
        for (int i = 0; i < 30; i++) using (await person.GetAsync("/units/export?format=csv")) { }
        for (int i = 0; i < 30; i++) using (await person.GetAsync("/people/export?format=csv")) { }

        var first = await person.Page("/audit?sort=at");
        var second = await person.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await person.Page(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);

        Assert.Equal(Rows(first), Rows(back));
        Assert.Empty(Rows(first).Intersect(Rows(second)));
        Assert.Equal(50, Rows(first).Count);
    }

    [Fact]
    public async Task The_audit_filter_offers_every_act_and_everybody_although_one_row_is_shown()
    {
        var unit = await shared.Site.AddUnit(code: "ALONE");
        using var person = await shared.Site.SignedIn(Role.Administrator);
        using var other = await shared.Site.SignedIn(Role.Administrator);
        using var renamed = await other.Submit($"/units/{unit}", "rename", ("Input.NameEn", "Alone"));

        var page = await person.Page("/audit?q=ALONE");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll("a[href*='act=signin.signed-in']"));
        Assert.True(page.QuerySelectorAll("a[href*='actor=']").Length > 1);
        Assert.Contains("Asia/Shanghai", page.QuerySelector("thead")!.TextContent);
    }

    private static List<string> Rows(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!)];

    private async Task<HttpClient> Person(string language)
    {
        var person = await shared.Site.SignedIn(Role.Administrator);
        person.DefaultRequestHeaders.Add("Accept-Language", language);
        return person;
    }
}
