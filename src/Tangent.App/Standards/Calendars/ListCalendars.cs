using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>A calendar as people see it.</summary>
/// <param name="Calendar">What is written.</param>
/// <param name="Unit">Who owns it.</param>
/// <param name="Base">What it is built on, or null.</param>
/// <param name="Whole">What it says together with what it is built on.</param>
/// <param name="At">The units at which it stands, in the order of the tree.</param>
/// <param name="MayEdit">Whether the reader may change it.</param>
public sealed record CalendarRow(WorkCalendar Calendar, UnitFact Unit, WorkCalendar? Base, CalendarPlan Whole, IReadOnlyList<UnitFact> At, bool MayEdit);

/// <summary>All calendars, by name, and who works by which.</summary>
public sealed class ListCalendars(Db db, UnitFacts units)
{
    /// <summary>All of them.</summary>
    public sealed record Request;

    /// <summary>The calendars.</summary>
    /// <param name="Rows">All of them.</param>
    /// <param name="Standing">Units that have a calendar of their own, in the order of the tree, each with it.</param>
    /// <param name="Units">Units in which the reader may change calendars.</param>
    public sealed record Listed(IReadOnlyList<CalendarRow> Rows, IReadOnlyList<(UnitFact Unit, WorkCalendar Calendar)> Standing, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Calendar) is { } refusal) return refusal;

        var (shelf, all) = (await CalendarShelf.Load(db, stop), await units.All(stop));
        return new Listed([.. shelf.All.Select(calendar => Row(who, calendar, shelf, all))],
            [.. UnitFact.InTreeOrder(shelf.Assigned.Keys.Select(id => all[id])).Select(unit => (unit, shelf[shelf.Assigned[unit.Id]]!))],
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Update, Kind.Calendar, unit.Path))));
    }

    internal static CalendarRow Row(Actor who, WorkCalendar calendar, CalendarShelf shelf, IReadOnlyDictionary<Guid, UnitFact> all) => new(calendar,
        all[calendar.UnitId], calendar.Plan.BasedOn is { } below ? shelf[below] : null,
        shelf.Whole(calendar) ?? throw new InvalidOperationException($"calendar {calendar.Id} leaves something open"),
        UnitFact.InTreeOrder(shelf.Assigned.Where(one => one.Value == calendar.Id).Select(one => all[one.Key])),
        who.May(Verb.Update, Kind.Calendar, all[calendar.UnitId].Path));

    /// <summary>Columns for the command line.</summary>
    public static IReadOnlyList<ExportColumn<CalendarRow>> AllColumns(ExportWords words) =>
    [
        new("id", words.Of("calendars.id"), row => new Cell.Text(row.Calendar.Id.ToString())),
        new("name", words.Of("calendars.name"), row => new Cell.Text(row.Calendar.Name)),
        new("zone", words.Of("calendars.zone-label"), row => new Cell.Text(row.Whole.Zone)),
        new("base", words.Of("calendars.base"), row => new Cell.Text(row.Base?.Name)),
        new("holidays", words.Of("calendars.holidays-label"), row => new Cell.Text(string.Join(' ', row.Whole.Holidays ?? []))),
        new("unit", words.Of("calendars.owner"), row => new Cell.Text(row.Unit.Code)),
        new("at", words.Of("calendars.at"), row => new Cell.Text(string.Join(' ', row.At.Select(unit => unit.Code)))),
    ];
}
