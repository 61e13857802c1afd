using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>Makes a plan, as a draft.</summary>
public sealed class MakePlan(PlanCheck check, PlanChange change, TimeProvider clock)
{
    /// <summary>Makes it.</summary>
    /// <returns>The id of the new plan.</returns>
    public async Task<Outcome<PlanId>> Run(Actor who, PlanFields request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Plan) is { } refusal) return refusal;

        var found = await check.Run(Verb.Create, who, request, null, stop);
        if (found.Failure is { } wrong) return wrong;
        var now = clock.GetUtcNow();
        return await change.Add(who, ManagementPlan.Draft(new(Guid.CreateVersion7(now)), found.Value.Details, now.UtcDateTime),
            found.Value.Unit, stop);
    }
}
