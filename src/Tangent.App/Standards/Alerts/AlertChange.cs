using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>What every act on a rule of alerts shares: load it, check it, write it with its audit line.</summary>
public sealed class AlertChange(Db db, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>A rule with its unit.</summary>
    internal sealed record Reached(AlertRule Rule, UnitFact Unit);

    /// <summary>Now, as it is stored.</summary>
    internal DateTime Now => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Today by the clock of a unit.</summary>
    internal DateOnly Today(UnitFact unit) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime,
        TimeZoneInfo.TryFindSystemTimeZoneById(unit.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc));

    /// <summary>Loads it for this verb; out of scope it is missing.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.AlertRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } rule) return Fail.NotFound;
        var unit = (await units.Of([rule.UnitId], stop))[rule.UnitId];
        if (!who.May(Verb.Read, Kind.Encounter, unit.Path)) return Fail.NotFound;
        if (who.Lacks(verb, Kind.Standard, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == rule.Version ? new Reached(rule, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may write rules there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(Verb.Create, Kind.Standard, open.Path) && who.May(Verb.Read, Kind.Encounter, open.Path) ? open : null;

    /// <summary>Everything that is wrong with what somebody wrote.</summary>
    internal async Task<List<Problem>> Check(AlertTerms terms, CancellationToken stop)
    {
        List<Problem> problems = [.. terms.Problems()];
        if (terms.Clause is { } clause && !await db.ServiceStandards.AnyAsync(s => s.Id == clause && s.RetiredUtc == null, stop))
            problems.Add(Problem.Of("clause", "commitments.clause-missing"));
        if (terms.Commitment is { } promise && !await db.Commitments.AnyAsync(p => p.Id == promise && p.PublishedUtc != null, stop))
            problems.Add(Problem.Of("commitment", "alerts.promise-missing"));
        return problems;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, AlertRule changed, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Rule, changed)) return changed.Version;
        db.Replace(reached.Rule, changed);
        audit.Write(who, act, Subject(changed, reached.Unit), Facts(reached.Rule), Facts(changed));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    internal static Subject Subject(AlertRule rule, UnitFact unit) => new(Kind.Standard, rule.Id.ToString(), rule.Terms.Name, unit.Path);

    internal static object Facts(AlertRule rule) => new { Alert = rule.Terms, rule.OnUtc };
}
