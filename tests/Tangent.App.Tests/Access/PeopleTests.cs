using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Access;

public sealed class PeopleTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task An_administrator_of_a_part_grants_only_inside_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var other = await house.Unit("OTHER", kind: UnitKind.City);
        var local = await house.Hire(Role.Administrator, city);
        var clerk = await house.Hire(Role.Clerk, city);

        var inside = await house.Get<GrantRole>().Run(local, new(clerk.Id, Role.UnitManager, city.Id), Stop);
        var above = await house.Get<GrantRole>().Run(local, new(clerk.Id, Role.Clerk, house.RootUnit), Stop);
        var beside = await house.Get<InvitePerson>().Run(local, new("new@example.com", Role.Clerk, other.Id), Stop);

        Assert.Null(inside.Failure);
        Assert.IsType<Fail.Missing>(above.Failure);
        Assert.IsType<Fail.Missing>(beside.Failure);
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_of_a_part_cannot_take_over_somebody_who_reaches_beyond(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var local = await house.Hire(Role.Administrator, city);
        var boss = await house.Hire(Role.Administrator);
        Assert.Null((await house.Get<GrantRole>().Run(boss, new(boss.Id, Role.Clerk, city.Id), Stop)).Failure);

        Fail?[] attempts =
        [
            (await house.Get<ResetPassword>().Run(local, new(boss.Id), Stop)).Failure,
            (await house.Get<ResetSecondFactor>().Run(local, new(boss.Id), Stop)).Failure,
            (await house.Get<DeactivatePerson>().Run(local, new(boss.Id), Stop)).Failure,
            (await house.Get<EndSessionsOfPerson>().Run(local, new(boss.Id), Stop)).Failure,
            (await house.Get<ErasePerson>().Run(local, new(boss.Id, true), Stop)).Failure,
        ];

        Assert.All(attempts, failure => Assert.Equal("access.person.reaches-beyond",
            Assert.IsType<Fail.Forbidden>(failure).Problems[0].Code));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_administrator_of_the_whole_stays(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        var grant = (await house.GrantsOf(boss)).Single();
        var operatorAtShell = Actor.LocalOperator("tests");

        var revoked = await house.Get<RevokeRole>().Run(operatorAtShell, new(boss.Id, grant.Id), Stop);
        var deactivated = await house.Get<DeactivatePerson>().Run(operatorAtShell, new(boss.Id), Stop);
        Assert.Equal("access.person.last-administrator", revoked.Failure!.Problems[0].Code);
        Assert.Equal("access.person.last-administrator", deactivated.Failure!.Problems[0].Code);

        await house.Hire(Role.Administrator);
        Assert.Null((await house.Get<RevokeRole>().Run(operatorAtShell, new(boss.Id, grant.Id), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_shut_out_loses_sessions_and_keys_at_once_and_may_come_back(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        var second = await house.Hire(Role.Administrator);
        var key = await house.Get<MakeApiKey>().Run(second, new("k", Role.Clerk, house.RootUnit, Verb.Read, 30), Stop);
        Assert.Null(key.Failure);

        Assert.Null((await house.Get<DeactivatePerson>().Run(boss, new(second.Id), Stop)).Failure);
        Assert.NotNull((await house.Db().ApiKeys.SingleAsync()).RevokedUtc);
        Assert.NotNull((await house.Db().Users.SingleAsync(a => a.Id == second.Id)).DeactivatedUtc);

        Assert.Null((await house.Get<ReactivatePerson>().Run(boss, new(second.Id), Stop)).Failure);
        Assert.Null((await house.Db().Users.SingleAsync(a => a.Id == second.Id)).DeactivatedUtc);
        Assert.NotNull((await house.Db().ApiKeys.SingleAsync()).RevokedUtc);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_can_do_at_most_what_its_maker_can(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);

        var reveals = await house.Get<MakeApiKey>().Run(boss, new("k", Role.Director, house.RootUnit, Verb.All, 30), Stop);
        var reads = await house.Get<MakeApiKey>().Run(boss, new("k", Role.Director, house.RootUnit, Verb.Read, 365), Stop);
        var tooLong = await house.Get<MakeApiKey>().Run(boss, new("k", Role.Clerk, house.RootUnit, Verb.Read, 366), Stop);

        Assert.Equal("access.key.stronger-than-you", Assert.IsType<Fail.Forbidden>(reveals.Failure).Problems[0].Code);
        Assert.StartsWith("tgk_", reads.Value.Secret);
        Assert.Equal("days", Assert.IsType<Fail.Invalid>(tooLong.Failure).Problems[0].Field);
    }

    [Theory, OnBothDatabases]
    public async Task Names_are_masked_for_those_who_may_not_read_personal_data(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Hire(Role.Clerk, name: "周晓雯", email: "zhou@example.com");

        var manager = (await house.Get<ListPeople>().Run(House.As(Role.UnitManager), new(), Stop)).Value.Items.Single();
        var auditor = (await house.Get<ListPeople>().Run(House.As(Role.Auditor), new(), Stop)).Value.Items.Single();
        var search = await house.Get<ListPeople>().Run(House.As(Role.Auditor), new(new("周")), Stop);

        Assert.Equal(("周晓雯", "zhou@example.com"), (manager.Name, manager.Email));
        Assert.Equal(("周**", "z***@example.com"), (auditor.Name, auditor.Email));
        Assert.Equal("access.person.search-masked", search.Failure!.Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_pages_through_everybody_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        for (int i = 0; i < 7; i++) await house.Hire(Role.Clerk);

        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = (await house.Get<ListPeople>().Run(House.As(Role.Administrator), new(Piece: new(after, Limit: 3)), Stop)).Value;
            seen.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
            house.Clock.Pass(TimeSpan.FromSeconds(1));
            await house.Hire(Role.Clerk);
        }
        while (after is not null);

        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task After_an_erasure_no_clear_text_of_the_person_is_left_in_the_database(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        var invited = await house.Get<InvitePerson>().Run(boss, new("xiaowen.zhou@example.com", Role.Clerk, house.RootUnit), Stop);
        Assert.Null(invited.Failure);
        var person = await house.Hire(Role.Clerk, name: "周晓雯", email: "xiaowen.zhou@example.com");
        Assert.Null((await house.Get<SaveView>().Run(person, new("/people", "周晓雯的视图", "q=1"), Stop)).Failure);

        Assert.Equal("access.person.deactivate-first",
            (await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<DeactivatePerson>().Run(boss, new(person.Id), Stop)).Failure);
        var before = await house.Db().AuditEntries.SingleAsync(entry => entry.Act == "access.did.deactivate");
        var key = await house.Db().PersonKeys.SingleAsync(row => row.PersonId == person.Id);
        Assert.Contains(AuditDifference.Of(before, key.Key, isClear: true), field => field.Before == "周晓雯");
        Assert.Contains(AuditDifference.Of(before, key.Key, isClear: false), field => field.Before == "周**");

        Assert.Equal("access.person.confirm-erasure",
            (await house.Get<ErasePerson>().Run(boss, new(person.Id), Stop)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);

        Assert.All(AuditDifference.Of(before, null, isClear: true).Where(field => field.IsPersonal),
            field => Assert.True(field is { IsErased: true, Before: null }));
        var everything = await DatabaseBytes.Of(house);
        foreach (var trace in new[] { "周晓雯", "xiaowen.zhou", "XIAOWEN.ZHOU", "192.0.2.7@" })
            Assert.False(everything.Contain(trace), $"'{trace}' is still there");
        Assert.True(everything.Contain("access.did.erase"), "the search itself does not see what is there");
        Assert.Equal("access.person.is-erased",
            (await house.Get<ReactivatePerson>().Run(boss, new(person.Id), Stop)).Failure!.Problems[0].Code);
    }
}
