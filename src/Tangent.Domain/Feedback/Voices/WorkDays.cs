namespace Tangent.Domain.Feedback.Voices;

/// <summary>The days on which a company works: Monday to Friday without holidays, and the weekend days that make up for them (调休).</summary>
/// <param name="holidays">Days off besides weekends.</param>
/// <param name="worked">Saturdays and Sundays that are worked.</param>
public sealed class WorkDays(IReadOnlySet<DateOnly> holidays, IReadOnlySet<DateOnly> worked)
{
    // A list of holidays that leaves no day to work is a mistake; the count goes on over weekdays then.
    private const int MostDaysOff = 60;

    /// <summary>Monday to Friday.</summary>
    public static WorkDays Plain { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    /// <summary>Whether the company works on this day.</summary>
    public bool Holds(DateOnly day) =>
        worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    /// <summary>The working day that is so many after a day, which does not count itself.</summary>
    /// <remarks>Worked example, tested: three working days after Friday 2026-07-03 is Wednesday 2026-07-08.</remarks>
    /// <param name="day">Any day.</param>
    /// <param name="days">How many working days, from 0; 0 gives the day itself.</param>
    public DateOnly After(DateOnly day, int days)
    {
        int off = 0;
        while (days > 0)
        {
            day = day.AddDays(1);
            off = Holds(day) ? 0 : off + 1;
            if (off == 0 || off > MostDaysOff) days--;
        }
        return day;
    }

    /// <summary>The moment at which the working day that is so many after a moment is over, in a zone.</summary>
    /// <param name="fromUtc">Any moment; its day there does not count.</param>
    /// <param name="days">How many working days, from 0.</param>
    /// <param name="zone">IANA zone.</param>
    public DateTime EndUtc(DateTime fromUtc, int days, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(fromUtc, place));
        var midnight = After(day, days).AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the first moment after the gap.
        while (place.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, place);
    }
}
