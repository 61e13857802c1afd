using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Changes what is written about a touchpoint. The same again changes nothing, and leaves no audit line.</summary>
public sealed class EditTouchpoint(TouchpointChange change, TouchpointCheck check, TimeProvider clock)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All details as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, TouchpointFields Fields);

    /// <summary>Changes it, within the sub-tree of the unit that had it and of the one that gets it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var found = await check.Run(Verb.Update, who, request.Fields, reached.Value.Touchpoint, stop);
        if (found.Failure is { } wrong) return wrong;

        var opened = TouchpointRules.NewGaps(reached.Value.Touchpoint, found.Value.Details);
        if (opened.Count > 0) return new Fail.Invalid(opened);

        var changed = reached.Value.Touchpoint.With(found.Value.Details, clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.edit", reached.Value, changed, found.Value.Unit, stop);
    }
}
