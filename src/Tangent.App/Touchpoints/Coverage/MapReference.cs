using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>Says which touchpoint a reference means: a right of those who edit that touchpoint.</summary>
public sealed class MapReference(Db db, ReferenceChange change, UnitFacts units)
{
    /// <summary>What to map.</summary>
    /// <param name="Id">Which reference.</param>
    /// <param name="Code">Code of the touchpoint that it means.</param>
    public sealed record Request(Guid Id, string? Code);

    /// <summary>Maps it. A retired touchpoint is nothing to point to.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Touchpoint) is { } refusal) return refusal;

        if (await change.Find(request.Id, stop) is not { } reference) return Fail.NotFound;
        var code = request.Code?.Trim().ToUpperInvariant() ?? "";
        if (await db.Touchpoints.AsNoTracking().SingleOrDefaultAsync(t => t.Code == code && t.Status != TouchpointStatus.Retired, stop)
            is not { } touchpoint)
            return Fail.Wrong("code", "touchpoints.info.touchpoint-missing");
        var unit = (await units.Of([touchpoint.UnitId], stop))[touchpoint.UnitId].Path;
        if (who.Lacks(Verb.Update, Kind.Touchpoint, unit) is { } outside) return outside;
        return await change.Write(who, "touchpoints.did.map-reference", reference, reference.MapTo(touchpoint.Id), stop);
    }
}
