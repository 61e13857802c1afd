using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Access;

public sealed class UnitTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task A_moved_unit_takes_its_sub_tree_its_log_and_its_people_along(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var east = await house.Unit("EAST", kind: UnitKind.Province);
        var west = await house.Unit("WEST", kind: UnitKind.Province);
        var city = await house.Unit("CITY", east, UnitKind.City);
        var hall = await house.Unit("HALL", city);
        var manager = await house.Hire(Role.Administrator, west);
        var clerk = await house.Hire(Role.Clerk, hall);
        Assert.IsType<Fail.Missing>((await house.Get<ShowPerson>().Run(manager, new(clerk.Id), Stop)).Failure);

        var moved = await house.Get<MoveUnit>().Run(House.As(Role.Administrator), new(city.Id, west.Id), Stop);

        Assert.Null(moved.Failure);
        var paths = await house.Db().OrgUnits.ToDictionaryAsync(unit => unit.Code, unit => unit.Path);
        Assert.Equal($"{west.Path}{city.Number}.", paths["CITY"]);
        Assert.Equal($"{west.Path}{city.Number}.{hall.Number}.", paths["HALL"]);
        Assert.Null((await house.Get<ShowPerson>().Run(manager, new(clerk.Id), Stop)).Failure);
        var log = await house.Get<ListAudit>().Run(manager, new(new(ObjectId: hall.Id.ToString())), Stop);
        Assert.NotEmpty(log.Value.Items);
        Assert.All(log.Value.Items, row => Assert.StartsWith(west.Path, row.UnitPath));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_cannot_hang_below_itself_nor_the_root_anywhere(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var province = await house.Unit("P", kind: UnitKind.Province);
        var city = await house.Unit("C", province, UnitKind.City);
        var who = House.As(Role.Administrator);

        var below = await house.Get<MoveUnit>().Run(who, new(province.Id, city.Id), Stop);
        var root = await house.Get<MoveUnit>().Run(who, new(house.RootUnit, city.Id), Stop);

        Assert.Equal("access.unit.below-itself", below.Failure!.Problems[0].Code);
        Assert.Equal("access.unit.root-stays", root.Failure!.Problems[0].Code);
        Assert.Equal(province.Path, (await house.Db().OrgUnits.SingleAsync(unit => unit.Id == province.Id)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_carries_the_top_of_their_own_scope_away(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var east = await house.Unit("EAST", kind: UnitKind.Province);
        var west = await house.Unit("WEST", kind: UnitKind.Province);
        var city = await house.Unit("CITY", east, UnitKind.City);
        var twice = new Actor(Guid.CreateVersion7(house.Clock.GetUtcNow()), "two", Door.Page, null,
            [new(Role.Administrator, UnitPath.From(city.Path)), new(Role.Administrator, UnitPath.From(west.Path))]);

        var moved = await house.Get<MoveUnit>().Run(twice, new(city.Id, west.Id), Stop);

        Assert.IsType<Fail.Forbidden>(moved.Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_closes_only_when_nothing_open_depends_on_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var hall = await house.Unit("HALL", city);
        var clerk = await house.Hire(Role.Clerk, city);
        var who = House.As(Role.Administrator);

        var refused = await house.Get<CloseUnit>().Run(who, new(city.Id), Stop);
        Assert.Equal(["access.unit.has-units", "access.unit.has-people"], refused.Failure!.Problems.Select(p => p.Code));

        Assert.Null((await house.Get<CloseUnit>().Run(who, new(hall.Id), Stop)).Failure);
        Assert.Null((await house.Get<DeactivatePerson>().Run(who, new(clerk.Id), Stop)).Failure);
        Assert.Null((await house.Get<CloseUnit>().Run(who, new(city.Id), Stop)).Failure);
        var early = await house.Get<ReopenUnit>().Run(who, new(hall.Id), Stop);
        Assert.Equal("access.unit.parent-closed", early.Failure!.Problems[0].Code);
        Assert.Null((await house.Get<ReopenUnit>().Run(who, new(city.Id), Stop)).Failure);
        Assert.Null((await house.Get<ReopenUnit>().Run(who, new(hall.Id), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Adding_a_unit_lists_every_problem_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var who = House.As(Role.Administrator);

        var wrong = await house.Get<AddUnit>().Run(who, new(null, "1 X", null, "", new string('x', 121), "Mars/Base"), Stop);
        Assert.Equal(["code", "nameZh", "nameEn", "timeZone", "kind", "parentId"], wrong.Failure!.Problems.Select(p => p.Field));

        var taken = await house.Get<AddUnit>().Run(who, new(house.RootUnit, "root", UnitKind.Group, "甲", "A"), Stop);
        Assert.Equal(["access.unit.level", "access.unit.code-taken"], taken.Failure!.Problems.Select(p => p.Code));
    }

    [Theory, OnBothDatabases]
    public async Task The_tree_is_what_the_actor_may_see_parents_first(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("B-CITY", kind: UnitKind.City);
        await house.Unit("B-HALL", city);
        await house.Unit("A-CITY", kind: UnitKind.City);

        var all = (await house.Get<ListUnits>().Run(House.As(Role.Director), new(), Stop)).Value;
        var part = (await house.Get<ListUnits>().Run(House.As(Role.Clerk, city.Path), new(), Stop)).Value;

        Assert.Equal([("ROOT", 0), ("A-CITY", 1), ("B-CITY", 1), ("B-HALL", 2)], all.Select(row => (row.Code, row.Depth)));
        Assert.Equal([("B-CITY", 0), ("B-HALL", 1)], part.Select(row => (row.Code, row.Depth)));
    }
}
