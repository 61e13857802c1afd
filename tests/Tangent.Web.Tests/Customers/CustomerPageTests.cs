using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Customers;

public sealed class CustomerPageTests
{
    private const string Phone = "13812342716";

    [Theory, OnBothDatabases]
    public async Task A_customer_is_found_by_any_writing_and_contacts_are_masked_for_who_may_not_see_them(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, Entry("1") with { Customer = "C-1", Phone = Phone }, Entry("2") with { Customer = "C-2" });
        using var clerk = await site.SignedIn(Role.Clerk);
        using var director = await site.SignedIn(Role.Director);

        Assert.Equal(["2", "1"], (await clerk.Page("/customers")).QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        var found = await clerk.Page("/customers?q=138%201234-2716");
        Assert.Equal(["1"], found.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.DoesNotContain(Phone, found.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Phone, (await director.Page("/customers?q=C-1")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await director.Page("/customers?q=C-9")).QuerySelectorAll("tbody tr"));
    }

    [Theory, OnBothDatabases]
    public async Task The_acts_on_a_customers_page_change_what_it_shows(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, Entry("1") with { Customer = "C-1" });
        using var person = await site.SignedIn(Role.Director);

        await Sent(person.Submit("/customers/1", "identifier", ("Input.Kind", "Email"), ("Input.Text", "Zoe@Example.com")));
        await Sent(person.Submit("/customers/1", "tier", ("Input.Tier", "Gold"), ("Input.From", "2020-01-01")));
        await Sent(person.Submit("/customers/1", "tier", ("Input.Tier", "Diamond"), ("Input.From", "2099-01-01")));
        await Sent(person.Submit("/customers/1", "consent", ("Input.Purpose", "Research"), ("Input.IsGiven", "False"), ("Input.Evidence", "电话录音")));
        await Sent(person.Submit("/customers/1", "way", ("close", "Sms")));
        await Sent(person.Submit("/customers/1", "way", ("close", "Phone")));
        await Sent(person.Submit("/customers/1", "way", ("open", "Phone")));

        var main = (await person.Page("/customers/1")).QuerySelector("#main")!;
        foreach (string shown in new[] { "zoe@example.com", "2020/1/1", "将生效", "已撤回", "电话录音" })
            Assert.Contains(shown, main.TextContent, StringComparison.Ordinal);
        Assert.Single(main.QuerySelectorAll("button[name=open]"));
        Assert.NotNull(main.QuerySelector(".tg-class .tg-tier.g"));

        var wrong = await person.Submit("/customers/1", "identifier", ("Input.Kind", "Phone"), ("Input.Text", "10086"));
        Assert.Contains("电话号码须带区号", (await wrong.Page()).Problems(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Customers_are_compared_merged_and_taken_apart_again(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, Entry("1") with { Customer = "C-1" }, Entry("2") with { Customer = "C-2" });
        using var person = await site.SignedIn(Role.Director);

        Assert.Contains("没有以此登记的客户", (await (await person.GetAsync("/customers/2/merge?into=C-9")).Page()).Problems(), StringComparison.Ordinal);
        var compared = await person.Page("/customers/2/merge?into=C-1");
        Assert.Equal(["客户 2", "客户 1"], compared.QuerySelectorAll("form .tg-p h2").Select(head => head.TextContent));
        await Sent(person.Submit("/customers/2/merge?into=C-1", "merge", ("other", "1")));

        var merged = await person.Page("/customers/2");
        Assert.Contains("客户 2 已合并到客户 1", merged.QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1"], (await person.Page("/customers")).QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        var undo = merged.QuerySelector("a[href$='/undo']")!.GetAttribute("href")!;
        await Sent(person.Submit(undo, "undo"));
        Assert.Equal(2, (await person.Page("/customers")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(undo)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Likely_matches_stand_side_by_side_and_are_merged_told_apart_and_taken_apart(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, Entry("1") with { Customer = "C-1", Phone = Phone }, Entry("2") with { Customer = "C-2", Phone = Phone },
            Entry("3") with { Customer = "C-3", Phone = Phone });
        using var person = await site.SignedIn(Role.Director);

        var open = await person.Page("/customers/matches");
        Assert.Equal(2, open.QuerySelectorAll("button[name=merge]").Length);
        await Sent(person.Submit("/customers/matches", "decide", ("merge", "1-2")));
        await Sent(person.Submit("/customers/matches", "decide", ("reject", "1-3")));
        Assert.Empty((await person.Page("/customers/matches")).QuerySelectorAll("button[name=merge]"));
        Assert.Equal("1", (await person.Page("/customers/2")).QuerySelector("h1")!.TextContent[^1..]);

        var merged = await person.Page("/customers/matches?state=Merged");
        Assert.Equal(["客户 1", "客户 2"], merged.QuerySelectorAll("form .tg-p h2").Select(head => head.TextContent));
        await Sent(person.Submit("/customers/matches?state=Merged", "decide", ("undo", merged.QuerySelector("button[name=undo]")!.GetAttribute("value")!)));
        Assert.Equal(2, (await person.Page("/customers/matches?state=Rejected")).QuerySelectorAll("section.tg-gap").Length);
        var late = await person.Submit("/customers/matches?state=Rejected", "decide", ("merge", "7-8"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_is_erased_only_with_the_number_typed_and_has_no_forms_then(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        await Append(site, Entry("1") with { Customer = "C-4711" });
        using var person = await site.SignedIn(Role.Director);

        var mistyped = await person.Submit("/customers/1/erase", "erase", ("Input.Confirmation", "2"));
        Assert.Contains("输入的不是 1", (await mistyped.Page()).Problems(), StringComparison.Ordinal);
        Assert.Contains("C-4711", (await person.Page("/customers/1")).Body!.TextContent, StringComparison.Ordinal);
        await Sent(person.Submit("/customers/1/erase", "erase", ("Input.Confirmation", "1")));

        var page = await person.Page("/customers/1");
        Assert.DoesNotContain("C-4711", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#main form input[value=identifier], #main form input[value=way]"));
        Assert.Contains("已删除个人信息", (await person.Page("/customers")).QuerySelector("tbody tr.is-off")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已抹除", (await person.Page("/customers/1/erase")).QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
    }

    private static EncounterEntry Entry(string id) => new() { ExternalId = id, Touchpoint = "T13", StartedUtc = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc) };

    private static async Task Sent(Task<HttpResponseMessage> form)
    {
        using var answer = await form;
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
    }

    private static async Task Append(Site site, params EncounterEntry[] entries)
    {
        var who = new Actor(await site.AddAccount(Role.Administrator), "Administrator", Door.Api, null, [new(Role.Administrator, UnitPath.Root)]);
        var done = await site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm", entries), default));
        Assert.Equal(entries.Length, done.Value.Count(AppendState.Stored));
        Assert.Equal(entries.Count(entry => entry.Customer is not null), await site.With(services =>
            services.GetRequiredService<Db>().CustomerIdentifiers.CountAsync(one => one.Kind == IdentifierKind.Number)));
    }
}
