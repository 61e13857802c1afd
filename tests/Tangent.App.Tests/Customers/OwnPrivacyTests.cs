using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Own;
using Tangent.App.Customers.Privacy;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Customers;

/// <summary>What customers ask on their own page about what is kept of them.</summary>
public sealed class OwnPrivacyTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task What_a_customer_asks_waits_once_with_its_clock_proved_by_the_code_and_is_answered_on_the_same_page(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (mine, others) = (await Come(house, "zhou@example.com"), await Come(house, "li@example.com"));

        var copy = (await Ask(house, mine, PrivacyAsk.Copy)).Value;
        Assert.Equal(copy, (await Ask(house, mine, PrivacyAsk.Copy, "again")).Value);
        Assert.Equal("form.required", (await Ask(house, mine, PrivacyAsk.Correct)).Failure!.Problems[0].Code);
        Assert.Equal("ask", (await Ask(house, mine, PrivacyAsk.WithdrawConsent)).Failure!.Problems[0].Field);
        var correct = (await Ask(house, mine, PrivacyAsk.Correct, "门牌是 12 号")).Value;
        Assert.Equal(2, await house.Db().PrivacyRequests.CountAsync());

        // It is known who asks: the desk may hand out at once, and what it answers is read where it was asked.
        Assert.Null((await house.Get<HandOutCopy>().Run(Director, new(copy), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await house.Get<EndPrivacyRequest>().Run(Director, new(correct, false, "房号以合同为准"), Stop)).Failure);
        var shown = (await house.Get<ShowOwnData>().Run(Actor.Nobody, new(mine), Stop)).Value.Requests.OrderBy(one => one.Ask).ToList();
        Assert.Equal([(PrivacyAsk.Copy, PrivacyState.Open, null), (PrivacyAsk.Correct, PrivacyState.Refused, "房号以合同为准")],
            shown.Select(one => (one.Ask, one.State, one.Answer)));
        Assert.Empty((await house.Get<ShowOwnData>().Run(Actor.Nobody, new(others), Stop)).Value.Requests);
        Assert.Equal(["customer", "customer"],
            await house.Db().AuditEntries.Where(e => e.Act == "customers.did.take-privacy").Select(e => e.ActorName).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Who_came_by_a_link_or_not_at_all_asks_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var unsure = await Come(house, "zhou@example.com", isSure: false);
        Assert.Equal(Fail.NotFound, (await Ask(house, unsure, PrivacyAsk.Erase)).Failure);
        Assert.Equal(Fail.NotFound, (await Ask(house, "nobody", PrivacyAsk.Erase)).Failure);
        Assert.Equal(Fail.NotFound, (await Ask(house, null, PrivacyAsk.Erase)).Failure);
        Assert.Equal(0, await house.Db().PrivacyRequests.CountAsync());
    }

    private static Task<Outcome<Guid>> Ask(House house, string? cookie, PrivacyAsk ask, string? words = null) =>
        house.Get<AskAboutOwnData>().Run(Actor.Nobody, new(cookie, ask, words), Stop);

    private static async Task<string> Come(House house, string email, bool isSure = true)
    {
        var customer = await house.Customer(IdentifierKind.Email, email);
        var scope = house.Scope();
        var cookie = scope.GetRequiredService<OwnVisitors>().Add(null, customer, isSure);
        await scope.GetRequiredService<Db>().SaveChangesAsync(Stop);
        return cookie;
    }
}
