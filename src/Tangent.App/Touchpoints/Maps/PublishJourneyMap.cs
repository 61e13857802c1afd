using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Publishes a reviewed draft as the next version: what forbids it is told by name.</summary>
public sealed class PublishJourneyMap(Db db, JourneyMapChange change, JourneyMapAdvice advice, TimeProvider clock)
{
    /// <summary>Which map, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Publishes it.</summary>
    /// <returns>The version of the record that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var now = clock.GetUtcNow().UtcDateTime;
        var published = reached.Value.Map.Publish(await advice.Of(reached.Value.Map, 0, reached.Value.Map.Draft, stop), now);
        if (published.Failure is null && published.Value.Published > reached.Value.Map.Published)
            db.Add(new JourneyMapVersion
            {
                MapId = published.Value.Id,
                Number = published.Value.Published,
                Document = MapCodec.Write(published.Value.Draft),
                FromUtc = now,
                ActorId = who.Id,
            });
        return await change.Write(who, "maps.did.publish", reached.Value, published, stop);
    }
}
