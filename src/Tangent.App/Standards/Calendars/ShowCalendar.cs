using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>One calendar with what the coming weeks look like on it.</summary>
public sealed class ShowCalendar(Db db, UnitFacts units, CalendarMemory memory, TimeProvider clock)
{
    /// <summary>Most weeks that are shown.</summary>
    public const int MostWeeks = 53;

    /// <summary>Which.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="From">A day of the first week; null: today.</param>
    /// <param name="Weeks">How many weeks, 1 to <see cref="MostWeeks"/>.</param>
    public sealed record Request(Guid Id, DateOnly? From = null, int Weeks = 5);

    /// <summary>The calendar.</summary>
    /// <param name="Row">What it says.</param>
    /// <param name="Others">The calendars on which it may be built.</param>
    /// <param name="Today">Today on its clock.</param>
    /// <param name="Days">Every day of the weeks that were asked for, from a Monday.</param>
    /// <param name="Doubts">Years of these weeks, and of the year to come, of which a holiday set knows nothing.</param>
    public sealed record Shown(CalendarRow Row, IReadOnlyList<WorkCalendar> Others, DateOnly Today, IReadOnlyList<DayRule> Days,
        IReadOnlyList<SaidDoubt> Doubts);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Calendar) is { } refusal) return refusal;

        var (shelf, all) = (await CalendarShelf.Load(db, stop), await units.All(stop));
        if (shelf[request.Id] is not { } calendar) return Fail.NotFound;
        if (request.Weeks is < 1 or > MostWeeks) return Fail.Wrong("weeks", "calendars.weeks-range", MostWeeks);
        if (request.From is { Year: < 1970 or > 2200 }) return Fail.Wrong("from", "calendars.day-range");
        var row = ListCalendars.Row(who, calendar, shelf, all);
        var counts = memory.Of(row.Whole);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, counts.Rules.Zone));
        var first = request.From ?? today;
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var last = monday.AddDays((request.Weeks * 7) - 1);
        HashSet<Guid> above = [calendar.Id, .. shelf.BuiltOn(calendar.Id).Select(one => one.Id)];
        return new Shown(row, [.. shelf.All.Where(other => !above.Contains(other.Id))], today, counts.Days(monday, last),
            [.. counts.Unknown(monday, last).Concat(counts.Unknown(today, today.AddMonths(12))).Distinct()]);
    }
}
