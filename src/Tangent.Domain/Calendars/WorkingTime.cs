namespace Tangent.Domain.Calendars;

/// <summary>The working time of a calendar between two moments: stretches of UTC in order, with the time worked before each of them.</summary>
/// <remarks>
/// A moment counts when the clock on the wall shows working time. So what summer time skips counts for nothing, and the hour that it
/// repeats counts twice; both follow from cutting the day at each change of the clock. Made once, asked by binary search.
/// </remarks>
public sealed class WorkingTime
{
    private readonly long[] froms, tos, before;

    private WorkingTime(long from, long to, long[] froms, long[] tos)
    {
        (From, To, this.froms, this.tos) = (from, to, froms, tos);
        before = new long[froms.Length + 1];
        for (int i = 0; i < froms.Length; i++) before[i + 1] = before[i] + tos[i] - froms[i];
    }

    /// <summary>First tick that it covers.</summary>
    public long From { get; }

    /// <summary>The tick after the last that it covers.</summary>
    public long To { get; }

    /// <summary>How many stretches it has.</summary>
    public int Count => froms.Length;

    /// <summary>A stretch by its number, in UTC ticks.</summary>
    public (long From, long To) this[int number] => (froms[number], tos[number]);

    /// <summary>Cuts the days of a calendar into stretches of UTC.</summary>
    public static WorkingTime Of(CalendarRules rules, DateTime fromUtc, DateTime toUtc)
    {
        List<(long From, long To)> stretches = [];
        foreach (var (from, to, offset) in Offsets(rules.Zone, fromUtc.Ticks, toUtc.Ticks))
        {
            // The day before may reach over midnight.
            var last = DateOnly.FromDateTime(new(to + offset));
            for (var date = DateOnly.FromDateTime(new(from + offset)).AddDays(-1); date <= last; date = date.AddDays(1))
            {
                long midnight = date.ToDateTime(TimeOnly.MinValue).Ticks - offset;
                foreach (var shift in rules.At(date).Hours.Shifts)
                {
                    long begin = Math.Max(from, midnight + (shift.From * TimeSpan.TicksPerMinute));
                    long end = Math.Min(to, midnight + (shift.To * TimeSpan.TicksPerMinute));
                    if (begin < end) stretches.Add((begin, end));
                }
            }
        }
        return Joined(stretches, fromUtc.Ticks, toUtc.Ticks);
    }

    /// <summary>Ticks worked before a tick, counted from <see cref="From"/>.</summary>
    public long Before(long tick)
    {
        int i = Array.BinarySearch(froms, tick);
        if (i < 0) i = ~i - 1;
        return i < 0 ? 0 : before[i] + Math.Min(tick, tos[i]) - froms[i];
    }

    /// <summary>The first tick before which so many ticks are worked, counted from <see cref="From"/>; -1 when it lies behind <see cref="To"/>.</summary>
    /// <param name="worked">More than nothing.</param>
    public long Reach(long worked)
    {
        int i = Array.BinarySearch(before, worked);
        if (i < 0) i = ~i;
        // Where the target is the whole of a stretch, its end is the first such tick, not the next beginning.
        return i > froms.Length ? -1 : tos[i - 1] - (before[i] - worked);
    }

    /// <summary>The number of the first stretch that ends after a tick; <see cref="Count"/> when there is none.</summary>
    public int FirstAfter(long tick)
    {
        int i = Array.BinarySearch(tos, tick);
        return i < 0 ? ~i : i + 1;
    }

    private static WorkingTime Joined(List<(long From, long To)> stretches, long from, long to)
    {
        stretches.Sort();
        List<long> froms = [], tos = [];
        foreach (var (begin, end) in stretches)
        {
            if (tos.Count > 0 && begin <= tos[^1]) tos[^1] = Math.Max(tos[^1], end);
            else
            {
                froms.Add(begin);
                tos.Add(end);
            }
        }
        return new(from, to, [.. froms], [.. tos]);
    }

    // The times at which the clock changes are not published by the platform: they are found by halving where it differs.
    private static IEnumerable<(long From, long To, long Offset)> Offsets(TimeZoneInfo zone, long from, long to)
    {
        long OffsetAt(long tick) => zone.GetUtcOffset(new DateTime(tick, DateTimeKind.Utc)).Ticks;
        (long begin, long at, long offset) = (from, from, OffsetAt(from));
        while (at < to)
        {
            long next = Math.Min(to, at + (6 * TimeSpan.TicksPerHour));
            if (OffsetAt(next) != offset)
            {
                (long same, long other) = (at, next);
                while (other - same > 1)
                {
                    long middle = same + ((other - same) / 2);
                    if (OffsetAt(middle) == offset) same = middle;
                    else other = middle;
                }
                yield return (begin, other, offset);
                (begin, at, offset) = (other, other, OffsetAt(other));
            }
            else at = next;
        }
        if (begin < to) yield return (begin, to, offset);
    }
}
