using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>What was done to the register lately.</summary>
public sealed class ListTouchpointChanges(AuditTrail trail)
{
    /// <summary>How many acts, 1 to 50.</summary>
    public sealed record Request(int Most = 8);

    /// <summary>The acts, the newest first.</summary>
    public async Task<Outcome<IReadOnlyList<TrailEntry<TouchpointFacts>>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        return Outcome<IReadOnlyList<TrailEntry<TouchpointFacts>>>.Of(
            await trail.Latest<TouchpointFacts>(who, Kind.Touchpoint, Math.Clamp(request.Most, 1, 50), stop));
    }
}
