using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>When something would be due on a calendar, or how long was worked between two moments; each with how it came about.</summary>
public sealed class TryCalendar(Db db, UnitFacts units, CalendarMemory memory)
{
    /// <summary>Longest span that is tried: a year of days and nights.</summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(366);

    /// <summary>What is asked: a span or an end.</summary>
    /// <param name="Id">The calendar; null: that of the unit.</param>
    /// <param name="UnitId">The unit whose calendar holds, where no calendar is named.</param>
    /// <param name="StartUtc">From when.</param>
    /// <param name="Span">For a deadline: how much working time, up to <see cref="LongestSpan"/>.</param>
    /// <param name="EndUtc">For the working time: until when.</param>
    /// <param name="Pauses">Times that do not count, up to 100.</param>
    public sealed record Request(Guid? Id, Guid? UnitId, DateTime? StartUtc, TimeSpan? Span = null, DateTime? EndUtc = null,
        IReadOnlyList<Pause>? Pauses = null);

    /// <summary>The answer.</summary>
    /// <param name="Name">Name of the calendar; null: day and night count, no unit above has a calendar.</param>
    /// <param name="Zone">IANA zone of its clock.</param>
    /// <param name="Explained">The answer and how it came about.</param>
    public sealed record Tried(string? Name, string Zone, Explained Explained);

    /// <summary>Tries it.</summary>
    public async Task<Outcome<Tried>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Calendar) is { } refusal) return refusal;

        var shelf = await CalendarShelf.Load(db, stop);
        if (request.Id is { } id && shelf[id] is null) return Fail.NotFound;
        List<Problem> problems = [.. Check(request)];
        var all = await units.All(stop);
        var unit = request.UnitId is { } at ? all.GetValueOrDefault(at) : null;
        if (request.Id is null && unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var (name, counts) = request.Id is { } named ? (shelf[named]!.Name, memory.Of(shelf.Whole(shelf[named]!)!)) : Of(shelf, all, unit!);
        var explained = request.Span is { } span ? counts.Explain(request.StartUtc!.Value, span, request.Pauses)
            : counts.Explain(request.StartUtc!.Value, request.EndUtc!.Value, request.Pauses);
        return new Tried(name, counts.Rules.Zone.Id, explained);
    }

    private (string?, BusinessCalendar) Of(CalendarShelf shelf, IReadOnlyDictionary<Guid, UnitFact> all, UnitFact unit)
    {
        var found = new Published.UnitCalendars(shelf, memory, all).Of(unit.Path);
        return (found.Name, found.Calendar);
    }

    private static IEnumerable<Problem> Check(Request request)
    {
        if (request.StartUtc is not { } start) yield return Problem.Of("start", "form.required");
        else if (start.Year is < 1970 or > 2200) yield return Problem.Of("start", "calendars.day-range");
        if (request.Span is null == request.EndUtc is null) yield return Problem.Of("hours", "calendars.span-or-end");
        if (request.Span is { } span && (span < TimeSpan.Zero || span > LongestSpan))
            yield return Problem.Of("hours", "calendars.span", LongestSpan.TotalHours);
        if (request.EndUtc < request.StartUtc || request.EndUtc > request.StartUtc?.AddDays(3660)) yield return Problem.Of("end", "calendars.end");
        if (request.Pauses is { Count: > 100 }) yield return Problem.Of("pauses", "calendars.too-many-pauses", 100);
        if (request.Pauses?.Any(pause => pause.ToUtc < pause.FromUtc || pause.FromUtc.Year is < 1970 or > 2200 || pause.ToUtc is { Year: > 2200 }) == true)
            yield return Problem.Of("pauses", "calendars.pause");
    }
}
