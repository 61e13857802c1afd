namespace Tangent.Domain.Calendars;

/// <summary>What must be said beside an answer.</summary>
public enum CalendarDoubt
{
    /// <summary>A year lies beyond what the holiday set knows: its holidays count as ordinary days.</summary>
    HolidaysUnknown,

    /// <summary>The span is never worked: the calendar has too few hours.</summary>
    NeverReached,

    /// <summary>A pause lasts, so that nothing can be said yet.</summary>
    Paused,

    /// <summary>There is more than is listed.</summary>
    Cut,
}

/// <summary>One doubt.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Set">The holiday set that it speaks of, or null.</param>
/// <param name="Year">The year, or null.</param>
public sealed record SaidDoubt(CalendarDoubt Kind, HolidaySet? Set = null, int? Year = null);

/// <summary>A stretch of time that counted.</summary>
public readonly record struct Counted(DateTime FromUtc, DateTime ToUtc)
{
    /// <summary>How long.</summary>
    public TimeSpan Length => ToUtc - FromUtc;
}

/// <summary>How a deadline or a working time came about.</summary>
/// <param name="StartUtc">From when.</param>
/// <param name="EndUtc">The deadline, or until when; null when there is none.</param>
/// <param name="Worked">The sum of what counted.</param>
/// <param name="Stretches">What counted, in order.</param>
/// <param name="Days">The days in between on which nobody works, or other hours hold than the week says; each with its reason.</param>
/// <param name="Pauses">The pauses that fell in between.</param>
/// <param name="Doubts">What must be said beside it.</param>
public sealed record Explained(DateTime StartUtc, DateTime? EndUtc, TimeSpan Worked, IReadOnlyList<Counted> Stretches, IReadOnlyList<DayRule> Days,
    IReadOnlyList<Pause> Pauses, IReadOnlyList<SaidDoubt> Doubts);

/// <summary>Answers that explain themselves.</summary>
public sealed partial class BusinessCalendar
{
    /// <summary>Most stretches and most days that an explanation lists.</summary>
    public const int MostListed = 1000;

    /// <summary>The deadline with its explanation. Pauses may stand in any order.</summary>
    public Explained Explain(DateTime startUtc, TimeSpan span, IEnumerable<Pause>? pauses = null)
    {
        Pause[] ordered = [.. (pauses ?? []).OrderBy(pause => pause.FromUtc)];
        if (Deadline(startUtc, span, ordered) is { } end) return Between(startUtc, end, ordered);

        bool isPaused = ordered.Any(pause => pause.ToUtc is null);
        var until = isPaused ? ordered.First(pause => pause.ToUtc is null).FromUtc : startUtc;
        var so = Between(startUtc, until < startUtc ? startUtc : until, ordered);
        return so with { EndUtc = null, Doubts = [.. so.Doubts, new(isPaused ? CalendarDoubt.Paused : CalendarDoubt.NeverReached)] };
    }

    /// <summary>The working time between two moments with its explanation. Pauses may stand in any order.</summary>
    public Explained Explain(DateTime fromUtc, DateTime toUtc, IEnumerable<Pause>? pauses = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        return Between(fromUtc, toUtc, [.. (pauses ?? []).OrderBy(pause => pause.FromUtc)]);
    }

    /// <summary>The hours of the days from one to another, both counted.</summary>
    public IReadOnlyList<DayRule> Days(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(number => Rules.At(from.AddDays(number)))];

    /// <summary>The years between two moments of which a holiday set knows nothing.</summary>
    public IEnumerable<SaidDoubt> Unknown(DateOnly first, DateOnly last) =>
        from set in Rules.Holidays
        from year in Enumerable.Range(first.Year, last.Year - first.Year + 1)
        where !set.Knows(year)
        select new SaidDoubt(CalendarDoubt.HolidaysUnknown, set, year);

    private Explained Between(DateTime from, DateTime to, Pause[] pauses)
    {
        Guard(from);
        Guard(to);
        var worked = Worked(from, to, pauses);
        var time = Cover(from.Ticks, to.Ticks);
        List<Counted> counted = [];
        bool isCut = false;
        for (int i = time.FirstAfter(from.Ticks); !isCut && i < time.Count && to.Ticks > time[i].From; i++)
        {
            foreach (var piece in Without(Math.Max(from.Ticks, time[i].From), Math.Min(to.Ticks, time[i].To), pauses)) counted.Add(piece);
            isCut = counted.Count >= MostListed;
        }
        var (first, last) = (DayOf(from), DayOf(to > from ? to.AddTicks(-1) : to));
        var days = Days(first, last).Where(day => day.Hours.IsClosed || day.Reason != DayReason.Week).Take(MostListed).ToList();
        List<SaidDoubt> doubts = [.. Unknown(first, last)];
        if (isCut || days.Count == MostListed) doubts.Add(new(CalendarDoubt.Cut));
        return new(from, to, worked, counted, days, [.. pauses.Where(pause => pause.FromUtc < to && !(pause.ToUtc <= from))], doubts);
    }

    private static IEnumerable<Counted> Without(long from, long to, Pause[] pauses)
    {
        foreach (var pause in pauses)
        {
            long begin = pause.FromUtc.Ticks, end = pause.ToUtc?.Ticks ?? long.MaxValue;
            if (end <= from) continue;
            if (begin >= to) break;
            if (begin > from) yield return Of(from, begin);
            from = end;
            if (from >= to) yield break;
        }
        if (from < to) yield return Of(from, to);
    }

    private DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Rules.Zone));

    private static Counted Of(long from, long to) => new(new(from, DateTimeKind.Utc), new(to, DateTimeKind.Utc));
}
