using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.Tests.Calendars;

/// <summary>Calendars of a company: who keeps them, who works by which.</summary>
public sealed class CalendarTests
{
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task A_unit_works_by_the_calendar_of_the_nearest_unit_above_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var hall = await house.Unit("HALL", city);
        var office = await Add(house, "Office", Whole("09:00-18:00"));
        var late = await Add(house, "Late", new() { BasedOn = office, Week = Enumerable.Repeat(DayHours.Parse("12:00-20:00")!, 7).ToItems() });
        var at = new DateTime(2026, 6, 24, 1, 0, 0, DateTimeKind.Utc);   // nine in Shanghai

        Assert.Null((await Of(house, hall)).CalendarId);
        Assert.Equal(at.AddHours(10), (await Of(house, hall)).Calendar.Deadline(at, TimeSpan.FromHours(10)));
        await Assign(house, house.RootUnit, office);
        Assert.Equal(("Office", house.RootUnit), ((await Of(house, hall)).Name, (await Of(house, hall)).From));
        await Assign(house, city.Id, late);
        Assert.Equal(at.AddHours(4), (await Of(house, hall)).Calendar.Deadline(at, TimeSpan.FromHours(1)));
        await Assign(house, city.Id, null);
        Assert.Equal("Office", (await Of(house, hall)).Name);

        var tried = (await house.Get<TryCalendar>().Run(Director, new(null, hall.Id, at, TimeSpan.FromHours(10)), default)).Value;
        Assert.Equal(("Office", at.AddHours(25)), (tried.Name, tried.Explained.EndUtc));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_reaches_what_is_built_on_it_and_is_refused_when_that_would_break(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var below = await Add(house, "Company", Whole("09:00-18:00"));
        var region = await Add(house, "Region", new() { BasedOn = below, Zone = "Asia/Urumqi" });

        Assert.Equal(2, (await house.Get<EditCalendar>().Run(Director, new(below, "Company", Whole("08:00-17:00"), 1), default)).Value);
        Assert.Equal("08:00-17:00", (await house.Get<ShowCalendar>().Run(Director, new(region), default)).Value.Row.Whole.Week![0].ToString());
        var again = await house.Get<EditCalendar>().Run(Director, new(below, "Company", Whole("07:00-17:00"), 1), default);
        Assert.IsType<Fail.Conflict>(again.Failure);
        var circle = await house.Get<EditCalendar>().Run(Director, new(below, "Company", new() { BasedOn = region }), default);
        Assert.Equal("calendars.base-circle", Assert.Single(circle.Failure!.Problems).Code);
        Assert.Equal("calendars.in-use", (await house.Get<RemoveCalendar>().Run(Director, new(below), default)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<RemoveCalendar>().Run(Director, new(region), default)).Failure);
        Assert.Null((await house.Get<RemoveCalendar>().Run(Director, new(below), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task All_read_calendars_and_the_owner_keeps_them(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (mine, other) = (await house.Unit("MINE"), await house.Unit("OTHER"));
        var manager = House.As(Role.UnitManager, mine.Path);
        var foreign = await Add(house, "Other", Whole("09:00-18:00"), other.Id);

        Assert.Single((await house.Get<ListCalendars>().Run(manager, new(), default)).Value.Rows);
        Assert.IsType<Fail.Forbidden>((await house.Get<EditCalendar>().Run(manager, new(foreign, "Mine now", Whole("24h")), default)).Failure);
        Assert.IsType<Fail.Invalid>((await house.Get<AssignCalendar>().Run(manager, new(other.Id, foreign), default)).Failure);
        Assert.Null((await house.Get<AssignCalendar>().Run(manager, new(mine.Id, foreign), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<AddCalendar>().Run(House.As(Role.Clerk, mine.Path), new("x", mine.Id, Whole("24h")), default)).Failure);

        var wrong = await house.Get<AddCalendar>().Run(manager, new("", mine.Id, new() { Zone = "Mars/Olympus", Holidays = ["xx"] }), default);
        Assert.Equal(["form.required", "calendars.zone", "calendars.week-shape", "calendars.holidays"],
            wrong.Failure!.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Days_are_read_from_lines_and_written_back()
    {
        const string Lines = "2026-10-09 10:00-12:00 13:00-16:00 Autumn fair\n2026-10-10 closed\n";
        var days = OwnDayLines.Read(Lines + "\n2026/10/11 24h\n").Value;
        Assert.Equal(["Autumn fair", null, null], days.Select(day => day.Reason));
        Assert.Equal(Lines + "2026-10-11 00:00-24:00\n", OwnDayLines.Write(days));
        Assert.Equal([(2, "calendars.day-line")],
            OwnDayLines.Read("2026-10-09 24h\nsoon closed").Failure!.Problems.Select(problem => (problem.Row!.Value, problem.Code)));
    }

    private static CalendarPlan Whole(string hours) =>
        new() { Zone = "Asia/Shanghai", Week = Enumerable.Repeat(DayHours.Parse(hours)!, 7).ToItems() };

    private static async Task<Guid> Add(House house, string name, CalendarPlan plan, Guid? unit = null) =>
        (await house.Get<AddCalendar>().Run(Director, new(name, unit ?? house.RootUnit, plan), default)).Value;

    private static async Task Assign(House house, Guid unit, Guid? calendar) =>
        Assert.Null((await house.Get<AssignCalendar>().Run(Director, new(unit, calendar), default)).Failure);

    private static async Task<UnitCalendar> Of(House house, OrgUnit unit) =>
        (await house.Get<WorkingHours>().Now(default)).Of(UnitPath.From(unit.Path));
}
