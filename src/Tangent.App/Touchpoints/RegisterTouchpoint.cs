using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>Puts a touchpoint on the register, as a draft. Pages, API and command line all come through here.</summary>
public sealed class RegisterTouchpoint(Db db, TouchpointCheck check, Audit audit, TimeProvider clock)
{
    /// <summary>Registers it.</summary>
    /// <returns>The id of the new touchpoint.</returns>
    public async Task<Outcome<TouchpointId>> Run(Actor who, TouchpointFields request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Touchpoint) is { } refusal) return refusal;

        var found = await check.Run(Verb.Create, who, request, current: null, stop);
        if (found.Failure is { } failure) return failure;

        var (details, unit) = found.Value;
        var now = clock.GetUtcNow();
        var touchpoint = Touchpoint.Draft(new(Guid.CreateVersion7(now)), details, now.UtcDateTime);
        db.Add(touchpoint);
        db.Add(TouchpointVersion.Of(touchpoint));
        audit.Write(who, "touchpoints.did.register", touchpoint.Subject(unit), after: touchpoint.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : touchpoint.Id;
    }
}
