using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class ChangeTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task Every_problem_of_a_registration_is_listed_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var failed = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director),
            new("1 2", " ", new string('x', 121), null, (JourneyStage)99, null, null), Stop);

        Assert.Equal(["code", "nameZh", "nameEn", "channel", "stage", "unitId"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task Text_that_no_database_can_keep_is_refused_by_name(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var failed = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director),
            Register.Fields(house, "T1\0", "上门\0维修", "broken \ud800 half"), Stop);

        Assert.Equal(["touchpoints.code-shape", "form.one-line", "form.one-line"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Code));
        Assert.Empty((await house.List(new("上门\0维修\ud800"))).Items);
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_unique_whatever_its_capitals(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T13");

        var second = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director), Register.Fields(house, " t13 "), Stop);

        Assert.Equal("touchpoints.code-taken", Assert.IsType<Fail.Invalid>(second.Failure).Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_raises_the_version_and_leaves_one_audit_line(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1");
        house.Clock.Pass(TimeSpan.FromHours(1));

        var edited = await Edit(house, id, 1, Register.Fields(house, "T1", "上门安装"));

        Assert.Equal(2, edited.Value);
        var shown = await Show(house, id);
        Assert.Equal(("上门安装", 2, house.Clock.GetUtcNow().UtcDateTime), (shown.Row.Details.NameZh, shown.Row.Version, shown.Row.ChangedUtc));
        Assert.Equal(["touchpoints.did.edit", "touchpoints.did.register"], shown.History.Select(act => act.Act));
        Assert.Equal(["nameZh"], shown.History[0].After!.DifferencesFrom(shown.History[0].Before!));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_again_writes_nothing_and_leaves_no_audit_line(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1");

        var edited = await Edit(house, id, 1, Register.Fields(house, " t1 "));

        Assert.Equal(1, edited.Value);
        Assert.Single((await Show(house, id)).History);
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_of_what_somebody_else_changed_is_a_conflict(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1");
        await Edit(house, id, 1, Register.Fields(house, "T1", "先到"));

        var late = await Edit(house, id, 1, Register.Fields(house, "T1", "后到"));

        Assert.Equal("storage.changed-meanwhile", Assert.IsType<Fail.Conflict>(late.Failure).Problems[0].Code);
        Assert.Equal("先到", (await Show(house, id)).Row.Details.NameZh);
    }

    [Theory, OnBothDatabases]
    public async Task Retiring_wants_a_reason_and_restoring_brings_it_back(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1");
        var director = House.As(Role.Director);

        Assert.Equal("reason", Assert.IsType<Fail.Invalid>(
            (await house.Get<RetireTouchpoint>().Run(director, new(id, " "), Stop)).Failure).Problems[0].Field);
        Assert.Equal(2, (await house.Get<RetireTouchpoint>().Run(director, new(id, "渠道撤并", 1), Stop)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<RetireTouchpoint>().Run(director, new(id, "again"), Stop)).Failure);
        Assert.Equal("渠道撤并", (await Show(house, id)).Row.RetiredReason);
        Assert.Equal(3, (await house.Get<RestoreTouchpoint>().Run(director, new(id, 2), Stop)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<RestoreTouchpoint>().Run(director, new(id), Stop)).Failure);
        Assert.Equal(TouchpointStatus.Draft, (await Show(house, id)).Row.Status);   // it never was in use
    }

    [Theory, OnBothDatabases]
    public async Task What_is_in_sight_but_belongs_elsewhere_is_forbidden_and_what_is_unknown_is_missing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));
        var id = await house.Add("T1", unit: west.Id);
        var manager = House.As(Role.UnitManager, east.Path);

        Assert.False((await house.Get<ShowTouchpoint>().Run(manager, new(id), Stop)).Value.MayEdit);
        foreach (var outcome in new[]
        {
            await house.Get<EditTouchpoint>().Run(manager, new(id, 1, Register.Fields(house, "T1", unit: east.Id)), Stop),
            await house.Get<RetireTouchpoint>().Run(manager, new(id, "x"), Stop),
            await house.Get<RestoreTouchpoint>().Run(manager, new(id), Stop),
        })
        {
            var roles = Assert.IsType<Fail.Forbidden>(outcome.Failure).Problems[0].Arguments[2];
            Assert.Contains(Role.UnitManager, Assert.IsAssignableFrom<IReadOnlyList<Role>>(roles));
        }
        var unknown = Guid.CreateVersion7(house.Clock.GetUtcNow());
        Assert.IsType<Fail.Missing>((await house.Get<RetireTouchpoint>().Run(manager, new(unknown, "x"), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ShowTouchpoint>().Run(manager, new(unknown), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_touchpoint_cannot_be_pushed_into_a_unit_out_of_reach(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));
        var manager = House.As(Role.UnitManager, east.Path);
        var id = await house.Add(Register.Fields(house, "T1", unit: east.Id), manager);

        var moved = await house.Get<EditTouchpoint>().Run(manager, new(id, 1, Register.Fields(house, "T1", unit: west.Id)), Stop);

        Assert.IsType<Fail.Forbidden>(moved.Failure);
        Assert.Equal(east.Id, (await house.Db().Touchpoints.SingleAsync()).UnitId);
    }

    [Theory, OnBothDatabases]
    public async Task An_owner_who_does_not_exist_is_a_problem_of_its_field(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var nobody = Guid.CreateVersion7(house.Clock.GetUtcNow());

        var failed = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director),
            Register.Fields(house, "T1") with { OwnerId = nobody }, Stop);

        Assert.Equal("ownerId", Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Single().Field);
    }

    private static Task<Outcome<int>> Edit(House house, Guid id, int version, TouchpointFields fields) =>
        house.Get<EditTouchpoint>().Run(House.As(Role.Director), new(id, version, fields), Stop);

    private static async Task<ShowTouchpoint.Shown> Show(House house, Guid id) =>
        (await house.Get<ShowTouchpoint>().Run(House.As(Role.Clerk), new(id, WithHistory: true), Stop)).Value;
}
