using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What other modules ask of journey maps.</summary>
public sealed class JourneyMapFacts(Db db)
{
    /// <summary>What a version says: 0 is what is being written; null, what holds, or what is being written where nothing does.</summary>
    /// <returns>null where there is no such map or version.</returns>
    public async Task<MapDocument?> Document(Guid id, int? number, CancellationToken stop)
    {
        var wanted = new JourneyMapId(id);
        if (await db.JourneyMaps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == wanted, stop) is not { } map) return null;
        if ((number ?? map.Published) is not (not 0 and var version)) return map.Draft;
        return await db.JourneyMapVersions.AsNoTracking().Where(v => v.MapId == wanted && v.Number == version).Select(v => v.Document)
            .SingleOrDefaultAsync(stop) is { } text ? MapCodec.Read(text).Value : null;
    }
}
