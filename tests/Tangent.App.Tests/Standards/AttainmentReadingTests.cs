using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Standards;

/// <summary>What is told of the counts, and of one encounter.</summary>
public sealed class AttainmentReadingTests
{
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Noon = new(2026, 1, 5, 4, 0, 0, DateTimeKind.Utc);   // noon of a Monday in Shanghai

    [Theory, OnBothDatabases]
    public async Task Counts_are_told_by_clause_unit_and_tier_and_each_encounter_is_explained(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (hall, clause) = await Company(house);
        await house.Get<CountAttainment>().Whole(["first"], null, null, default);

        // 40 of gold wait 100 seconds, past their 60; 40 without a tier are met by 120. The twenty of the other unit are met.
        var told = (await house.Get<AskAttainment>().Run(Director, new(new DateOnly(2026, 1, 9)), default)).Value;
        var line = Assert.Single(told.Lines);
        Assert.Equal((100L, 60L, Kept.No), (line.Counted.Measured, line.Counted.Met, line.Verdict.Kept));
        Assert.Equal(new(2026, 1, 1), told.From);
        Assert.Equal([(CustomerTier?)CustomerTier.Gold, null], told.Tiers.Select(one => one.Of));
        Assert.Equal([Kept.No, Kept.Yes], told.Tiers.Select(one => one.Verdict.Kept));
        Assert.Equal(["HALL", "OTHER"], told.Units.Select(one => one.Unit!.Code));
        Assert.IsType<CannotTell>(told.Units[1].ByClause[1].Share);   // twenty are too few
        Assert.Equal((20.0, 40L), (Math.Round(line.Budget!.Allowed, 6), line.Budget.Missed));
        // Who sees one unit sees its counts alone; a unit elsewhere shows nothing.
        var manager = House.As(Role.UnitManager, hall.Path);
        Assert.Equal(80L, Assert.Single((await house.Get<AskAttainment>().Run(manager, new(new DateOnly(2026, 1, 9)), default)).Value.Lines).Counted.Measured);
        Assert.DoesNotContain((await house.Get<AskAttainment>().Run(manager, new(new DateOnly(2026, 1, 9), Filter: new(house.RootUnit)), default)).Value.Units,
            one => one.Unit?.Code == "OTHER");

        var shown = (await house.Get<ShowAttainment>().Run(Director, new(clause, new DateOnly(2026, 1, 9)), default)).Value;
        Assert.Equal([(new DateOnly(2026, 1, 5), 100, 60)], shown.Points.Select(point => (point.From, point.Measured, point.Met)));
        Assert.IsType<CannotTell>(shown.Chart);   // one day tells no limits
        Assert.Equal("HALL", shown.Units[0].Of!.Code);

        var missed = (await house.Get<ListBreaches>().Run(Director, new(clause), default)).Value;
        Assert.Equal((40, null), (missed.Rows.Count, missed.Next));
        Assert.Equal((100.0, 60.0), (missed.Rows[0].Value, missed.Rows[0].Limit));
        Assert.Equal(missed.Rows.OrderByDescending(one => one.Encounter.StartedUtc).Select(one => one.Encounter.Sequence),
            missed.Rows.Select(one => one.Encounter.Sequence));
        Assert.Empty((await house.Get<ListBreaches>().Run(House.As(Role.UnitManager, (await house.Unit("NEW")).Path), new(clause), default)).Value.Rows);
        Assert.Equal("list.cursor-unreadable", (await house.Get<ListBreaches>().Run(Director, new(clause, After: "now"), default)).Failure!.Problems[0].Code);

        await Explained(house, missed.Rows[0].Encounter.Sequence);
    }

    [Fact]
    public void A_budget_is_projected_and_says_when_it_is_used_up()
    {
        // 150 of 1,000 missed in ten of thirty days, 100 allowed so far.
        var budget = ErrorBudget.Of(new(1000, 850, 900), new(2026, 6, 1), new(2026, 6, 30), new(2026, 6, 10))!;
        Assert.Equal((100, 150L, 300, new DateOnly(2026, 6, 20)),
            (Math.Round(budget.Allowed), budget.Missed, Math.Round(budget.WholeAllowed!.Value), budget.SpentOn!.Value));
        Assert.Equal(1.5, budget.Used, 9);
        var over = ErrorBudget.Of(new(1000, 850, 900), new(2026, 6, 1), new(2026, 6, 30), new(2026, 7, 1))!;
        Assert.Equal((null, null), (over.WholeAllowed, over.SpentOn));
        Assert.Null(ErrorBudget.Of(new(1000, 850, 1000), new(2026, 6, 1), new(2026, 6, 30), new(2026, 7, 1)));   // all is promised
        Assert.Null(ErrorBudget.Of(default, new(2026, 6, 1), new(2026, 6, 30), new(2026, 7, 1)));
    }

    private static async Task Explained(House house, long sequence)
    {
        var why = (await house.Get<ExplainStandard>().Run(Director, new(sequence, "s1"), default)).Value;
        var said = Assert.Single(why.Clauses);
        Assert.Equal((CustomerTier.Gold, 1, 100.0, 60.0, false), (why.Tier, said.Version, said.Value, said.Limit, said.IsMet));
        Assert.Equal("Office", said.Calendar);
        Assert.Equal(TimeSpan.FromSeconds(100), said.Counted!.Worked);
        Assert.IsType<Fail.Missing>((await house.Get<ExplainStandard>().Run(Director, new(sequence, "S9"), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ExplainStandard>().Run(Director, new(99_999), default)).Failure);
        var stranger = House.As(Role.UnitManager, (await house.Unit("FAR")).Path);
        Assert.IsType<Fail.Missing>((await house.Get<ExplainStandard>().Run(stranger, new(sequence), default)).Failure);
    }

    private static async Task<(OrgUnit Hall, Guid Clause)> Company(House house)
    {
        var hall = await house.Unit("HALL");
        await house.Unit("OTHER");
        Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director, new("T1", "接听", "Answer", ContactChannel.Hotline, JourneyStage.AfterSale, hall.Id),
            default)).Failure);
        var office = new CalendarPlan { Zone = "Asia/Shanghai", Week = Enumerable.Repeat(DayHours.Parse("09:00-17:00")!, 7).ToItems() };
        var calendar = (await house.Get<AddCalendar>().Run(Director, new("Office", house.RootUnit, office), default)).Value;
        Assert.Null((await house.Get<AssignCalendar>().Run(Director, new(house.RootUnit, calendar), default)).Failure);
        var clause = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, new()
        {
            Touchpoint = "T1",
            Item = "Answer",
            Target = 120,
            SharePercent = 80,
            From = new(2026, 1, 1),
            InWorkingHours = true,
            Tiers = [new(CustomerTier.Gold, 60)],
        }), default)).Value;
        await Tell(house, "g", 40, "HALL", "gold");
        long number = await house.Db().Customers.MaxAsync(c => c.Id);
        Assert.Null((await house.Get<SetTier>().Run(Director, new(number, CustomerTier.Gold, Noon.AddDays(-1)), default)).Failure);
        await Tell(house, "n", 40, "HALL", null);
        await Tell(house, "o", 20, "OTHER", null);
        return (hall, clause);
    }

    private static async Task Tell(House house, string name, int count, string unit, string? customer) =>
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("desk", [.. Enumerable.Range(0, count).Select(number => new EncounterEntry
        {
            ExternalId = $"{name}{number}",
            Touchpoint = "T1",
            StartedUtc = Noon.AddMinutes(number),
            WaitSeconds = 100,
            Customer = customer,
            Unit = unit,
        })]), default)).Failure);
}
