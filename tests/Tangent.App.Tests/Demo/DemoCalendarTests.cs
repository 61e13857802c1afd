using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

public class DemoCalendarTests
{
    private static readonly DemoCalendar Year = new(DemoFiles.Truths.Calendar);

    [Fact]
    public void A_local_hour_is_a_second_in_UTC_and_back()
    {
        Assert.Equal(1751328000, Year.At(0, 8));      // 2025-07-01 00:00 UTC
        Assert.Equal((0, 8, 1), (Year.DayOf(1751328000), Year.HourOf(1751328000), Year.WeekdayOf(0)));
    }

    [Fact]
    public void The_year_ends_before_the_first_of_July() =>
        Assert.Equal(new DateTime(2026, 6, 30, 16, 0, 0, DateTimeKind.Utc), DateTime.UnixEpoch.AddSeconds(Year.EndUtc));

    [Fact]
    public void Every_zone_table_agrees_that_Shanghai_has_one_offset()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        for (int day = 0; day < Year.Days; day++)
        {
            var utc = DateTime.UnixEpoch.AddSeconds(Year.At(day, 13));
            Assert.Equal(Year.DateOf(day), DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone)));
            Assert.Equal(13, TimeZoneInfo.ConvertTimeFromUtc(utc, zone).Hour);
        }
    }

    [Theory]
    [InlineData("2026-W04", "2026-01-19")]
    [InlineData("2026-W01", "2025-12-29")]
    [InlineData("2025-W27", "2025-06-30")]
    public void An_ISO_week_begins_on_its_Monday(string week, string monday) =>
        Assert.Equal(Year.At(Year.NumberOf(DateOnly.Parse(monday,
            System.Globalization.CultureInfo.InvariantCulture)), 0), Year.WeekStart(week));

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2026-04")]
    [InlineData("week 4")]
    [InlineData("2026-W00")]
    public void What_is_no_ISO_week_is_refused(string week) => Assert.Null(Year.WeekStart(week));

    [Fact]
    public void Holidays_and_make_up_days_are_those_of_the_year()
    {
        Assert.Equal(31, Enumerable.Range(0, Year.Days).Count(Year.IsHoliday));
        Assert.Equal(6, Enumerable.Range(0, Year.Days).Count(Year.IsMakeUpDay));
        Assert.True(Year.IsHoliday(Year.NumberOf(new(2026, 2, 17))));
        Assert.True(Year.IsMakeUpDay(Year.NumberOf(new(2026, 2, 28))));
    }
}
