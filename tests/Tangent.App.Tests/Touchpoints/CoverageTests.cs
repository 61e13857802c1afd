using Tangent.App.Touchpoints.Coverage;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class CoverageTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Then = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task The_same_totals_again_change_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Equal(2, await Note(house, new SeenReference("到厅", 40, Then, Then.AddDays(1)),
            new SeenReference(" 报修 ", 3, Then, Then), new SeenReference("报修", 2, Then, Then)));
        Assert.Equal(0, await Note(house, new SeenReference("到厅", 40, Then, Then.AddDays(1)), new SeenReference("报修", 5, Then, Then)));
        Assert.Equal(1, await Note(house, new SeenReference("到厅", 41, Then, Then.AddDays(2))));

        var rows = (await house.Get<ListReferences>().Run(Director, new(), Stop)).Value.Items;
        Assert.Equal([("到厅", 41L), ("报修", 5L)], rows.Select(row => (row.Reference.Key, row.Reference.Count)));
    }

    [Theory, OnBothDatabases]
    public async Task Coverage_counts_what_is_mapped_of_what_should_be(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1");
        Assert.Null((await house.Get<ShowCoverage>().Run(Director, new(), Stop)).Value.Share);
        await Note(house, new SeenReference("到厅", 9, Then, Then), new SeenReference("报修", 8, Then, Then),
            new SeenReference("心跳", 7, Then, Then));
        var ids = (await house.Get<ListReferences>().Run(Director, new(), Stop)).Value.Items.ToDictionary(r => r.Reference.Key, r => r.Reference.Id);

        Assert.IsType<Fail.Invalid>((await house.Get<MapReference>().Run(Director, new(ids["到厅"], "T9"), Stop)).Failure);
        Assert.Null((await house.Get<MapReference>().Run(Director, new(ids["到厅"], "t1"), Stop)).Failure);
        Assert.Null((await house.Get<IgnoreReference>().Run(Director, new(ids["心跳"], "系统心跳"), Stop)).Failure);

        var shown = (await house.Get<ShowCoverage>().Run(Director, new(), Stop)).Value;
        Assert.Equal((1, 2, 0.5), (shown.Mapped, shown.Wanted, shown.Share));
        Assert.Equal(["到厅"], (await house.Get<TouchpointReferences>().Mapped(ReferenceSource.EncounterLog, Stop)).Keys);

        Assert.Null((await house.Get<ReopenReference>().Run(Director, new(ids["到厅"]), Stop)).Failure);
        Assert.Equal(2, (await house.Get<ListReferences>().Run(Director, new(State: ReferenceState.Open), Stop)).Value.Items.Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_decided_stays_when_it_is_seen_again(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Note(house, new SeenReference("心跳", 7, Then, Then));
        var id = (await house.Get<ListReferences>().Run(Director, new(), Stop)).Value.Items[0].Reference.Id;
        await house.Get<IgnoreReference>().Run(Director, new(id, "系统心跳"), Stop);
        await Note(house, new SeenReference("心跳", 70, Then, Then));

        var reference = (await house.Get<ListReferences>().Run(Director, new(), Stop)).Value.Items[0].Reference;
        Assert.Equal((ReferenceState.Ignored, 70L), (reference.State, reference.Count));
    }

    [Theory, OnBothDatabases]
    public async Task Only_who_rules_the_whole_register_decides(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Note(house, new SeenReference("到厅", 1, Then, Then));
        var id = (await house.Get<ListReferences>().Run(Director, new(), Stop)).Value.Items[0].Reference.Id;
        var manager = House.As(Role.UnitManager, (await house.Unit("HALL")).Path);

        Assert.IsType<Fail.Forbidden>((await house.Get<IgnoreReference>().Run(manager, new(id, "无关"), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<IgnoreReference>().Run(Director, new(house.RootUnit, "无关"), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Touchpoints_in_use_that_lack_something_are_named(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Fill(3);
        await house.AddActive("WHOLE");

        var shown = (await house.Get<ShowCoverage>().Run(Director, new(), Stop)).Value;
        Assert.Equal(4, shown.InUse);
        var owner = Assert.Single(shown.Gaps, gap => gap.Code == "touchpoints.gap.owner");
        Assert.Equal(3, owner.Count);
        Assert.Equal(["S1", "S2", "S3"], owner.First.Select(found => found.Code));
    }

    private static async Task<int> Note(House house, params SeenReference[] seen)
    {
        var scope = house.Scope();
        var changed = await ((TouchpointReferences)scope.GetService(typeof(TouchpointReferences))!)
            .Note(Actor.System, ReferenceSource.EncounterLog, seen, Stop);
        await ((Db)scope.GetService(typeof(Db))!).SaveChangesAsync(Stop);
        return changed;
    }
}
