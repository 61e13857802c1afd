namespace Tangent.Domain.Calendars;

/// <summary>Why a day has its hours.</summary>
public enum DayReason
{
    /// <summary>The week says so.</summary>
    Week,

    /// <summary>A public holiday (节假日).</summary>
    Holiday,

    /// <summary>A make-up working day (调休上班).</summary>
    MakeUp,

    /// <summary>The calendar has a day of its own here.</summary>
    Own,
}

/// <summary>The hours of one day and why.</summary>
/// <param name="Date">The day on the calendar's clock.</param>
/// <param name="Hours">Its hours.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">Name of the holiday, or the reason that was given; or null.</param>
/// <param name="Source">Where the holiday was announced, or null.</param>
public sealed record DayRule(DateOnly Date, DayHours Hours, DayReason Reason, string? Name = null, string? Source = null);

/// <summary>A calendar with nothing left to look up: which hours any day has.</summary>
public sealed class CalendarRules
{
    private readonly Dictionary<DateOnly, OwnDay> own;
    private readonly DayHours[] week;
    private readonly DayOfWeek makeUp;

    /// <summary>The rules of a plan that states everything, after <see cref="CalendarPlan.Over"/>.</summary>
    /// <exception cref="ArgumentException">It leaves something open: check it with <see cref="CalendarPlan.Problems"/> before.</exception>
    public CalendarRules(CalendarPlan plan)
    {
        if (plan.Zone is null || plan.Week is not { Count: 7 }) throw new ArgumentException("leaves its zone or its week open", nameof(plan));

        Zone = TimeZoneInfo.FindSystemTimeZoneById(plan.Zone);
        week = [.. plan.Week];
        makeUp = plan.MakeUpDay ?? DayOfWeek.Monday;
        Holidays = [.. (plan.Holidays ?? []).Select(code => HolidaySets.Find(code)
            ?? throw new ArgumentException($"names no holiday set: {code}", nameof(plan)))];
        own = plan.Days.ToDictionary(day => day.Date);
    }

    /// <summary>Day and night, without holidays: time on the clock.</summary>
    public static CalendarRules RoundTheClock { get; } = new(new() { Zone = "Etc/UTC", Week = Enumerable.Repeat(DayHours.RoundTheClock, 7).ToItems() });

    /// <summary>Its clock.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Its holiday sets, the deciding one first.</summary>
    public IReadOnlyList<HolidaySet> Holidays { get; }

    /// <summary>The hours of a day and why: a day of its own goes before a holiday, a holiday before the week.</summary>
    public DayRule At(DateOnly date)
    {
        if (own.TryGetValue(date, out var day)) return new(date, day.Hours, DayReason.Own, day.Reason);
        foreach (var set in Holidays)
            if (set.At(date) is { } named)
                return named.IsOff ? new(date, DayHours.Closed, DayReason.Holiday, named.Name, named.Source)
                    : new(date, On(makeUp), DayReason.MakeUp, named.Name, named.Source);
        return new(date, On(date.DayOfWeek), DayReason.Week);
    }

    /// <summary>The moment at which its clock shows this; a time that summer time skips is the moment of the skip's end.</summary>
    public DateTime ToUtc(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }

    private DayHours On(DayOfWeek day) => week[((int)day + 6) % 7];
}
