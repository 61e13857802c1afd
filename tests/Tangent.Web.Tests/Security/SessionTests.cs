using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

[Collection("site")]
public sealed class SessionTests(SharedSite shared)
{
    private readonly Site site = shared.Site;

    [Fact]
    public async Task A_visitor_who_asks_for_a_page_is_sent_to_sign_in_and_back()
    {
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync("/touchpoints?unit=1");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?return=%2Ftouchpoints%3Funit%3D1", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_signed_in_person_sees_the_page()
    {
        using var clerk = await site.SignedIn(Role.Clerk);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync("/touchpoints")).StatusCode);
    }

    [Fact]
    public async Task A_deactivated_person_is_out_with_the_next_request()
    {
        var account = await site.AddAccount(Role.Clerk);
        using var browser = await site.SignedIn(account);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/touchpoints")).StatusCode);

        await Change(db => db.Users.Where(one => one.Id == account).ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.DeactivatedUtc, site.Clock.GetUtcNow().UtcDateTime)));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/touchpoints")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_out_with_the_next_request()
    {
        var account = await site.AddAccount(Role.Clerk);
        using var browser = await site.SignedIn(account);
        await Change(db => db.Sessions.Where(one => one.AccountId == account).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/touchpoints")).StatusCode);
    }

    private Task<int> Change(Func<Db, Task<int>> change) => site.With(services => change(services.GetRequiredService<Db>()));
}
