namespace Tangent.App.Touchpoints;

/// <summary>Days as the unit counts them: its own zone.</summary>
static class UnitDay
{
    /// <summary>When a day begins. Where the clock skips midnight, the first moment after the gap.</summary>
    public static DateTime StartUtc(DateOnly day, string zone)
    {
        var (place, midnight) = (TimeZoneInfo.FindSystemTimeZoneById(zone), day.ToDateTime(TimeOnly.MinValue));
        while (place.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, place);
    }

    /// <summary>Which day it is there.</summary>
    public static DateOnly Today(TimeProvider clock, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
