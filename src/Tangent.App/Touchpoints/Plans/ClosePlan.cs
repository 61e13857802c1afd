using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>Ends a running plan, with what came of it.</summary>
public sealed class ClosePlan(PlanChange change, TimeProvider clock)
{
    /// <summary>What to do it to.</summary>
    /// <param name="Id">Which plan.</param>
    /// <param name="Result">What came of it, in one line of up to 300 characters.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Result, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Plan) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = TouchpointRules.CheckLine("result", request.Result, TouchpointRules.LongestReason).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var changed = reached.Value.Plan.Close(request.Result!.Trim(), clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.plan-close", reached.Value, changed, reached.Value.Unit, stop);
    }
}
