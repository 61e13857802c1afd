using Tangent.App.Standards.Menus;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.Tests.Standards;

/// <summary>Menus of numbers as they are kept.</summary>
public sealed class MenuTests
{
    private static readonly Actor Director = House.As(Role.Director);

    private static readonly MenuDocument Hotline = new()
    {
        Name = "Hotline",
        Number = "96100",
        Entry = "entry",
        Nodes =
        [
            new() { Id = "entry", Prompt = "0", Keys = [new("0", "human")] },
            new() { Id = "human", Act = MenuAct.Human, Opens = new(8, 0), Closes = new(20, 0) },
        ],
    };

    [Theory, OnBothDatabases]
    public async Task A_menu_is_kept_as_it_was_written_and_told_with_what_is_found(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = (await house.Get<MakeMenu>().Run(Director, new(house.RootUnit, Hotline), default)).Value;
        var night = (await house.Get<ShowMenu>().Run(Director, new(id, new(22, 0)), default)).Value;
        Assert.Equal(Hotline, night.Document);
        Assert.All(night.Walks, walk => Assert.Null(walk.ToHuman));
        var listed = (await house.Get<ListMenus>().Run(Director, new(), default)).Value.Rows[0];
        Assert.Contains(MenuFault.SeniorNotDirect, listed.Findings.Select(one => one.Fault));

        var changed = Hotline with { Entries = [new(Caller.Senior, "human")] };
        Assert.Equal(2, (await house.Get<WriteMenu>().Run(Director, new(id, 1, changed), default)).Value);
        Assert.Equal(2, (await house.Get<WriteMenu>().Run(Director, new(id, 2, changed), default)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<WriteMenu>().Run(Director, new(id, 1, Hotline), default)).Failure);
        Assert.Null((await house.Get<RemoveMenu>().Run(Director, new(id), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ShowMenu>().Run(Director, new(id), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task All_read_menus_and_only_their_unit_writes_them(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (mine, other) = (await house.Unit("MINE"), await house.Unit("OTHER"));
        var id = (await house.Get<MakeMenu>().Run(Director, new(other.Id, Hotline), default)).Value;
        var manager = House.As(Role.UnitManager, mine.Path);

        Assert.False((await house.Get<ShowMenu>().Run(House.As(Role.Clerk, mine.Path), new(id), default)).Value.Row.MayEdit);
        Assert.IsType<Fail.Forbidden>((await house.Get<WriteMenu>().Run(manager, new(id, null, Hotline), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RemoveMenu>().Run(manager, new(id), default)).Failure);
        Assert.Equal(["menus.nowhere", "observed.touchpoint-missing", "touchpoints.unit-missing"], (await house.Get<MakeMenu>()
            .Run(manager, new(other.Id, Hotline with { Entry = "gone", Touchpoint = "NONE" }), default)).Failure!.Problems.Select(problem => problem.Code));
    }
}
