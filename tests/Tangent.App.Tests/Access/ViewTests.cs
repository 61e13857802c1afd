using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Access;

public sealed class ViewTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task A_view_is_seen_by_the_role_it_is_shared_with_in_its_owners_units_and_by_nobody_else(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var hall = await house.Unit("HALL", city);
        var owner = await house.Hire(Role.UnitManager, city);
        await Save(house, owner, "Mine", null);
        await Save(house, owner, "For clerks", Role.Clerk);

        Assert.Equal(["For clerks", "Mine"], await Names(house, owner));
        Assert.Equal(["For clerks"], await Names(house, await house.Hire(Role.Clerk, hall)));
        Assert.Empty(await Names(house, await house.Hire(Role.Analyst, hall)));
        Assert.Empty(await Names(house, await house.Hire(Role.Clerk, await house.Unit("ELSEWHERE"))));
        Assert.Empty(await Names(house, await house.Hire(Role.Clerk)));
    }

    [Theory, OnBothDatabases]
    public async Task Only_its_owner_changes_shares_or_deletes_a_view_and_each_act_is_logged(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (owner, clerk) = (await house.Hire(Role.Analyst), await house.Hire(Role.Clerk));
        var id = await Save(house, owner, "Hotline", Role.Clerk);
        await Save(house, owner, "Other", null);

        Assert.IsType<Fail.Missing>((await house.Get<ChangeView>().Run(clerk, new(id, "Stolen"), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<DeleteView>().Run(clerk, new(id), Stop)).Failure);
        var taken = await house.Get<ChangeView>().Run(owner, new(id, "Other", (Role)99), Stop);
        Assert.Equal(["access.view.role", "access.view.name-taken"], taken.Failure!.Problems.Select(problem => problem.Code));
        Assert.Null((await house.Get<ChangeView>().Run(owner, new(id, "Hotline", null), Stop)).Failure);
        Assert.Empty(await Names(house, clerk));

        var entry = await house.Db().AuditEntries.SingleAsync(row => row.Act == "access.did.view-change");
        Assert.Contains("\"sharedRole\":\"clerk\"", entry.Before);
        Assert.DoesNotContain("sharedRole", entry.After);
        Assert.DoesNotContain("Hotline", entry.After);
    }

    [Theory, OnBothDatabases]
    public async Task A_default_is_each_persons_own_and_goes_with_its_view(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (owner, clerk) = (await house.Hire(Role.Analyst), await house.Hire(Role.Clerk));
        var shared = await Save(house, owner, "Shared", Role.Clerk);
        var hidden = await Save(house, owner, "Hidden", null);

        Assert.IsType<Fail.Missing>((await Choose(clerk, hidden)).Failure);
        Assert.Null((await Choose(clerk, shared)).Failure);
        Assert.Null((await Choose(clerk, shared)).Failure);
        Assert.True(Assert.Single(await Rows(house, clerk)).IsDefault);
        Assert.DoesNotContain(await Rows(house, owner), row => row.IsDefault);
        Assert.Equal(1, await house.Db().AuditEntries.CountAsync(row => row.Act == "access.did.view-default"));

        Assert.Null((await house.Get<DeleteView>().Run(owner, new(shared), Stop)).Failure);
        Assert.Empty(await house.Db().DefaultViews.ToListAsync());
        Assert.Null((await Choose(owner, hidden)).Failure);
        Assert.Null((await Choose(owner, null)).Failure);
        Assert.Empty(await house.Db().DefaultViews.ToListAsync());

        Task<Outcome<Done>> Choose(Actor who, Guid? view) =>
            house.Get<ChooseDefaultView>().Run(who, new("/touchpoints", view), Stop);
    }

    private static async Task<Guid> Save(House house, Actor who, string name, Role? role) =>
        (await house.Get<SaveView>().Run(who, new("/touchpoints", name, "?channel=Hotline", role), Stop)).Value;

    private static async Task<IReadOnlyList<ListViews.Row>> Rows(House house, Actor who) =>
        (await house.Get<ListViews>().Run(who, new("/touchpoints"), Stop)).Value;

    private static async Task<IEnumerable<string>> Names(House house, Actor who) => (await Rows(house, who)).Select(row => row.Name);
}
