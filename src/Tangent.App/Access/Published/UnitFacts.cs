using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>What other modules may ask about organisation units.</summary>
public sealed class UnitFacts(Db db)
{
    /// <summary>The unit's place in the tree, or null when there is no such open unit.</summary>
    public async Task<UnitPath?> PathOf(Guid unit, CancellationToken stop)
    {
        var path = await db.OrgUnits.Where(u => u.Id == unit && u.ClosedUtc == null).Select(u => u.Path)
            .SingleOrDefaultAsync(stop);
        return path is null ? null : UnitPath.From(path);
    }
}
