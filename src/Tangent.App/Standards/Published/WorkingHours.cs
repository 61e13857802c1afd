using Tangent.App.Access.Published;
using Tangent.App.Standards.Calendars;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>The calendar by which a unit works.</summary>
/// <param name="CalendarId">Which; null when no unit above has one: then day and night count.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Calendar">Counts with it.</param>
/// <param name="From">The unit at which it stands: the nearest one above, or the unit itself; null when there is none.</param>
public sealed record UnitCalendar(Guid? CalendarId, string? Name, BusinessCalendar Calendar, Guid? From);

/// <summary>Which calendar holds where, at one moment. Asked for each unit of a long list without going to the database again.</summary>
public sealed class UnitCalendars
{
    private static readonly UnitCalendar None = new(null, null, BusinessCalendar.RoundTheClock, null);
    private readonly Dictionary<string, UnitCalendar> byPath = [];

    internal UnitCalendars(CalendarShelf shelf, CalendarMemory memory, IReadOnlyDictionary<Guid, UnitFact> units)
    {
        foreach (var (unit, id) in shelf.Assigned)
            if (units.TryGetValue(unit, out var at) && shelf[id] is { } calendar && shelf.Whole(calendar) is { } whole)
                byPath[at.Path.Value] = new(id, calendar.Name, memory.Of(whole), unit);
    }

    /// <summary>The calendar of a unit: its own, or that of the nearest unit above that has one.</summary>
    public UnitCalendar Of(UnitPath unit)
    {
        for (var path = unit.Value; path.Length > 0; path = path[..(path[..^1].LastIndexOf('.') + 1)])
            if (byPath.TryGetValue(path, out var found)) return found;
        return None;
    }
}

/// <summary>What other modules ask about working hours: whose deadlines and working times they count with.</summary>
public sealed class WorkingHours(Db db, UnitFacts units, CalendarMemory memory)
{
    /// <summary>Which calendar holds where, now.</summary>
    public async Task<UnitCalendars> Now(CancellationToken stop) =>
        new(await CalendarShelf.Load(db, stop), memory, await units.All(stop));
}
