using System.Globalization;

namespace Tangent.Web.Parts;

/// <summary>Moments as text: in a unit's zone and the reader's culture.</summary>
public static class ZonedText
{
    /// <summary>How much of a moment is written.</summary>
    public enum Shape
    {
        /// <summary>The day: 2026/3/16 or 16 Mar 2026.</summary>
        Day,

        /// <summary>Day and minute: 2026/3/16 08:30 or 16 Mar 2026 08:30.</summary>
        Minute,
    }

    /// <summary>The moment in the zone. A zone that this machine does not know is read as UTC.</summary>
    public static string Of(DateTime utc, string zone, Shape shape)
    {
        var culture = CultureInfo.CurrentUICulture;
        string day = DayIn(culture);
        return In(utc, zone).ToString(shape is Shape.Day ? day : day + " HH:mm", culture);
    }

    /// <summary>A day that stands by itself, in no zone: 2026/3/16 or 16 Mar 2026.</summary>
    public static string Of(DateOnly day)
    {
        var culture = CultureInfo.CurrentUICulture;
        return day.ToString(DayIn(culture), culture);
    }

    /// <summary>Day, second and the zone's name, for the title of the element.</summary>
    public static string Full(DateTime utc, string zone) =>
        $"{In(utc, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {zone}";

    /// <summary>The first moment of a day in the zone.</summary>
    public static DateTime StartUtc(DateOnly day, string zone)
    {
        var start = day.ToDateTime(default);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) return DateTime.SpecifyKind(start, DateTimeKind.Utc);
        // Where clocks go forward at midnight, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(found.IsInvalidTime(start) ? start.AddHours(1) : start, found);
    }

    private static string DayIn(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? "yyyy/M/d" : "d MMM yyyy";

    private static DateTime In(DateTime utc, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), found)
            : utc;
}
