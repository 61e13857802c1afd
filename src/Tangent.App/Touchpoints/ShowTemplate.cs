using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>A template, and what taking it would add: codes that are on the register already would be skipped.</summary>
public sealed class ShowTemplate(Db db)
{
    /// <summary>Which template.</summary>
    public sealed record Request(string? Name);

    /// <summary>The template as it meets this register.</summary>
    /// <param name="Template">Its contents.</param>
    /// <param name="Existing">Its codes that are on the register already.</param>
    public sealed record Shown(TouchpointTemplate Template, IReadOnlySet<string> Existing)
    {
        /// <summary>How many touchpoints would be added.</summary>
        public int Adds => Template.Touchpoints.Count - Existing.Count;

        /// <summary>How many moments would come with them.</summary>
        public int AddsMoments => Template.Touchpoints.Where(one => !Existing.Contains(one.Code)).Sum(one => one.Moments.Count);
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        if (TouchpointTemplate.Of(request.Name) is not { } template) return Fail.NotFound;
        var codes = template.Touchpoints.Select(one => one.Code).ToList();
        var existing = await db.Touchpoints.Where(t => codes.Contains(t.Code)).Select(t => t.Code).ToListAsync(stop);
        return new Shown(template, existing.ToHashSet());
    }
}
