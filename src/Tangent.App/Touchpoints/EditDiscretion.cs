using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Changes a rule about discretion, or ends it by its last day.</summary>
public sealed class EditDiscretion(Db db, TouchpointChange touchpoints, DiscretionCheck check, Audit audit, TimeProvider clock)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which rule.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All fields as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, DiscretionFields Fields);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Discretion) is { } refusal) return refusal;

        var id = new DiscretionId(request.Id);
        if (await db.DiscretionRules.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } rule) return Fail.NotFound;
        var at = await touchpoints.Find(who, Verb.Update, rule.TouchpointId.Value, null, stop);
        if (at.Failure is { } failure) return failure;
        if (request.ExpectedVersion is { } expected && expected != rule.Version) return Fail.Clash("storage.changed-meanwhile");
        return await db.Alone<int>(async () =>
        {
            var terms = await check.Run(request.Fields, rule.TouchpointId, id, stop);
            if (terms.Failure is { } wrong) return wrong;
            var changed = rule.With(terms.Value, clock.GetUtcNow().UtcDateTime);
            if (ReferenceEquals(changed, rule)) return rule.Version;
            db.Replace(rule, changed);
            audit.Write(who, "discretion.did.edit",
                new(Kind.Discretion, request.Id.ToString(), at.Value.Touchpoint.Code, at.Value.Unit), rule.Terms, changed.Terms);
            return await db.Commit(stop) is { } trouble ? trouble : changed.Version;
        }, stop);
    }
}
