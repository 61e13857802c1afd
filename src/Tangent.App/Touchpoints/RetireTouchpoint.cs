using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Takes a touchpoint out of use, with a reason. Its history stays, and it can be restored.</summary>
public sealed class RetireTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>What to retire.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="Reason">Why, in one line of up to 300 characters.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null retires whatever there is.</param>
    public sealed record Request(Guid Id, string? Reason, int? ExpectedVersion = null);

    /// <summary>Retires it. Retiring twice is a conflict.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Delete, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var retired = reached.Value.Touchpoint.Retire(clock.GetUtcNow().UtcDateTime, request.Reason!.Trim());
        return retired.Failure is { } clash ? clash
            : await change.Write(who, "touchpoints.did.retire", reached.Value, retired.Value, reached.Value.Unit, stop);
    }
}
