using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Which cases somebody may see and work on: those of their units.</summary>
public sealed class CaseReach(Db db, UnitFacts units)
{
    private IReadOnlyDictionary<Guid, UnitFact>? all;

    /// <summary>Every unit by id.</summary>
    internal async Task<IReadOnlyDictionary<Guid, UnitFact>> Units(CancellationToken stop) => all ??= await units.All(stop);

    /// <summary>Ids of the units in which the actor may do this; null: everywhere.</summary>
    internal async Task<Guid[]?> Own(Actor who, Verb verb, CancellationToken stop)
    {
        var scope = who.Scope(verb, Kind.Case);
        return scope.Contains(UnitPath.Root) ? null
            : [.. (await Units(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
    }

    /// <summary>Cases of the units in which the actor may do this.</summary>
    internal async Task<IQueryable<RecoveryCase>> Within(Actor who, Verb verb, CancellationToken stop) =>
        await Own(who, verb, stop) is { } own ? db.RecoveryCases.AsNoTracking().Where(c => EF.Parameter(own).Contains(c.UnitId))
            : db.RecoveryCases.AsNoTracking();

    /// <summary>A case that the actor may do this to, with its unit. What lies out of sight is missing; what may only be seen is refused.</summary>
    internal async Task<Outcome<(RecoveryCase Case, UnitFact Unit)>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await (await Within(who, Verb.Read, stop)).SingleOrDefaultAsync(c => c.Id == id, stop) is not { } found) return Fail.NotFound;
        var unit = (await Units(stop))[found.UnitId];
        if (who.Lacks(verb, Kind.Case, unit.Path) is { } refusal) return refusal;
        return expectedVersion is null || expectedVersion == found.Version ? (found, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>Up to which cost the actor decides alone in this unit: a program never more than the person behind it.</summary>
    internal static decimal AuthorityOf(CasePolicy policy, Actor who, UnitFact unit)
    {
        decimal own = policy.AuthorityOf(who.Grants.Where(grant => grant.Unit.Contains(unit.Path)).Select(grant => grant.Role));
        return who.Behind is { } behind ? Math.Min(own, AuthorityOf(policy, behind, unit)) : own;
    }
}
