namespace Tangent.Domain.Delivery;

/// <summary>The hours in which customers are told nothing, by the clock of where they are.</summary>
/// <param name="from">When they begin, such as 21:00.</param>
/// <param name="to">When they end, such as 08:30, on the next day when that is earlier; the same as the beginning: there are none.</param>
/// <param name="areDaysOffQuiet">Whether days on which the company does not work are quiet as a whole.</param>
/// <param name="isWorkDay">Whether the company works on a day.</param>
public sealed class QuietHours(TimeOnly from, TimeOnly to, bool areDaysOffQuiet, Func<DateOnly, bool> isWorkDay)
{
    // A calendar without a day to work is a mistake: nothing waits for ever.
    private const int MostDays = 31;

    /// <summary>The moment from which a message may go out: now, or when the quiet hours end.</summary>
    /// <remarks>
    /// Worked example, tested: quiet from 21:00 to 08:30 in Shanghai, 14:00 UTC is 22:00 there, so it may go out at 00:30 UTC.
    /// </remarks>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">IANA zone of the receiver.</param>
    public DateTime OpenUtc(DateTime nowUtc, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, place);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!IsQuiet(time) && IsOpen(day)) return nowUtc;
        // Today after the quiet hours, where these are still to end today.
        if (IsOpen(day) && from != to && time < to) return Utc(day, place);
        for (int i = 0; i < MostDays; i++)
            if (IsOpen(day = day.AddDays(1))) break;
        return Utc(day, place);
    }

    private bool IsQuiet(TimeOnly time) => from != to && time.IsBetween(from, to);

    private bool IsOpen(DateOnly day) => !areDaysOffQuiet || isWorkDay(day);

    private DateTime Utc(DateOnly day, TimeZoneInfo place)
    {
        var opening = day.ToDateTime(from == to ? TimeOnly.MinValue : to);
        // Where the clock skips the hour, the first moment after the gap.
        while (place.IsInvalidTime(opening)) opening = opening.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(opening, place);
    }
}
