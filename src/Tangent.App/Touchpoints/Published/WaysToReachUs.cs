using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>Where a customer can meet the organisation: front-stage touchpoints in use. Nothing in it is internal.</summary>
public sealed class WaysToReachUs(Db db)
{
    // A customer reads a page, not a register.
    private const int Most = 100;

    /// <summary>One way.</summary>
    public sealed record Way(string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage);

    /// <summary>The ways, by channel and code.</summary>
    public async Task<IReadOnlyList<Way>> List(CancellationToken stop) =>
        await db.Touchpoints.AsNoTracking()
            .Where(t => t.Status == TouchpointStatus.Active && ((int)t.Kinds & (int)TouchpointKinds.FrontStage) != 0)
            .OrderBy(t => t.Channel).ThenBy(t => t.CodeKey).Take(Most)
            .Select(t => new Way(t.NameZh, t.NameEn, t.Channel, t.Stage)).ToListAsync(stop);
}
