using Tangent.App.Export;
using Tangent.App.Touchpoints.Plans;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class PlanTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task A_plan_begins_is_ticked_and_ends(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await Make(house);

        Assert.IsType<Fail.Conflict>((await house.Get<TickStep>().Run(Analyst, new(id, 1, true), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<StartPlan>().Run(Analyst, new(id), Stop)).Failure);
        Assert.Equal(2, (await house.Get<StartPlan>().Run(Director, new(id, 1), Stop)).Value);
        Assert.Equal(3, (await house.Get<TickStep>().Run(Analyst, new(id, 1, true), Stop)).Value);
        Assert.Equal(3, (await house.Get<TickStep>().Run(Analyst, new(id, 1, true), Stop)).Value);
        Assert.IsType<Fail.Invalid>((await house.Get<TickStep>().Run(Analyst, new(id, 9, true), Stop)).Failure);
        var row = await Row(house, id);
        Assert.Equal((1, 2), (row.Done, row.Details.Steps.Count));
        Assert.Equal(4, (await house.Get<TickStep>().Run(Analyst, new(id, 1, false), Stop)).Value);

        Assert.Equal(5, (await house.Get<ClosePlan>().Run(Director, new(id, "等待缩短三成"), Stop)).Value);
        var closed = await Row(house, id);
        Assert.Equal((PlanState.Closed, "等待缩短三成"), (closed.State, closed.Result));
        Assert.IsType<Fail.Conflict>((await house.Get<EditPlan>().Run(Director, new(id, null, Fields(house)), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_step_is_overdue_the_day_after_it_was_due_and_no_longer_when_done(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var id = await Make(house, today.AddDays(3));
        await house.Get<StartPlan>().Run(Director, new(id), Stop);
        Assert.Empty((await Row(house, id)).Overdue);

        house.Clock.Pass(TimeSpan.FromDays(5));
        Assert.Equal([1], (await Row(house, id)).Overdue);
        await house.Get<TickStep>().Run(Analyst, new(id, 1, true), Stop);
        Assert.Empty((await Row(house, id)).Overdue);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_goal_and_a_step_nothing_begins(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var made = await house.Get<MakePlan>().Run(Analyst, Fields(house) with { Goals = [] }, Stop);

        Assert.IsType<Fail.Conflict>((await house.Get<StartPlan>().Run(Director, new(made.Value.Value), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Everything_that_is_wrong_is_named_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var unknown = Guid.CreateVersion7(house.Clock.GetUtcNow());

        var failed = await house.Get<MakePlan>().Run(Analyst, new("", unknown, unknown, new(2026, 6, 1), new(2026, 5, 1),
            [new("")], [new(new string('x', 201))], [unknown]), Stop);

        Assert.Equal(["title", "to", "goals.1", "steps.1", "unitId", "ownerId", "scope"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task Plans_are_listed_found_and_taken_out_step_by_step(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Make(house);
        Assert.Single((await house.Get<ListPlans>().Run(House.As(Role.Clerk), new(new("等待", PlanState.Draft)), Stop)).Value.Items);
        Assert.Empty((await house.Get<ListPlans>().Run(House.As(Role.Clerk), new(new(State: PlanState.Closed)), Stop)).Value.Items);

        var taken = await house.Get<ExportPlans>().Run(Director, new(new(), default, new(key => key, member => member.ToString(), true)), Stop);
        using var file = new MemoryStream();
        await taken.Value.Write(ExportFormat.Csv, file, Stop);
        Assert.Equal(3, System.Text.Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split("\r\n").Length);
    }

    private static PlanFields Fields(House house, DateOnly? due = null) => new("缩短等待", house.RootUnit, null, new(2026, 1, 1), new(2026, 12, 31),
        [new("等待缩短", "等待中位数", "10 分钟")], [new("增设导办", "营业厅", due), new("复盘")]);

    private static async Task<Guid> Make(House house, DateOnly? due = null)
    {
        var touchpoint = await house.Add("T1");
        var made = await house.Get<MakePlan>().Run(Analyst, Fields(house, due) with { Scope = [touchpoint] }, Stop);
        Assert.Null(made.Failure);
        return made.Value.Value;
    }

    private static async Task<PlanRow> Row(House house, Guid id) => (await house.Get<ShowPlan>().Run(Analyst, new(id), Stop)).Value.Row;
}
