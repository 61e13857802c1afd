using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>Changes what is written in a plan that is not closed. The same again changes nothing.</summary>
public sealed class EditPlan(PlanChange change, PlanCheck check, TimeProvider clock)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which plan.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All fields as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, PlanFields Fields);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Plan) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var found = await check.Run(Verb.Update, who, request.Fields, reached.Value.Plan, stop);
        if (found.Failure is { } wrong) return wrong;
        var changed = reached.Value.Plan.With(found.Value.Details, clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.plan-edit", reached.Value, changed, found.Value.Unit, stop);
    }
}
