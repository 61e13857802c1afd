using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>Publishes a reviewed draft as the next version: what is done is held against it from now on.</summary>
public sealed class PublishBlueprint(Db db, BlueprintChange change, TimeProvider clock)
{
    /// <summary>Which blueprint, on the version that the person saw, and by which principles it was looked at.</summary>
    public sealed record Request(Guid Id, Items<DesignPrinciple> Looked, int? ExpectedVersion = null);

    /// <summary>Publishes it.</summary>
    /// <returns>The version of the record that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Blueprint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var now = clock.GetUtcNow().UtcDateTime;
        var published = reached.Value.Blueprint.Publish(request.Looked, now);
        if (published.Failure is null && published.Value.Published > reached.Value.Blueprint.Published)
            db.Add(new BlueprintVersion
            {
                BlueprintId = published.Value.Id,
                Number = published.Value.Published,
                Document = BlueprintCodec.Write(published.Value.Draft),
                FromUtc = now,
                ActorId = who.Id,
            });
        return await change.Write(who, "blueprints.did.publish", reached.Value, published, stop);
    }
}
