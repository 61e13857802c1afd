using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Access;

namespace Tangent.Tests.Standards;

/// <summary>Alerts: when they fire, whom they tell, when they are over.</summary>
public sealed class AlertTests
{
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Fact]
    public void Numbers_raise_a_rule_by_the_end_of_the_interval_that_it_names()
    {
        // 80 of 100 met is 0.711 to 0.867.
        DayCount[] days = [new(Today, 60, 50, 54), new(Today.AddDays(-1), 40, 30, 36), new(Today.AddDays(-9), 1000, 0, 900)];
        var terms = new AlertTerms { Percent = 90, WindowDays = 7 };
        var read = AlertCheck.Of(terms, days, Today);
        Assert.Equal((true, 100L, 0.8, 0.711, 0.867), (read.IsRaised!.Value, read.Numbers!.N, read.Numbers.Point, Math.Round(read.Numbers.Low!.Value, 3),
            Math.Round(read.Numbers.High!.Value, 3)));
        Assert.False(AlertCheck.Of(terms with { Percent = 85 }, days, Today).IsRaised);
        Assert.True(AlertCheck.Of(terms with { Percent = 85, Bound = AlertBound.Possible }, days, Today).IsRaised);
        Assert.Null(AlertCheck.Of(terms with { LeastN = 101 }, days, Today).IsRaised);
        // 150 missed where 100 are allowed.
        DayCount[] spent = [new(Today, 1000, 850, 900)];
        Assert.Equal((true, 1.5), Read(AlertCheck.Of(terms with { Kind = AlertKind.BudgetSpent, Percent = 100 }, spent, Today)));
        Assert.Equal((false, 1.5), Read(AlertCheck.Of(terms with { Kind = AlertKind.BudgetSpent, Percent = 200 }, spent, Today)));
        // A day that stands out for the worse; one for the better does not.
        DayCount[] calm = [.. Enumerable.Range(1, 29).Select(back => new DayCount(Today.AddDays(-back), 100, 90 - (back % 3), 90))];
        var chart = terms with { Kind = AlertKind.ChartSignal, WindowDays = 30 };
        Assert.True(AlertCheck.Of(chart, [.. calm.Reverse(), new(Today, 100, 40, 90)], Today).IsRaised);
        Assert.False(AlertCheck.Of(chart, [.. calm.Reverse(), new(Today, 100, 100, 90)], Today).IsRaised);
        Assert.False(AlertCheck.Of(chart, [.. calm.Reverse(), new(Today, 100, 89, 90)], Today).IsRaised);
    }

    [Fact]
    public void A_rule_says_all_that_is_wrong_with_it()
    {
        var wrong = new AlertTerms { Percent = 0, LeastN = 0, WindowDays = 0, Steps = [new((Role)99, 1)] };
        Assert.Equal(["name", "clause", "percent", "leastN", "windowDays", "steps", "steps"], wrong.Problems().Select(one => one.Field));
        Assert.Empty(Terms(Guid.Empty).Problems());
    }

    [Theory, OnBothDatabases]
    public async Task One_cause_fires_once_tells_step_by_step_and_is_over_when_the_numbers_are(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (hall, clause) = await Company(house);
        var (manager, director) = ((await house.Hire(Role.UnitManager, hall)).Id, (await house.Hire(Role.Director)).Id);
        var rule = (await house.Get<AddAlert>().Run(Director, new(house.RootUnit, Terms(clause)), default)).Value;
        await Tell(house, "a", 100, 900);
        await house.Get<CountAttainment>().Whole(["first"], null, null, default);
        var tried = (await house.Get<TryAlert>().Run(Director, new(rule), default)).Value;
        Assert.Equal(("HALL", Today), (Assert.Single(tried).Unit.Code, tried[0].Day));
        await house.Get<WatchAlerts>().Look(default);
        Assert.Empty(await All(house));   // it is off
        Assert.Null((await house.Get<SwitchAlert>().Run(Director, new(rule, true), default)).Failure);

        // Two looks, one firing. It is 09:00, the office opens at 10: then the manager of the hall is told.
        for (int i = 0; i < 2; i++) await house.Get<WatchAlerts>().Look(default);
        var firing = Assert.Single(await All(house));
        Assert.Equal((hall.Id, FiringState.Firing, 0, 100L, "wilson"), (firing.UnitId, firing.State, firing.Told, firing.Numbers.N, firing.Numbers.Method));
        Assert.Equal(house.Clock.GetUtcNow().UtcDateTime.AddHours(1), firing.NextUtc!.Value);
        Assert.Equal(1, await house.Db().OutboxMessages.CountAsync(m => m.Type == "webhooks.alert-fired"));
        house.Clock.Pass(TimeSpan.FromHours(1.5));
        for (int i = 0; i < 2; i++) await house.Get<WatchAlerts>().Look(default);
        Assert.Equal([manager], await Told(house));
        Assert.Single(await house.Db().Messages.ToListAsync());
        // Four working hours after the firing nobody has taken it up: the director is told.
        house.Clock.Pass(TimeSpan.FromHours(4));
        for (int i = 0; i < 2; i++) await house.Get<WatchAlerts>().Look(default);
        Assert.Equal([manager, director], await Told(house));
        Assert.Null((await All(house))[0].NextUtc);

        // Who was told takes it up; a stranger sees none.
        var stranger = House.As(Role.UnitManager, (await house.Unit("FAR")).Path);
        Assert.IsType<Fail.Missing>((await house.Get<AcknowledgeAlert>().Run(stranger, new(firing.Id), default)).Failure);
        Assert.Empty((await house.Get<ListAlerts>().Run(stranger, new(), default)).Value.Firings);
        Assert.IsType<Fail.Forbidden>((await house.Get<AcknowledgeAlert>().Run(House.As(Role.Clerk, hall.Path), new(firing.Id), default)).Failure);
        Assert.Null((await house.Get<AcknowledgeAlert>().Run(Director, new(firing.Id, "加开窗口"), default)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<AcknowledgeAlert>().Run(Director, new(firing.Id), default)).Failure);
        // It is better: over, and the next cause is another firing.
        await Tell(house, "b", 3000, 100);
        await house.Get<CountAttainment>().Whole(["units"], null, null, default);
        await house.Get<WatchAlerts>().Look(default);
        Assert.Equal(FiringState.Over, Assert.Single(await All(house)).State);
        await Tell(house, "c", 3000, 900);
        await house.Get<CountAttainment>().Whole(["units"], null, null, default);
        await house.Get<WatchAlerts>().Look(default);
        Assert.Equal([FiringState.Over, FiringState.Firing], (await All(house)).Select(one => one.State));
        var listed = (await house.Get<ListAlerts>().Run(Director, new(), default)).Value;
        Assert.Equal((1, "加开窗口"), (Assert.Single(listed.Rules).Lasting, listed.Firings[1].Firing.Note));
        // Switched off it ends what it fired.
        Assert.Null((await house.Get<SwitchAlert>().Run(Director, new(rule, false), default)).Failure);
        Assert.DoesNotContain(await All(house), one => one.OverUtc is null);
    }

    private static (bool, double) Read(AlertCheck.Reading read) => (read.IsRaised!.Value, Math.Round(read.Numbers!.Point, 6));

    private static Task<List<AlertFiring>> All(House house) =>
        house.Db().AlertFirings.AsNoTracking().OrderBy(f => f.FiredUtc).ThenBy(f => f.OverUtc == null).ToListAsync();

    private static Task<List<Guid>> Told(House house) => house.Db().AlertReceipts.OrderBy(r => r.Step).Select(r => r.AccountId).ToListAsync();

    private static AlertTerms Terms(Guid clause) => new()
    {
        Name = "排队超时",
        Clause = clause,
        IsEachUnit = true,
        Steps = [new(Role.UnitManager, 0), new(Role.Director, 4)],
    };

    private static async Task<(OrgUnit Hall, Guid Clause)> Company(House house)
    {
        var hall = await house.Unit("HALL");
        Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director, new("T1", "排队", "Queue", ContactChannel.HallStaff, JourneyStage.InSale, hall.Id),
            default)).Failure);
        var office = new CalendarPlan { Zone = "Asia/Shanghai", Week = Enumerable.Repeat(DayHours.Parse("10:00-18:00")!, 7).ToItems() };
        var calendar = (await house.Get<AddCalendar>().Run(Director, new("Office", house.RootUnit, office), default)).Value;
        Assert.Null((await house.Get<AssignCalendar>().Run(Director, new(house.RootUnit, calendar), default)).Failure);
        var clause = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit,
            new() { Touchpoint = "T1", Item = "排队", Target = 600, SharePercent = 90, From = new(2026, 1, 1) }), default)).Value;
        return (hall, clause);
    }

    private static async Task Tell(House house, string name, int count, int wait) =>
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("desk", [.. Enumerable.Range(0, count).Select(n => new EncounterEntry
        {
            ExternalId = $"{name}{n}",
            Touchpoint = "T1",
            StartedUtc = house.Clock.GetUtcNow().UtcDateTime,
            WaitSeconds = wait,
            Unit = "HALL",
        })]), default)).Failure);
}
