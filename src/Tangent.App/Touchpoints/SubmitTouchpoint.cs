using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Sends a draft to review. What a reviewer needs to judge it must be there.</summary>
public sealed class SubmitTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>Which draft; null overwrites whatever version there is.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Submits it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var submitted = reached.Value.Touchpoint.Submit(who.Id, clock.GetUtcNow().UtcDateTime);
        return submitted.Failure is { } gaps ? gaps
            : await change.Write(who, "touchpoints.did.submit", reached.Value, submitted.Value, reached.Value.Unit, stop);
    }
}
