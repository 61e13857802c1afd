using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Puts a retired touchpoint back in use.</summary>
public sealed class RestoreTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>What to restore.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null restores whatever there is.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Restores it. Restoring one that is in use is a conflict.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Delete, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;

        var restored = reached.Value.Touchpoint.Restore(clock.GetUtcNow().UtcDateTime);
        return restored.Failure is { } clash ? clash
            : await change.Write(who, "touchpoints.did.restore", reached.Value, restored.Value, reached.Value.Unit, stop);
    }
}
