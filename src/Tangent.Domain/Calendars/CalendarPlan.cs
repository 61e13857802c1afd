namespace Tangent.Domain.Calendars;

/// <summary>A day on which the calendar departs from its week and its holidays: closed, or open at other hours.</summary>
/// <param name="Date">The day.</param>
/// <param name="Hours">Its hours.</param>
/// <param name="Reason">Why, up to 80 characters, or null.</param>
public sealed record OwnDay(DateOnly Date, DayHours Hours, string? Reason = null);

/// <summary>A calendar as people write it. What is null is taken from the calendar that it is built on, so that a region states only what differs.</summary>
public sealed record CalendarPlan
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <summary>Longest reason of a day.</summary>
    public const int LongestReason = 80;

    /// <summary>Most days of its own.</summary>
    public const int MostDays = 1000;

    /// <summary>The calendar below this one, or null.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>IANA time zone of its clock.</summary>
    public string? Zone { get; init; }

    /// <summary>Hours of the seven days of a week, Monday first.</summary>
    public Items<DayHours>? Week { get; init; }

    /// <summary>Codes of its holiday sets; where two name one day, the first decides.</summary>
    public Items<string>? Holidays { get; init; }

    /// <summary>Whose hours a make-up working day has; Monday's unless told.</summary>
    public DayOfWeek? MakeUpDay { get; init; }

    /// <summary>Days of its own; they go before those of the calendar below.</summary>
    public Items<OwnDay> Days { get; init; } = [];

    /// <summary>This plan over the one below it: what it states holds, the rest is the other's.</summary>
    public CalendarPlan Over(CalendarPlan below) => new()
    {
        BasedOn = below.BasedOn,
        Zone = Zone ?? below.Zone,
        Week = Week ?? below.Week,
        Holidays = Holidays ?? below.Holidays,
        MakeUpDay = MakeUpDay ?? below.MakeUpDay,
        Days = Days.Concat(below.Days.Where(day => Days.All(own => own.Date != day.Date))).ToItems(),
    };

    /// <summary>Everything that is wrong with it, whatever it is built on.</summary>
    public IEnumerable<Problem> Problems()
    {
        bool isWhole = BasedOn is null;
        if (Zone is null ? isWhole : !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) yield return Problem.Of("zone", "calendars.zone");
        if (Week is null ? isWhole : Week.Count != 7) yield return Problem.Of("week", "calendars.week-shape");
        foreach (var code in Holidays ?? [])
            if (HolidaySets.Find(code) is null) yield return Problem.Of("holidays", "calendars.holidays", code);
        if (MakeUpDay is { } day && !Enum.IsDefined(day)) yield return Problem.Of("makeUpDay", "form.not-a-choice");
        if (Days.Count > MostDays) yield return Problem.Of("days", "calendars.too-many-days", MostDays);
        if (Days.GroupBy(own => own.Date).FirstOrDefault(same => same.Count() > 1) is { } twice)
            yield return Problem.Of("days", "calendars.day-twice", twice.Key.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (Days.Any(own => own.Reason?.Length > LongestReason || (own.Reason is { } reason && !SearchText.IsOneLine(reason))))
            yield return Problem.Of("days", "form.too-long", LongestReason);
    }
}
