using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Calendars;
using Tangent.Storage;

namespace Tangent.App.Standards.Calendars;

/// <summary>All calendars of the company as they are now: some tens, each with what it is built on.</summary>
public sealed class CalendarShelf
{
    /// <summary>How many calendars may be built on each other.</summary>
    private const int Deepest = 8;

    private readonly Dictionary<Guid, WorkCalendar> calendars;

    private CalendarShelf(Dictionary<Guid, WorkCalendar> calendars, Dictionary<Guid, Guid> assigned) => (this.calendars, Assigned) = (calendars, assigned);

    /// <summary>Every calendar, by name.</summary>
    public IReadOnlyList<WorkCalendar> All =>
        [.. calendars.Values.OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];

    /// <summary>Which calendar stands at which unit.</summary>
    public IReadOnlyDictionary<Guid, Guid> Assigned { get; }

    /// <summary>The calendar of this id, or null.</summary>
    public WorkCalendar? this[Guid id] => calendars.GetValueOrDefault(id);

    internal static async Task<CalendarShelf> Load(Db db, CancellationToken stop) => new(
        await db.WorkCalendars.AsNoTracking().ToDictionaryAsync(c => c.Id, stop),
        await db.CalendarAssignments.AsNoTracking().ToDictionaryAsync(a => a.UnitId, a => a.CalendarId, stop));

    /// <summary>The shelf with one calendar put in the place of its older self, or added.</summary>
    internal CalendarShelf With(WorkCalendar calendar) => new(new(calendars) { [calendar.Id] = calendar }, new(Assigned));

    /// <summary>The whole plan of a calendar; null when what it is built on is missing, goes round in a circle, or leaves something open.</summary>
    public CalendarPlan? Whole(WorkCalendar calendar)
    {
        var plan = calendar.Plan;
        for (int depth = 0; plan.BasedOn is { } below; depth++)
        {
            if (depth == Deepest || this[below] is not { } lower) return null;
            plan = plan.Over(lower.Plan);
        }
        return plan.Problems().Any() ? null : plan;
    }

    /// <summary>The calendars that are built on this one, whether at once or over others.</summary>
    public IReadOnlyList<WorkCalendar> BuiltOn(Guid id)
    {
        // Two people who change two calendars at the same moment may close a circle: each is walked once.
        List<WorkCalendar> found = [];
        HashSet<Guid> seen = [id];
        var all = All;
        for (int at = -1; at < found.Count; at++)
        {
            var below = at < 0 ? id : found[at].Id;
            found.AddRange(all.Where(one => one.Plan.BasedOn == below && seen.Add(one.Id)));
        }
        return found;
    }
}

/// <summary>Calendars cut into stretches once and kept, by what they say: equal plans share one.</summary>
public sealed class CalendarMemory
{
    private const int Most = 200;
    private readonly Lock gate = new();
    private readonly Dictionary<CalendarPlan, BusinessCalendar> kept = [];

    /// <summary>The calendar of a whole plan.</summary>
    public BusinessCalendar Of(CalendarPlan whole)
    {
        lock (gate)
        {
            if (kept.TryGetValue(whole, out var calendar)) return calendar;
            if (kept.Count == Most) kept.Clear();
            return kept[whole] = new(new(whole));
        }
    }
}
