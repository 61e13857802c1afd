using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>Removes a calendar by which no unit works and on which none is built. The audit log keeps what it said.</summary>
public sealed class RemoveCalendar(Db db, CalendarChange change, Audit audit)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Removes it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Calendar) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (calendar, unit, shelf) = found.Value;
        if (shelf.Assigned.Values.Contains(calendar.Id) || shelf.BuiltOn(calendar.Id).Any()) return Fail.Clash("calendars.in-use");
        db.Remove(calendar);
        audit.Write(who, "calendars.did.remove", CalendarChange.Subject(calendar, unit), before: CalendarChange.Facts(calendar));
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
