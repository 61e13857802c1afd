using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>What every act on a clause shares: load it, check what somebody wrote, write its version with its audit line.</summary>
public sealed class StandardChange(Db db, UnitFacts units, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>A clause with the unit that answers for it.</summary>
    internal sealed record Reached(ServiceStandard Clause, UnitFact Unit);

    /// <summary>Loads it for this verb. The book is read by all, so a clause that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.ServiceStandards.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { } clause) return Fail.NotFound;
        var unit = (await units.Of([clause.UnitId], stop))[clause.UnitId];
        if (who.Lacks(verb, Kind.Standard, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == clause.Version ? new Reached(clause, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may do this there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Verb verb, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(verb, Kind.Standard, open.Path) ? open : null;

    /// <summary>Everything that is wrong with what somebody wrote.</summary>
    internal async Task<List<Problem>> Check(StandardTerms terms, StandardTerms? before, CancellationToken stop)
    {
        List<Problem> problems = [.. terms.Problems(before)];
        if (terms.Touchpoint is { } code && (await touchpoints.Unknown([code], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "observed.touchpoint-missing", code));
        if (terms.Formula is { } formula && Formula.Read(formula, out int wrongAt) is null)
            problems.Add(Problem.Of("formula", "standards.formula-wrong", wrongAt));
        return problems;
    }

    /// <summary>Makes a new clause ready for the coming save.</summary>
    internal ServiceStandard Add(Actor who, string act, int number, UnitFact unit, StandardTerms terms)
    {
        var now = clock.GetUtcNow();
        var clause = new ServiceStandard
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            UnitId = unit.Id,
            Terms = terms,
            ChangedUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.AddRange(clause, VersionOf(clause));
        audit.Write(who, act, Subject(clause, unit), after: Facts(clause));
        return clause;
    }

    /// <summary>Makes a change ready for the coming save; no change writes nothing and leaves no audit line.</summary>
    internal bool Prepare(Actor who, string act, Reached reached, ServiceStandard changed)
    {
        if (ReferenceEquals(reached.Clause, changed)) return false;
        db.Replace(reached.Clause, changed);
        if (changed.Terms != reached.Clause.Terms) db.Add(VersionOf(changed));
        audit.Write(who, act, Subject(changed, reached.Unit), Facts(reached.Clause), Facts(changed));
        return true;
    }

    /// <summary>The number that the next clause gets.</summary>
    internal async Task<int> NextNumber(CancellationToken stop) => (await db.ServiceStandards.MaxAsync(s => (int?)s.Number, stop) ?? 0) + 1;

    private static StandardVersion VersionOf(ServiceStandard clause) =>
        new() { StandardId = clause.Id, Number = clause.Version, Terms = clause.Terms, WrittenUtc = clause.ChangedUtc };

    internal static Subject Subject(ServiceStandard clause, UnitFact unit) =>
        new(Kind.Standard, clause.Id.ToString(), $"{StandardFilter.Number(clause)} {clause.Terms.Item}", unit.Path);

    private static object Facts(ServiceStandard clause) => new { Clause = clause.Terms, clause.RetiredUtc };
}
