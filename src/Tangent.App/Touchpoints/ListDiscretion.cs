using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>All rules about discretion of one touchpoint, or one of them.</summary>
public sealed class ListDiscretion(Db db)
{
    /// <summary>At which touchpoint, or which rule.</summary>
    public sealed record Request(Guid? TouchpointId, Guid? Id = null);

    /// <summary>The rules by post, situation and first day. An unknown touchpoint or rule is missing.</summary>
    public async Task<Outcome<IReadOnlyList<DiscretionRule>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Discretion) is { } refusal) return refusal;

        var touchpoint = new TouchpointId(request.TouchpointId ?? Guid.Empty);
        var one = new DiscretionId(request.Id ?? Guid.Empty);
        if (request.TouchpointId is not null && !await db.Touchpoints.AnyAsync(t => t.Id == touchpoint, stop)) return Fail.NotFound;
        var wanted = request.Id is null ? db.DiscretionRules.Where(r => r.TouchpointId == touchpoint) : db.DiscretionRules.Where(r => r.Id == one);
        var rules = await wanted.ToListAsync(stop);
        if (request.Id is not null && rules.Count == 0) return Fail.NotFound;
        return Outcome<IReadOnlyList<DiscretionRule>>.Of([.. rules.OrderBy(r => r.Terms.Post, StringComparer.CurrentCulture)
            .ThenBy(r => r.Terms.Situation, StringComparer.CurrentCulture).ThenBy(r => r.Terms.From).ThenBy(r => r.Id.Value)]);
    }
}
