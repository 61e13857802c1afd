namespace Tangent.Domain.Calendars;

/// <summary>A time that does not count, whatever the calendar says: the customer was asked something and has not answered yet.</summary>
/// <param name="FromUtc">When it began.</param>
/// <param name="ToUtc">When it ended; null while it lasts.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Pause(DateTime FromUtc, DateTime? ToUtc, string Reason);

/// <summary>Deadlines and worked time on a calendar. Pauses are given in the order of their beginnings; they may overlap.</summary>
/// <remarks>
/// A deadline is the first moment, not before the start, by which the span has been worked: a span that fills a day to its end is due
/// at closing time, not the next morning. Years are cut into stretches when they are first asked for and kept; asking allocates nothing.
/// Safe for many threads. Worked examples are tests.
/// </remarks>
public sealed partial class BusinessCalendar(CalendarRules rules)
{
    /// <summary>Years after the start within which a deadline must lie.</summary>
    public const int FurthestYears = 20;

    private static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), Latest = new(2300, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(FurthestYears * 366);
    private WorkingTime? known;

    /// <summary>Day and night, without holidays.</summary>
    public static BusinessCalendar RoundTheClock { get; } = new(CalendarRules.RoundTheClock);

    /// <summary>The rules behind it.</summary>
    public CalendarRules Rules { get; } = rules;

    /// <summary>When a span of working time after the start is over; null when the calendar never gets there in <see cref="FurthestYears"/> years.</summary>
    public DateTime? Deadline(DateTime startUtc, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        Guard(startUtc);
        if (span == TimeSpan.Zero) return startUtc;
        if (span > Furthest) return null;

        var time = Volatile.Read(ref known);
        if (time is null || startUtc.Ticks < time.From || startUtc.Ticks >= time.To) time = Cover(startUtc.Ticks, startUtc.Ticks + span.Ticks);
        long reached = time.Reach(time.Before(startUtc.Ticks) + span.Ticks);
        if (reached < 0) reached = Further(startUtc, span);
        return reached < 0 ? null : new(reached, DateTimeKind.Utc);
    }

    /// <summary>When a span of working time after the start is over, pauses apart; null when it never is, or while a pause lasts.</summary>
    public DateTime? Deadline(DateTime startUtc, TimeSpan span, ReadOnlySpan<Pause> pauses)
    {
        var (at, left) = (startUtc, span);
        for (int i = 0; i < pauses.Length; i++)
        {
            Guard(pauses, i);
            if (pauses[i].ToUtc <= at) continue;
            var begin = pauses[i].FromUtc > at ? pauses[i].FromUtc : at;
            var worked = begin > at ? Worked(at, begin) : TimeSpan.Zero;
            if (worked >= left) break;
            if (pauses[i].ToUtc is not { } end) return null;
            (at, left) = (end, left - worked);
        }
        return Deadline(at, left);
    }

    /// <summary>Working time between two moments.</summary>
    public TimeSpan Worked(DateTime fromUtc, DateTime toUtc)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toUtc, fromUtc);
        Guard(fromUtc);
        Guard(toUtc);
        var time = Volatile.Read(ref known);
        if (time is null || fromUtc.Ticks < time.From || toUtc.Ticks >= time.To) time = Cover(fromUtc.Ticks, toUtc.Ticks);
        return new(time.Before(toUtc.Ticks) - time.Before(fromUtc.Ticks));
    }

    /// <summary>Working time between two moments, pauses apart.</summary>
    public TimeSpan Worked(DateTime fromUtc, DateTime toUtc, ReadOnlySpan<Pause> pauses)
    {
        var (at, worked) = (fromUtc, TimeSpan.Zero);
        for (int i = 0; i < pauses.Length; i++)
        {
            Guard(pauses, i);
            if (pauses[i].ToUtc <= at) continue;
            if (pauses[i].FromUtc >= toUtc) break;
            if (pauses[i].FromUtc > at) worked += Worked(at, pauses[i].FromUtc);
            if (pauses[i].ToUtc is not { } end || end >= toUtc) return worked;
            at = end;
        }
        return worked + Worked(at, toUtc);
    }

    private long Further(DateTime start, TimeSpan span)
    {
        for (int years = 2; ; years = Math.Min(FurthestYears, years * 2))
        {
            var time = Cover(start.Ticks, Math.Min(Latest.Ticks, start.AddYears(years).Ticks));
            long reached = time.Reach(time.Before(start.Ticks) + span.Ticks);
            if (reached >= 0 || years == FurthestYears) return reached > start.AddYears(FurthestYears).Ticks ? -1 : reached;
        }
    }

    /// <summary>Whole years around both ticks. What was known stays known, so that callers who ask here and there do not undo each other.</summary>
    private WorkingTime Cover(long from, long to)
    {
        while (true)
        {
            var now = Volatile.Read(ref known);
            if (now is not null && from >= now.From && to < now.To) return now;
            var first = new DateTime(Math.Min(from, now?.From ?? from));
            var last = new DateTime(Math.Max(Math.Min(to, Latest.Ticks), (now?.To ?? to) - 1));
            var wider = WorkingTime.Of(Rules, YearOf(first.Year), YearOf(Math.Min(last.Year + 2, Latest.Year + 1)));
            if (Interlocked.CompareExchange(ref known, wider, now) == now) return wider;
        }
    }

    private static DateTime YearOf(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static void Guard(DateTime utc)
    {
        if (utc < Earliest || utc >= Latest) throw new ArgumentOutOfRangeException(nameof(utc), "lies outside the years 1900 to 2299");
    }

    private static void Guard(ReadOnlySpan<Pause> pauses, int i)
    {
        if (i > 0 && pauses[i].FromUtc < pauses[i - 1].FromUtc) throw new ArgumentException("are not in the order of their beginnings", nameof(pauses));
        if (pauses[i].ToUtc < pauses[i].FromUtc) throw new ArgumentException("end before they begin", nameof(pauses));
    }
}
