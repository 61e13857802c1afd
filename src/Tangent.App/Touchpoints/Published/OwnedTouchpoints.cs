using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What other modules may ask about the touchpoints of a unit.</summary>
public sealed class OwnedTouchpoints(Db db)
{
    /// <summary>How many touchpoints this unit owns that are not retired.</summary>
    public Task<int> InUse(Guid unit, CancellationToken stop) =>
        db.Touchpoints.CountAsync(t => t.UnitId == unit && t.Status != TouchpointStatus.Retired, stop);
}
