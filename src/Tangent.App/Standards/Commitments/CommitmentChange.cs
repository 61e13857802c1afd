using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>What every act on a promise shares: load it, check what somebody wrote, write it with its audit line.</summary>
public sealed class CommitmentChange(Db db, UnitFacts units, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>A promise with the unit that answers for it.</summary>
    internal sealed record Reached(Commitment Promise, UnitFact Unit);

    /// <summary>Now, as it is stored.</summary>
    internal DateTime Now => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Today by the clock of a unit.</summary>
    internal DateOnly Today(UnitFact unit) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime,
        TimeZoneInfo.TryFindSystemTimeZoneById(unit.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc));

    /// <summary>Loads it for this verb. Promises are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.Commitments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is not { } promise) return Fail.NotFound;
        var unit = (await units.Of([promise.UnitId], stop))[promise.UnitId];
        if (verb != Verb.Read && who.Lacks(verb, Kind.Standard, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == promise.Version ? new Reached(promise, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may write promises there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(Verb.Create, Kind.Standard, open.Path) ? open : null;

    /// <summary>Everything that is wrong with what somebody wrote.</summary>
    internal async Task<List<Problem>> Check(CommitmentTerms terms, UnitFact? unit, CancellationToken stop)
    {
        List<Problem> problems = [.. terms.Problems()];
        if (terms.Own is { Touchpoint: { } code } && (await touchpoints.Unknown([code], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "observed.touchpoint-missing", code));
        if (terms.Own is { Formula: { } formula } && Formula.Read(formula, out int wrongAt) is null)
            problems.Add(Problem.Of("formula", "standards.formula-wrong", wrongAt));
        if (terms.Clause is { } id) problems.AddRange(await Clause(id, unit, stop));
        (string, IReadOnlyList<string>)[] named = [("units", terms.Units), ("remedyUnit", terms.Remedy.Unit is { } one ? [one] : [])];
        foreach (var (field, codes) in named)
        {
            if (codes.Count == 0) continue;
            var known = await units.ByCode(codes, stop);
            problems.AddRange(codes.Where(each => !known.ContainsKey(each)).Select(each => Problem.Of(field, "commitments.unit-unknown", each)));
        }
        return problems;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, Commitment changed, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Promise, changed)) return changed.Version;
        db.Replace(reached.Promise, changed);
        audit.Write(who, act, Subject(changed, reached.Unit), Facts(reached.Promise), Facts(changed));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    /// <summary>Makes a new promise ready for the coming save.</summary>
    internal Commitment Add(Actor who, string act, int number, UnitFact unit, CommitmentTerms terms)
    {
        var promise = new Commitment { Id = Guid.CreateVersion7(clock.GetUtcNow()), Number = number, UnitId = unit.Id, Terms = terms, ChangedUtc = Now };
        db.Add(promise);
        audit.Write(who, act, Subject(promise, unit), after: Facts(promise));
        return promise;
    }

    internal static Subject Subject(Commitment promise, UnitFact unit) =>
        new(Kind.Standard, promise.Id.ToString(), $"{promise.Code} {promise.Terms.TextZh}", unit.Path);

    internal static object Facts(Commitment promise) => new { Promise = promise.Terms, promise.HoldsFrom, promise.HoldsTo, promise.Capacity, promise.Reason };

    private async Task<IEnumerable<Problem>> Clause(Guid id, UnitFact? unit, CancellationToken stop)
    {
        if (await db.ServiceStandards.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { RetiredUtc: null } clause)
            return [Problem.Of("clause", "commitments.clause-missing")];
        if (!clause.Terms.IsMeasured) return [Problem.Of("clause", "commitments.not-measured")];
        var owner = (await units.Of([clause.UnitId], stop))[clause.UnitId];
        return unit is null || owner.Path.Contains(unit.Path) ? [] : [Problem.Of("clause", "commitments.clause-elsewhere", owner.Code)];
    }
}
