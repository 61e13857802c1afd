using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>Begins a plan: from now on its steps are ticked.</summary>
public sealed class StartPlan(PlanChange change, TimeProvider clock)
{
    /// <summary>What to do it to.</summary>
    /// <param name="Id">Which plan.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Plan) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var changed = reached.Value.Plan.Start(clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.plan-start", reached.Value, changed, reached.Value.Unit, stop);
    }
}
