using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>Writes a whole register at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class TouchpointLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Whether nothing is registered yet.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop) => !await db.Touchpoints.AnyAsync(stop);

    /// <summary>Adds touchpoints that are in use since <paramref name="fromUtc"/>.</summary>
    /// <returns>Ids by code.</returns>
    public IReadOnlyDictionary<string, TouchpointId> Add(Actor who, IReadOnlyList<TouchpointDetails> all, DateTime fromUtc)
    {
        var ids = new Dictionary<string, TouchpointId>();
        foreach (var details in all)
        {
            var id = new TouchpointId(Guid.CreateVersion7(clock.GetUtcNow()));
            var touchpoint = Touchpoint.Draft(id, details, fromUtc).InUse(who.Id, fromUtc);
            db.Add(touchpoint);
            db.Add(TouchpointVersion.Of(touchpoint));
            ids[details.Code] = id;
        }
        audit.Write(who, "touchpoints.did.load", new(Kind.Touchpoint, null, null, UnitPath.Root), after: new { Touchpoints = all.Count });
        return ids;
    }
}
