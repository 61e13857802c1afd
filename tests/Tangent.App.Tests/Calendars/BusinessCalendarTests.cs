using Tangent.Domain;
using Tangent.Domain.Calendars;

namespace Tangent.Tests.Calendars;

/// <summary>Deadlines and worked time against the clock on the wall.</summary>
public sealed class BusinessCalendarTests
{
    private static readonly Items<DayHours> Office =
        [Hours(), Hours(), Hours(), Hours(), Hours(), DayHours.Closed, DayHours.Closed];

    private static readonly BusinessCalendar Shanghai = Of(new() { Zone = "Asia/Shanghai", Week = Office, Holidays = ["cn"] });

    [Fact]
    public void Five_thousand_drawn_cases_agree_with_a_walk_minute_by_minute()
    {
        var chance = new Random(20260701);
        var differences = Enumerable.Range(0, 5000).Select(_ => CalendarCase.Draw(chance).Difference()).OfType<string>().ToList();
        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("2026-06-24T16:00", 180, "2026-06-25T10:00")]   // over the night
    [InlineData("2026-06-24T11:30", 60, "2026-06-24T14:00")]    // over lunch
    [InlineData("2026-06-24T09:00", 450, "2026-06-24T18:00")]   // a whole day ends at closing time, not the next morning
    [InlineData("2026-06-18T17:00", 90, "2026-06-22T09:30")]    // over the dragon boat holiday
    [InlineData("2026-02-13T17:00", 60 + 450 + 30, "2026-02-24T09:30")]   // the make-up Saturday counts, then nine days of spring festival
    [InlineData("2026-06-21T03:00", 0, "2026-06-21T03:00")]     // nothing to do is done
    public void A_deadline_is_counted_in_working_hours(string start, int minutes, string due) =>
        Assert.Equal(China(due), Shanghai.Deadline(China(start), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void A_deadline_tells_what_it_counted_and_what_it_left_out()
    {
        var told = Shanghai.Explain(China("2026-02-13T17:00"), TimeSpan.FromMinutes(60 + 450 + 30));

        Assert.Equal([60, 180, 270, 30], told.Stretches.Select(one => one.Length.TotalMinutes));
        Assert.Equal(told.Worked, told.Stretches.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Length));
        Assert.Equal((DayReason.MakeUp, new DateOnly(2026, 2, 14)), (told.Days[0].Reason, told.Days[0].Date));
        Assert.Equal(9, told.Days.Count(day => day is { Reason: DayReason.Holiday, Hours.IsClosed: true }));
        Assert.All(told.Days, day => Assert.StartsWith("https://www.gov.cn/", day.Source));
        Assert.Empty(told.Doubts);
    }

    [Fact]
    public void Beyond_the_last_announced_year_the_calendar_says_so()
    {
        var told = Shanghai.Explain(China("2026-12-31T17:00"), TimeSpan.FromHours(8));
        Assert.Equal((CalendarDoubt.HolidaysUnknown, "cn", 2027), (told.Doubts[0].Kind, told.Doubts[0].Set!.Code, told.Doubts[0].Year));
    }

    [Fact]
    public void Time_of_a_pause_does_not_count_and_overlapping_pauses_count_once()
    {
        Pause[] pauses =
            [new(China("2026-06-24T10:00"), China("2026-06-24T11:00"), "asked"), new(China("2026-06-24T10:30"), China("2026-06-24T11:30"), "asked")];
        Assert.Equal(China("2026-06-24T14:30"), Shanghai.Deadline(China("2026-06-24T09:00"), TimeSpan.FromHours(2.5), pauses));
        Assert.Equal(TimeSpan.FromHours(1.5), Shanghai.Worked(China("2026-06-24T09:00"), China("2026-06-24T12:00"), pauses));

        Pause[] lasting = [new(China("2026-06-24T10:00"), null, "asked")];
        Assert.Null(Shanghai.Deadline(China("2026-06-24T09:00"), TimeSpan.FromHours(2), lasting));
        var told = Shanghai.Explain(China("2026-06-24T09:00"), TimeSpan.FromHours(2), lasting);
        Assert.Equal((CalendarDoubt.Paused, TimeSpan.FromHours(1)), (told.Doubts[0].Kind, told.Worked));
    }

    [Fact]
    public void What_summer_time_skips_counts_for_nothing_and_what_it_repeats_counts_twice()
    {
        var night = Of(new() { Zone = "Europe/Berlin", Week = Enumerable.Repeat(DayHours.Parse("01:30-03:30")!, 7).ToItems() });
        Assert.Equal(TimeSpan.FromHours(1), night.Worked(Utc("2026-03-29T00:00"), Utc("2026-03-29T12:00")));
        Assert.Equal(TimeSpan.FromHours(3), night.Worked(Utc("2026-10-24T22:00"), Utc("2026-10-25T12:00")));
        // 01:30 to 03:00 summer time, back to 02:00, on to 03:30: in one piece.
        Assert.Single(night.Explain(Utc("2026-10-24T22:00"), Utc("2026-10-25T12:00")).Stretches);
    }

    [Fact]
    public void A_calendar_that_never_opens_says_so()
    {
        var shut = Of(new() { Zone = "Asia/Shanghai", Week = Enumerable.Repeat(DayHours.Closed, 7).ToItems() });
        Assert.Null(shut.Deadline(China("2026-06-24T09:00"), TimeSpan.FromMinutes(1)));
        Assert.Equal(CalendarDoubt.NeverReached, Assert.Single(shut.Explain(China("2026-06-24T09:00"), TimeSpan.FromMinutes(1)).Doubts).Kind);
    }

    [Fact]
    public void A_region_states_only_what_differs()
    {
        var country = new CalendarPlan { Zone = "Asia/Shanghai", Week = Office, Holidays = ["cn"], Days = [new(new(2026, 7, 1), DayHours.Closed, "audit")] };
        var region = new CalendarPlan
        {
            BasedOn = Guid.Empty,
            Zone = "Asia/Urumqi",
            Days = [new(new(2026, 7, 1), DayHours.Parse("10-14")!, "short"), new(new(2026, 10, 1), DayHours.Parse("10-14")!, "fair")],
        };
        var rules = new CalendarRules(region.Over(country));
        Assert.Equal(("10:00-14:00", DayReason.Own), (rules.At(new(2026, 7, 1)).Hours.ToString(), rules.At(new(2026, 7, 1)).Reason));
        Assert.Equal("fair", rules.At(new(2026, 10, 1)).Name);
        Assert.Equal(DayReason.Holiday, rules.At(new(2026, 10, 2)).Reason);
        Assert.Equal(6, (int)rules.Zone.BaseUtcOffset.TotalHours);
    }

    [Theory]
    [InlineData("9-12, 13:30–18:00", "09:00-12:00 13:30-18:00")]
    [InlineData("09：00—18：00", "09:00-18:00")]
    [InlineData("22:00-06:00", "22:00-06:00")]
    [InlineData("24h", "00:00-24:00")]
    [InlineData("", "closed")]
    [InlineData("9-12 11-14", null)]    // overlap
    [InlineData("9-25", null)]
    [InlineData("22:00-06:00 05:00-07:00", null)]   // longer than a day and a night from its first hour
    [InlineData("noon", null)]
    public void Hours_are_read_as_people_write_them(string text, string? read)
    {
        Assert.Equal(read, DayHours.Parse(text)?.ToString());
        if (read is not null) Assert.Equal(DayHours.Parse(text), DayHours.Parse(read));
    }

    [Fact]
    public void Every_holiday_has_its_source_and_lies_in_the_years_of_its_set()
    {
        foreach (var set in HolidaySets.All)
        {
            Assert.All(set.Days, day =>
                Assert.True(set.Knows(day.Date.Year) && day.Source.StartsWith("http", StringComparison.Ordinal) && day.Name.Length > 0));
            Assert.All(Enumerable.Range(set.FirstYear, set.LastYear - set.FirstYear + 1), year =>
                Assert.True(set.Days.Count(day => day.Date.Year == year) > 25));
        }
    }

    private static BusinessCalendar Of(CalendarPlan plan) => new(new(plan));

    private static DayHours Hours() => DayHours.Parse("09:00-12:00 13:30-18:00")!;

    private static DateTime China(string local) => Utc(local).AddHours(-8);

    private static DateTime Utc(string text) =>
        DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
