using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>Marks a step of a running plan as done today, or as open again. Ticking twice changes nothing.</summary>
public sealed class TickStep(PlanChange change, TimeProvider clock)
{
    /// <summary>What to do it to.</summary>
    /// <param name="Id">Which plan.</param>
    /// <param name="Step">Which step, from 1.</param>
    /// <param name="IsDone">Done, or open again.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, int Step, bool IsDone, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Plan) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        DateOnly? doneOn = request.IsDone ? UnitDay.Today(clock, reached.Value.Unit.TimeZone) : null;
        var changed = reached.Value.Plan.Tick(request.Step, doneOn, clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.plan-tick", reached.Value, changed, reached.Value.Unit, stop);
    }
}
