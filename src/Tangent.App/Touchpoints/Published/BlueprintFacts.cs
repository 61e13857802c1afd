using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What other modules ask of blueprints.</summary>
public sealed class BlueprintFacts(Db db)
{
    /// <summary>What a version says: 0 is what is being written; null, what holds, or what is being written where nothing does.</summary>
    /// <returns>null where there is no such blueprint or version.</returns>
    public async Task<BlueprintDocument?> Document(Guid id, int? number, CancellationToken stop)
    {
        var wanted = new BlueprintId(id);
        if (await db.Blueprints.AsNoTracking().SingleOrDefaultAsync(b => b.Id == wanted, stop) is not { } blueprint) return null;
        if ((number ?? blueprint.Published) is not (not 0 and var version)) return blueprint.Draft;
        return await db.BlueprintVersions.AsNoTracking().Where(v => v.BlueprintId == wanted && v.Number == version).Select(v => v.Document)
            .SingleOrDefaultAsync(stop) is { } text ? BlueprintCodec.Read(text).Value : null;
    }
}
