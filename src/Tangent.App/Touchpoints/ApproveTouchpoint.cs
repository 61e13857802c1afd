using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Approves what is in review: from now on it is in use.</summary>
/// <remarks>Whoever may approve may approve their own draft too: the page and the audit log show both names.</remarks>
public sealed class ApproveTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>What to approve.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="ExpectedVersion">The version that the reviewer saw; null approves whatever there is.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Approves it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var approved = reached.Value.Touchpoint.Approve(who.Id, clock.GetUtcNow().UtcDateTime);
        return approved.Failure is { } clash ? clash
            : await change.Write(who, "touchpoints.did.approve", reached.Value, approved.Value, reached.Value.Unit, stop);
    }
}
