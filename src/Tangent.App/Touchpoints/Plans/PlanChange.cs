using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>What every act on one plan shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class PlanChange(Db db, UnitFacts units, Audit audit)
{
    /// <summary>The plan with its unit.</summary>
    internal sealed record Reached(ManagementPlan Plan, UnitFact Unit);

    /// <summary>Loads it for this verb. Plans are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var planId = new PlanId(id);
        if (await db.ManagementPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, stop) is not { } plan) return Fail.NotFound;

        var unit = (await units.Of([plan.UnitId], stop))[plan.UnitId];
        if (who.Lacks(verb, Kind.Plan, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == plan.Version
            ? new Reached(plan, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>Writes a new plan.</summary>
    internal async Task<Outcome<PlanId>> Add(Actor who, ManagementPlan plan, UnitFact unit, CancellationToken stop)
    {
        db.Add(plan);
        audit.Write(who, "touchpoints.did.plan-make", Subject(plan, unit), after: Facts(plan));
        return await db.Commit(stop) is { } failure ? failure : plan.Id;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(
        Actor who, string act, Reached reached, Outcome<ManagementPlan> changed, UnitFact unit, CancellationToken stop)
    {
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(reached.Plan, changed.Value)) return reached.Plan.Version;

        db.Replace(reached.Plan, changed.Value);
        audit.Write(who, act, Subject(changed.Value, unit), Facts(reached.Plan), Facts(changed.Value));
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    private static Subject Subject(ManagementPlan plan, UnitFact unit) =>
        new(Kind.Plan, plan.Id.Value.ToString(), plan.Details.Title, unit.Path);

    private static object Facts(ManagementPlan plan) => new { plan.Details, plan.State, plan.Result, plan.Version };
}
