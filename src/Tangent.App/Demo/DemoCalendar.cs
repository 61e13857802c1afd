using System.Globalization;

namespace Tangent.App.Demo;

/// <summary>
/// The demo year in local time. Times are seconds since 1970 in UTC; a day is its number from the first day, from
/// 0.
/// </summary>
/// <remarks>
/// Worked example, tested: 2025-07-01 08:00 in Shanghai is second 1751328000, day 0, hour 8, a Tuesday (1).
/// </remarks>
public sealed class DemoCalendar
{
    private const int DaySeconds = 86400;
    private readonly DateOnly first;
    private readonly int offset;
    private readonly HashSet<int> holidays, makeUpDays;

    /// <summary>The year that the truths name.</summary>
    public DemoCalendar(CalendarTruth truth)
    {
        first = truth.FirstDay;
        offset = truth.UtcOffsetSeconds;
        Days = truth.Days;
        StartUtc = ((first.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * DaySeconds) - offset;
        holidays = [.. truth.Holidays.Select(NumberOf)];
        makeUpDays = [.. truth.MakeUpDays.Select(NumberOf)];
    }

    /// <summary>Days of the year.</summary>
    public int Days { get; }

    /// <summary>The first second of the first day.</summary>
    public int StartUtc { get; }

    /// <summary>The first second after the last day.</summary>
    public int EndUtc => StartUtc + (Days * DaySeconds);

    /// <summary>The number of a date; negative before the year.</summary>
    public int NumberOf(DateOnly date) => date.DayNumber - first.DayNumber;

    /// <summary>The date of a day.</summary>
    public DateOnly DateOf(int day) => first.AddDays(day);

    /// <summary>The day in which a second lies.</summary>
    public int DayOf(int utc) => (utc - StartUtc) / DaySeconds;

    /// <summary>Hour of the local day, 0 to 23.</summary>
    public int HourOf(int utc) => (utc - StartUtc) % DaySeconds / 3600;

    /// <summary>The second at a local time of a day.</summary>
    public int At(int day, int hour, int secondOfHour = 0) =>
        StartUtc + (day * DaySeconds) + (hour * 3600) + secondOfHour;

    /// <summary>Monday 0 to Sunday 6.</summary>
    public int WeekdayOf(int day) => ((int)first.DayOfWeek + 6 + day) % 7;

    /// <summary>January 0 to December 11.</summary>
    public int MonthOf(int day) => DateOf(day).Month - 1;

    /// <summary>Whether the day is a public holiday.</summary>
    public bool IsHoliday(int day) => holidays.Contains(day);

    /// <summary>Whether the day is worked to make up for a holiday.</summary>
    public bool IsMakeUpDay(int day) => makeUpDays.Contains(day);

    /// <summary>
    /// The local Monday 00:00 with which an ISO week such as <c>2026-W04</c> begins; null when it is no ISO week.
    /// </summary>
    public int? WeekStart(string isoWeek)
    {
        var parts = isoWeek.Split("-W");
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1970 or > 9998
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return null;
        return At(NumberOf(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))), 0);
    }

    /// <summary>The second of a local date and time.</summary>
    public int AtLocal(DateTime local) =>
        At(NumberOf(DateOnly.FromDateTime(local)), 0, (int)local.TimeOfDay.TotalSeconds);
}
