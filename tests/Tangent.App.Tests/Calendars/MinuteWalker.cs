using Tangent.Domain;
using Tangent.Domain.Calendars;

namespace Tangent.Tests.Calendars;

/// <summary>Working time by looking at the clock once a minute: slow, and so simple that it can be believed.</summary>
sealed class MinuteWalker(CalendarRules rules, IReadOnlyList<Pause> pauses)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Dictionary<DateOnly, DayRule> days = [];

    public DateTime? Deadline(DateTime start, TimeSpan span, DateTime giveUp)
    {
        var (at, left) = (start, span);
        while (left > TimeSpan.Zero)
        {
            if (at >= giveUp) return null;
            if (Counts(at)) left -= Minute;
            at += Minute;
        }
        return at;
    }

    public TimeSpan Worked(DateTime from, DateTime to)
    {
        var worked = TimeSpan.Zero;
        for (var at = from; at < to; at += Minute)
            if (Counts(at)) worked += Minute;
        return worked;
    }

    private bool Counts(DateTime utc)
    {
        foreach (var pause in pauses)
            if (pause.FromUtc <= utc && !(pause.ToUtc <= utc)) return false;
        var wall = TimeZoneInfo.ConvertTimeFromUtc(utc, rules.Zone);
        var (day, minute) = (DateOnly.FromDateTime(wall), (wall.Hour * 60) + wall.Minute);
        return IsIn(day, minute) || IsIn(day.AddDays(-1), minute + 1440);
    }

    private bool IsIn(DateOnly day, int minute)
    {
        if (!days.TryGetValue(day, out var rule)) days[day] = rule = rules.At(day);
        foreach (var shift in rule.Hours.Shifts)
            if (shift.From <= minute && minute < shift.To) return true;
        return false;
    }
}

/// <summary>A calendar, a start, a span and pauses, drawn by chance.</summary>
sealed record CalendarCase(CalendarRules Rules, DateTime StartUtc, TimeSpan Span, Pause[] Pauses)
{
    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "Etc/UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
        "America/Havana", "America/Santiago", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Auckland", "Pacific/Apia", "Asia/Kathmandu",
        "Asia/Tehran", "Asia/Gaza", "Africa/Cairo", "Africa/Casablanca",
    ];

    private static readonly string[] Hours =
    [
        "09:00-18:00", "09:00-12:00 13:30-18:00", "08:00-11:30 12:15-15:00 16:00-20:45", "22:00-06:00", "00:00-02:30 23:00-24:00", "24h",
        "01:00-03:00", "00:15-01:45 02:10-02:50 03:05-04:00", "18:00-02:30", "closed", "09:00-09:00",
    ];

    /// <summary>Starts over ten years, spans to 14 days of working time: short ones more often.</summary>
    public static CalendarCase Draw(Random chance)
    {
        var rules = new CalendarRules(new()
        {
            Zone = Zones[chance.Next(Zones.Length)],
            Week = Enumerable.Range(0, 7).Select(_ => DayHours.Parse(Hours[chance.Next(Hours.Length)])!).ToItems(),
            Holidays = chance.Next(2) == 0 ? ["cn"] : [],
            MakeUpDay = (DayOfWeek)chance.Next(7),
            Days = Enumerable.Range(0, chance.Next(5)).Select(_ => new DateOnly(2017, 1, 1).AddDays(chance.Next(3650))).Distinct()
                .Select(date => new OwnDay(date, DayHours.Parse(Hours[chance.Next(Hours.Length)])!)).ToItems(),
        });
        var start = new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(chance.Next(10 * 365 * 1440));
        var span = TimeSpan.FromMinutes(Math.Floor(Math.Exp(chance.NextDouble() * Math.Log(14 * 1440))));
        var pauses = Enumerable.Range(0, Math.Max(0, chance.Next(6) - 2)).Select(_ =>
        {
            var from = start.AddMinutes(chance.Next(-600, 4000));
            return new Pause(from, from.AddMinutes(chance.Next(0, 3000)), "asked back");
        }).OrderBy(pause => pause.FromUtc).ToArray();
        return new(rules, start, span, pauses);
    }

    /// <summary>What the walker finds otherwise, in words; null when both agree.</summary>
    public string? Difference(BusinessCalendar? made = null)
    {
        var calendar = made ?? new BusinessCalendar(Rules);
        var walker = new MinuteWalker(Rules, Pauses);
        var end = calendar.Deadline(StartUtc, Span, Pauses);
        if (end is null) return walker.Deadline(StartUtc, Span, StartUtc.AddDays(100)) is { } found ? $"never, walker {found:O}: {this}" : null;
        var walked = walker.Deadline(StartUtc, Span, end.Value.AddDays(1));
        if (walked != end) return $"due {end:O}, walker {walked:O}: {this}";
        var worked = calendar.Worked(StartUtc, end.Value, Pauses);
        return worked == Span ? null : $"worked {worked}: {this}";
    }
}
