using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Hands the draft of a journey map to whoever publishes.</summary>
public sealed class SubmitJourneyMap(JourneyMapChange change, JourneyMapAdvice advice, TimeProvider clock)
{
    /// <summary>Which map, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Hands it over.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        return reached.Failure is { } failure ? failure : await change.Write(who, "maps.did.submit", reached.Value,
            reached.Value.Map.Submit(await advice.Of(reached.Value.Map, 0, reached.Value.Map.Draft, stop), clock.GetUtcNow().UtcDateTime), stop);
    }
}
