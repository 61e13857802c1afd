using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>A touchpoint that comes with many others.</summary>
/// <param name="Details">What is written about it.</param>
/// <param name="FeltAt">Codes, among those that come, of the front-stage touchpoints at which a back-stage one is felt.</param>
public sealed record TouchpointToLoad(TouchpointDetails Details, IReadOnlyList<string> FeltAt);

/// <summary>Writes a whole register at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class TouchpointLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Whether nothing is registered yet.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop) => !await db.Touchpoints.AnyAsync(stop);

    /// <summary>Adds touchpoints that are in use since <paramref name="fromUtc"/>.</summary>
    /// <returns>Ids by code.</returns>
    public IReadOnlyDictionary<string, TouchpointId> Add(Actor who, IReadOnlyList<TouchpointToLoad> all, DateTime fromUtc)
    {
        var ids = all.ToDictionary(one => one.Details.Code, _ => new TouchpointId(Guid.CreateVersion7(clock.GetUtcNow())));
        foreach (var (details, feltAt) in all)
        {
            var linked = details with { Sheet = details.Sheet with { FeltAt = feltAt.Select(code => ids[code].Value).ToItems() } };
            var touchpoint = Touchpoint.Draft(ids[details.Code], linked, fromUtc).InUse(who.Id, fromUtc);
            db.Add(touchpoint);
            db.Add(TouchpointVersion.Of(touchpoint));
        }
        audit.Write(who, "touchpoints.did.load", new(Kind.Touchpoint, null, null, UnitPath.Root), after: new { Touchpoints = all.Count });
        return ids;
    }
}
