using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Gives a post a limit within which it decides alone. A rule that speaks of the same case on the same days is refused.</summary>
public sealed class AddDiscretion(Db db, TouchpointChange touchpoints, DiscretionCheck check, Audit audit, TimeProvider clock)
{
    /// <summary>At which touchpoint, and what.</summary>
    public sealed record Request(Guid TouchpointId, DiscretionFields Fields);

    /// <summary>Adds it.</summary>
    /// <returns>The id of the rule.</returns>
    public async Task<Outcome<DiscretionId>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Discretion) is { } refusal) return refusal;

        var at = await touchpoints.Find(who, Verb.Update, request.TouchpointId, null, stop);
        if (at.Failure is { } failure) return failure;
        // Looked and written in one transaction: two at once could each miss the other.
        return await db.Alone<DiscretionId>(async () =>
        {
            var terms = await check.Run(request.Fields, at.Value.Touchpoint.Id, null, stop);
            if (terms.Failure is { } wrong) return wrong;
            var now = clock.GetUtcNow();
            var rule = new DiscretionRule
            {
                Id = new(Guid.CreateVersion7(now)),
                TouchpointId = at.Value.Touchpoint.Id,
                Terms = terms.Value,
                ChangedUtc = now.UtcDateTime,
            };
            db.Add(rule);
            audit.Write(who, "discretion.did.add",
                new(Kind.Discretion, rule.Id.Value.ToString(), at.Value.Touchpoint.Code, at.Value.Unit), after: rule.Terms);
            return await db.Commit(stop) is { } trouble ? trouble : rule.Id;
        }, stop);
    }
}
