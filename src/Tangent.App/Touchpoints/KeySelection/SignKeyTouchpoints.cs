using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints.KeySelection;

/// <summary>Signs the touchpoints that a team chose off as key touchpoints (关键触点), or takes that back: all of them or none.</summary>
public sealed class SignKeyTouchpoints(TouchpointChange change, TimeProvider clock)
{
    /// <summary>One of the chosen.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="ExpectedVersion">The version that the person saw.</param>
    public sealed record Chosen(Guid Id, int ExpectedVersion);

    /// <summary>What to sign.</summary>
    /// <param name="Touchpoints">The chosen ones, at least one.</param>
    /// <param name="IsKey">Whether they shall count as key touchpoints.</param>
    /// <param name="Reason">Why, up to 300 characters.</param>
    public sealed record Request(IReadOnlyList<Chosen> Touchpoints, bool IsKey, string? Reason);

    /// <summary>Signs them. One that is signed already keeps its day and its reason as they are.</summary>
    /// <returns>How many were signed anew.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Touchpoint) is { } refusal) return refusal;

        var problems = TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason).ToList();
        if (request.Touchpoints.Count == 0) problems.Add(new("touchpoints.keys.none-chosen", "chosen"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        List<(TouchpointChange.Reached Reached, Touchpoint Signed)> ready = [];
        foreach (var one in request.Touchpoints)
        {
            var reached = await change.Find(who, Verb.Act, one.Id, one.ExpectedVersion, stop);
            if (reached.Failure is { } failure) return failure;
            if (reached.Value.Touchpoint.KeySinceUtc is not null == request.IsKey) continue;

            var signed = reached.Value.Touchpoint.SignKey(request.IsKey, request.Reason!.Trim(), clock.GetUtcNow().UtcDateTime);
            if (signed.Failure is { } clash) return clash;
            ready.Add((reached.Value, signed.Value));
        }
        foreach (var (reached, signed) in ready) change.Prepare(who, Act(request), reached, signed, reached.Unit);
        return await change.Commit(stop) is { } unsaved ? unsaved : ready.Count;
    }

    private static string Act(Request request) => request.IsKey ? "touchpoints.did.sign-key" : "touchpoints.did.unsign-key";
}
