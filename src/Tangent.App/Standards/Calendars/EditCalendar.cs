using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>Changes a calendar; those that are built on it change with it.</summary>
public sealed class EditCalendar(Db db, CalendarChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Which, on the version that the person saw, and what it is to be.</summary>
    public sealed record Request(Guid Id, string? Name, CalendarPlan Plan, int? ExpectedVersion = null);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Calendar) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var (before, unit, shelf) = found.Value;
        var changed = before.With(request.Name?.Trim() ?? "", request.Plan, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (ReferenceEquals(before, changed)) return before.Version;
        List<Problem> problems = [.. CalendarChange.Check(changed, shelf)];
        // What is built on it must stay whole.
        if (problems.Count == 0 && shelf.BuiltOn(before.Id).FirstOrDefault(other => shelf.With(changed).Whole(other) is null) is { } broken)
            problems.Add(Problem.Of("basedOn", "calendars.breaks", broken.Name));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        db.Replace(before, changed);
        audit.Write(who, "calendars.did.edit", CalendarChange.Subject(changed, unit), CalendarChange.Facts(before), CalendarChange.Facts(changed));
        return await db.Commit(stop) is { } trouble ? trouble : changed.Version;
    }
}
