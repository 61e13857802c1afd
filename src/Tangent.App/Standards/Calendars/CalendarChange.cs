using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>What every act on a calendar shares: load it, check what somebody wrote, name it for the audit log.</summary>
public sealed class CalendarChange(Db db, UnitFacts units)
{
    /// <summary>A calendar with the unit that owns it and all others beside it.</summary>
    internal sealed record Reached(WorkCalendar Calendar, UnitFact Unit, CalendarShelf Shelf);

    /// <summary>Loads it for this verb. Calendars are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var shelf = await CalendarShelf.Load(db, stop);
        if (shelf[id] is not { } calendar) return Fail.NotFound;
        var unit = (await units.Of([calendar.UnitId], stop))[calendar.UnitId];
        if (who.Lacks(verb, Kind.Calendar, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == calendar.Version ? new Reached(calendar, unit, shelf) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may do this there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Verb verb, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(verb, Kind.Calendar, open.Path) ? open : null;

    /// <summary>Everything that is wrong with a name and a plan, alone and among the others.</summary>
    internal static IEnumerable<Problem> Check(WorkCalendar wanted, CalendarShelf shelf)
    {
        if (wanted.Name.Length == 0) yield return Problem.Of("name", "form.required");
        else if (wanted.Name.Length > CalendarPlan.LongestName) yield return Problem.Of("name", "form.too-long", CalendarPlan.LongestName);
        else if (!SearchText.IsOneLine(wanted.Name)) yield return Problem.Of("name", "form.one-line");
        else if (shelf.All.Any(other => other.Id != wanted.Id && SearchText.Fold(other.Name) == SearchText.Fold(wanted.Name)))
            yield return Problem.Of("name", "calendars.name-taken", wanted.Name);

        var own = wanted.Plan.Problems().ToList();
        foreach (var problem in own) yield return problem;
        if (wanted.Plan.BasedOn is { } below && shelf[below] is null) yield return Problem.Of("basedOn", "calendars.base-missing");
        else if (own.Count == 0 && shelf.With(wanted).Whole(wanted) is null) yield return Problem.Of("basedOn", "calendars.base-circle");
    }

    internal static Subject Subject(WorkCalendar calendar, UnitFact unit) => new(Kind.Calendar, calendar.Id.ToString(), calendar.Name, unit.Path);

    internal static object Facts(WorkCalendar calendar) => new { calendar.Name, Hours = calendar.Plan };
}
