using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Access;

[Collection("site")]
public sealed class ErasePageTests(SharedSite shared)
{
    [Theory]
    [InlineData("en", "What stays, and why", "This is not")]
    [InlineData("zh-CN", "将保留及原因", "不一致")]
    public async Task A_person_is_erased_after_reading_what_goes_and_typing_the_address(string language, string stays, string mistyped)
    {
        var path = await shared.Site.PathOf(await shared.Site.AddUnit());
        var address = $"erase.{language}@example.com";
        var clerk = await shared.Site.AddAccount(Role.Clerk, path, address);
        using var person = await shared.Site.SignedIn(Role.Administrator, path);
        person.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var early = await person.Page($"/people/{clerk}/erase");
        Assert.Null(early.QuerySelector("input[name=_handler][value=erase]"));   // not before the person is shut out
        Assert.DoesNotContain("/erase", (await person.Page($"/people/{clerk}")).Body!.InnerHtml);
        using var off = await person.Submit($"/people/{clerk}/deactivate", "act");

        var link = (await person.Page($"/people/{clerk}")).QuerySelector("a[href$='/erase']")!.GetAttribute("href")!;
        var page = await person.Page(link);
        Assert.Contains(stays, page.Body!.TextContent);
        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);

        using var wrong = await person.Submit(link, "erase", ("Input.Confirmation", "somebody@example.com"));
        Assert.Contains(mistyped, (await wrong.Page()).Problems());
        Assert.Equal(address, (await Account(clerk)).Email);

        using var done = await person.Submit(link, "erase", ("Input.Confirmation", address.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Null((await Account(clerk)).Email);
        Assert.DoesNotContain(address, await person.GetStringAsync("/people"));
        using var above = await shared.Site.SignedIn(Role.Administrator);
        Assert.Equal(HttpStatusCode.Conflict, (await above.GetAsync(link)).StatusCode);
        Assert.DoesNotContain(address, await above.GetStringAsync($"/people/{clerk}"));
        var acts = await shared.Site.With(services => services.GetRequiredService<Db>().AuditEntries
            .Where(entry => entry.ObjectId == clerk.ToString()).Select(entry => entry.Act).ToListAsync());
        Assert.Contains("access.did.erase", acts);
    }

    [Fact]
    public async Task Only_who_may_delete_the_whole_person_reaches_the_page()
    {
        var (own, other) = (await shared.Site.AddUnit(), await shared.Site.AddUnit());
        var ownPath = await shared.Site.PathOf(own);
        var clerk = await shared.Site.AddAccount(Role.Clerk, ownPath);
        using var director = await shared.Site.SignedIn(Role.Director, ownPath);
        using var stranger = await shared.Site.SignedIn(Role.Administrator, await shared.Site.PathOf(other));

        Assert.Equal(HttpStatusCode.Forbidden, (await director.GetAsync($"/people/{clerk}/erase")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/people/{clerk}/erase")).StatusCode);
    }

    private Task<Storage.Access.Account> Account(Guid id) => shared.Site.With(services =>
        services.GetRequiredService<Db>().Users.SingleAsync(one => one.Id == id));
}
