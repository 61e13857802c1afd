using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What other modules may ask about the touchpoints of a unit.</summary>
public sealed class OwnedTouchpoints(Db db)
{
    /// <summary>How many touchpoints in use this unit owns.</summary>
    public Task<int> InUse(Guid unit, CancellationToken stop) =>
        db.Touchpoints.CountAsync(t => t.UnitId == unit && t.RetiredUtc == null, stop);
}
