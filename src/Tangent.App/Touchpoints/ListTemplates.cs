using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The templates from which a register can be started, each as it meets this register.</summary>
public sealed class ListTemplates(Db db)
{
    /// <summary>All of them.</summary>
    public async Task<Outcome<IReadOnlyList<ShowTemplate.Shown>>> Run(Actor who, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var codes = TouchpointTemplate.All.SelectMany(template => template.Touchpoints).Select(one => one.Code).Distinct().ToList();
        var existing = (await db.Touchpoints.Where(t => codes.Contains(t.Code)).Select(t => t.Code).ToListAsync(stop)).ToHashSet();
        return Outcome<IReadOnlyList<ShowTemplate.Shown>>.Of([.. TouchpointTemplate.All.Select(template => new ShowTemplate.Shown(
            template, template.Touchpoints.Select(one => one.Code).Where(existing.Contains).ToHashSet()))]);
    }
}
