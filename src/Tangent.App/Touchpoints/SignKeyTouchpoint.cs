using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Signs a touchpoint off as a key touchpoint (关键触点), or takes that back; a reason belongs to both.</summary>
public sealed class SignKeyTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>What to sign.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="IsKey">Whether it shall count as a key touchpoint.</param>
    /// <param name="Reason">Why, up to 300 characters.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool IsKey, string? Reason, int? ExpectedVersion = null);

    /// <summary>Signs it. The same again with the same reason writes nothing.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var signed = reached.Value.Touchpoint.SignKey(request.IsKey, request.Reason!.Trim(), clock.GetUtcNow().UtcDateTime);
        return signed.Failure is { } clash ? clash
            : await change.Write(who, request.IsKey ? "touchpoints.did.sign-key" : "touchpoints.did.unsign-key",
                reached.Value, signed.Value, reached.Value.Unit, stop);
    }
}
