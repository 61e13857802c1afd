using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>A blueprint with a past.</summary>
/// <param name="UnitId">Whose it is.</param>
/// <param name="By">Who published it.</param>
/// <param name="Versions">Its versions as text, each with how long after the beginning it was published.</param>
public sealed record BlueprintToLoad(Guid UnitId, Guid By, IReadOnlyList<(string Document, TimeSpan After)> Versions);

/// <summary>Writes published blueprints at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class BlueprintLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Adds all of them, the first version of each as it held from <paramref name="fromUtc"/>.</summary>
    public void Add(Actor who, IReadOnlyList<BlueprintToLoad> all, DateTime fromUtc)
    {
        foreach (var told in all) Add(told, fromUtc);
        audit.Write(who, "blueprints.did.load", new(Kind.Blueprint, null, null, UnitPath.Root), after: new
        {
            Blueprints = all.Count,
            Versions = all.Sum(one => one.Versions.Count),
        });
    }

    private void Add(BlueprintToLoad told, DateTime fromUtc)
    {
        var documents = told.Versions.Select(version => BlueprintCodec.Read(version.Document).Value).ToList();
        var blueprint = new Blueprint
        {
            Id = new(Guid.CreateVersion7(clock.GetUtcNow())),
            UnitId = told.UnitId,
            Draft = documents[0],
            ChangedUtc = fromUtc,
        };
        foreach (var (document, (_, after)) in documents.Zip(told.Versions))
        {
            var at = fromUtc + after;
            blueprint = blueprint.With(document, at).Submit(at).Value.Publish(Enum.GetValues<DesignPrinciple>(), at).Value;
            db.Add(new BlueprintVersion
            {
                BlueprintId = blueprint.Id,
                Number = blueprint.Published,
                Document = BlueprintCodec.Write(document),
                FromUtc = at,
                ActorId = told.By,
            });
        }
        db.Add(blueprint);
    }
}
