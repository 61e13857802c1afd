namespace Tangent.Analytics.Diagnosis;

/// <summary>By which months and weeks journeys are told: those of a time zone, or of UTC.</summary>
/// <param name="Zone">The time zone; null: UTC.</param>
internal readonly record struct LocalCalendar(TimeZoneInfo? Zone)
{
    private const int DaysOfWeek = 7;
    private const long TicksPerMicro = 10;

    /// <summary>Months since year 1.</summary>
    public int MonthOf(long micros)
    {
        var at = At(micros);
        return at.Year * 12 + at.Month - 1;
    }

    /// <summary>Weeks since Monday, 29 December 1969.</summary>
    public int WeekOf(long micros) => (int)Math.Floor((Math.Floor((At(micros) - DateTime.UnixEpoch).TotalDays) + 3) / DaysOfWeek);

    /// <summary>The Monday of a week.</summary>
    public static DateOnly MondayOf(int week) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(week * DaysOfWeek - 3));

    /// <summary>The first day of a month.</summary>
    public static DateOnly FirstOf(int month) => new(month / 12, month % 12 + 1, 1);

    // Years 1 and 9999 end where times end.
    private DateTime At(long micros)
    {
        var utc = DateTime.UnixEpoch.AddTicks(micros * TicksPerMicro);
        return Zone is null ? utc
            : new(Math.Clamp(utc.Ticks + Zone.GetUtcOffset(utc).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }
}
