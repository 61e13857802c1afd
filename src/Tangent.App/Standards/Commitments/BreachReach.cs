using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Which broken promises somebody may see: those whose remedy the units in their scope owe.</summary>
public sealed class BreachReach(Db db, UnitFacts units, TimeProvider clock)
{
    /// <summary>A broken promise with the unit that owes the remedy.</summary>
    internal sealed record Reached(Breach Breach, UnitFact Unit);

    /// <summary>Those that the actor may do this to, of a unit and those below it or of all.</summary>
    internal async Task<IQueryable<Breach>> Where(Actor who, Verb verb, Guid? unit, CancellationToken stop)
    {
        var rows = db.Breaches.AsNoTracking();
        var scope = who.Scope(verb, Kind.Breach);
        if (unit is null && scope.Contains(UnitPath.Root)) return rows;
        var all = await units.All(stop);
        var wanted = unit is { } id ? all.GetValueOrDefault(id)?.Path : UnitPath.Root;
        var seen = all.Values.Where(one => wanted?.Contains(one.Path) == true && scope.Any(part => part.Contains(one.Path))).Select(one => one.Id).ToList();
        return rows.Where(breach => EF.Parameter(seen).Contains(breach.UnitId));
    }

    /// <summary>One; out of scope it is missing.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, CancellationToken stop)
    {
        if (await db.Breaches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, stop) is not { } breach) return Fail.NotFound;
        var unit = (await units.Of([breach.UnitId], stop))[breach.UnitId];
        if (!who.May(Verb.Read, Kind.Breach, unit.Path)) return Fail.NotFound;
        return who.Lacks(verb, Kind.Breach, unit.Path) is { } refusal ? refusal : new Reached(breach, unit);
    }

    /// <summary>Open remedies of each promise that the actor sees, and those of them that are late; promises without any are left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, (int Open, int Late)>> Owed(Actor who, IReadOnlyCollection<Guid> promises, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Breach) is not null) return new Dictionary<Guid, (int, int)>();
        var now = clock.GetUtcNow().UtcDateTime;
        return await (await Where(who, Verb.Read, null, stop)).Where(b => b.State == BreachState.Open && EF.Parameter(promises).Contains(b.CommitmentId))
            .GroupBy(b => b.CommitmentId).Select(same => new { same.Key, Open = same.Count(), Late = same.Count(b => b.DueUtc < now) })
            .ToDictionaryAsync(one => one.Key, one => (one.Open, one.Late), stop);
    }
}
