using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>Says by which calendar a unit works, and all below it that have none of their own; or takes it away.</summary>
public sealed class AssignCalendar(Db db, CalendarChange change, Audit audit)
{
    /// <summary>Which unit.</summary>
    /// <param name="UnitId">The unit.</param>
    /// <param name="CalendarId">Its calendar; null: that of the unit above.</param>
    public sealed record Request(Guid? UnitId, Guid? CalendarId);

    /// <summary>Says it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Calendar) is { } refusal) return refusal;

        List<Problem> problems = [];
        var unit = await change.Place(who, Verb.Update, request.UnitId, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        var shelf = await CalendarShelf.Load(db, stop);
        var wanted = request.CalendarId is { } id ? shelf[id] : null;
        if (request.CalendarId is not null && wanted is null) problems.Add(Problem.Of("calendarId", "calendars.missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = await db.CalendarAssignments.AsTracking().SingleOrDefaultAsync(a => a.UnitId == unit!.Id, stop);
        var before = now is null ? null : shelf[now.CalendarId]!.Name;
        if (now?.CalendarId == wanted?.Id) return new Done();
        if (wanted is null) db.Remove(now!);
        else if (now is null) db.Add(new CalendarAssignment { UnitId = unit!.Id, CalendarId = wanted.Id });
        else now.CalendarId = wanted.Id;
        audit.Write(who, "calendars.did.assign", new(Kind.Calendar, unit!.Id.ToString(), unit.Code, unit.Path),
            before is null ? null : new { Calendar = before }, wanted is null ? null : new { Calendar = wanted.Name });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
