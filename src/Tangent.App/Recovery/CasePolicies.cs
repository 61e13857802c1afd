using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>The rules of recovery that hold now, and the clocks that they give; read once for each scope.</summary>
public sealed class CasePolicies(Db db, WorkingHours hours)
{
    private (CasePolicy Policy, int Version)? now;
    private UnitCalendars? calendars;

    /// <summary>The rules and their version; 0 until the company sets its own.</summary>
    internal async Task<(CasePolicy Policy, int Version)> Now(CancellationToken stop)
    {
        if (now is { } known) return known;
        var last = await db.CasePolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        now = last is null ? (CasePolicy.Usual, 0) : (last.Document, last.Number);
        return now.Value;
    }

    /// <summary>They were set anew: what was read before holds no more.</summary>
    internal void Forget() => now = null;

    /// <summary>The clocks of a unit.</summary>
    internal async Task<ClockMaker> Clocks(UnitFact unit, CancellationToken stop)
    {
        var (policy, version) = await Now(stop);
        calendars ??= await hours.Now(stop);
        return new(policy, version, calendars.Of(unit.Path).Calendar);
    }

    /// <summary>The calendar of a unit, by name.</summary>
    internal async Task<UnitCalendar> Calendar(UnitFact unit, CancellationToken stop) => (calendars ??= await hours.Now(stop)).Of(unit.Path);
}
