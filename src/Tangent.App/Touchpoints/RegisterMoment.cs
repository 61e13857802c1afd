using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Writes down a moment of truth at a touchpoint.</summary>
public sealed class RegisterMoment(Db db, TouchpointChange touchpoints, MomentChange moments, Audit audit, TimeProvider clock)
{
    /// <summary>Registers it, within the units in which the actor may change touchpoints.</summary>
    /// <returns>The id of the new moment.</returns>
    public async Task<Outcome<MomentId>> Run(Actor who, MomentFields request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Moment) is { } refusal) return refusal;

        if (request.TouchpointId is not { } touchpointId) return Fail.Wrong("touchpointId", "form.required");
        var at = await touchpoints.Find(who, Verb.Update, touchpointId, null, stop);
        if (at.Failure is { } failure) return failure;
        if (at.Value.Touchpoint.State is TouchpointState.Retired) return Fail.Clash("touchpoints.already-retired", at.Value.Touchpoint.Code);
        var problems = await moments.Check(who, request, now: null, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var moment = Moment.Of(new(Guid.CreateVersion7(now)), at.Value.Touchpoint.Id, MomentRules.Details(request, MomentSheet.Empty), now.UtcDateTime);
        db.Add(moment);
        audit.Write(who, "moments.did.register", MomentChange.Subject(moment, at.Value.Touchpoint, at.Value.Unit),
            after: moment.Facts(at.Value.Touchpoint.Code));
        return await db.Commit(stop) is { } trouble ? trouble : moment.Id;
    }
}
