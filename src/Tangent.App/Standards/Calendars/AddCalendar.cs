using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>Adds a calendar. No unit works by it before it is given one.</summary>
public sealed class AddCalendar(Db db, CalendarChange change, Audit audit, TimeProvider clock)
{
    /// <summary>The calendar.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="UnitId">The unit that owns it.</param>
    /// <param name="Plan">What it says.</param>
    public sealed record Request(string? Name, Guid? UnitId, CalendarPlan Plan);

    /// <summary>Adds it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Calendar) is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        var unit = await change.Place(who, Verb.Create, request.UnitId, stop);
        var calendar = new WorkCalendar
        {
            Id = Guid.CreateVersion7(now),
            Name = request.Name?.Trim() ?? "",
            UnitId = unit?.Id ?? Guid.Empty,
            Plan = request.Plan,
            ChangedUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        List<Problem> problems = [.. CalendarChange.Check(calendar, await CalendarShelf.Load(db, stop))];
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        db.Add(calendar);
        audit.Write(who, "calendars.did.add", CalendarChange.Subject(calendar, unit!), after: CalendarChange.Facts(calendar));
        return await db.Commit(stop) is { } failure ? failure : calendar.Id;
    }
}
