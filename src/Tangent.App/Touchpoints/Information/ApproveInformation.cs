using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>Approves the text that waits; it is not yet before customers.</summary>
public sealed class ApproveInformation(InformationChange change, TimeProvider clock)
{
    /// <summary>What to approve.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null approves whatever there is.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Approves it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Information) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var approved = reached.Value.Item.Approve(clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.info-approve", reached.Value, approved, reached.Value.Unit, stop);
    }
}
