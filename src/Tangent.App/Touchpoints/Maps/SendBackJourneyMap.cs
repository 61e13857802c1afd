using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Gives a draft that waits for its review back to whoever writes it; why, a note says.</summary>
public sealed class SendBackJourneyMap(JourneyMapChange change, TimeProvider clock)
{
    /// <summary>Which map, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Gives it back.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        return reached.Failure is { } failure ? failure : await change.Write(who, "maps.did.send-back", reached.Value,
            reached.Value.Map.SendBack(clock.GetUtcNow().UtcDateTime), stop);
    }
}
