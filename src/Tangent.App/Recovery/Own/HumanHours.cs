using Tangent.App.Access.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain.Calendars;

namespace Tangent.App.Recovery.Own;

/// <summary>When somebody is there to talk to.</summary>
/// <param name="IsOpen">Whether now.</param>
/// <param name="ChangesUtc">Until when, or from when on; null: always, or not within two weeks.</param>
public sealed record OpenHours(bool IsOpen, DateTime? ChangesUtc);

/// <summary>When people of a unit are there, by its calendar.</summary>
public sealed class HumanHours(WorkingHours hours, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    internal async Task<OpenHours> Of(UnitFact unit, CancellationToken stop)
    {
        var calendar = (await hours.Now(stop)).Of(unit.Path);
        if (calendar.CalendarId is null) return new(true, null);
        var now = clock.GetUtcNow().UtcDateTime;
        var working = WorkingTime.Of(calendar.Calendar.Rules, now.AddDays(-1), now + Ahead);
        int next = working.FirstAfter(now.Ticks);
        if (next == working.Count) return new(false, null);
        var (from, to) = working[next];
        return from <= now.Ticks ? new(true, new(to, DateTimeKind.Utc)) : new(false, new(from, DateTimeKind.Utc));
    }
}
