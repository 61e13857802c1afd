using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>How a touchpoint stood over time: each version with the time in which it held.</summary>
public sealed class ListTouchpointVersions(Db db)
{
    // A touchpoint that changes weekly fills this in four years; older acts stand in the audit log.
    private const int MostVersions = 200;

    /// <summary>Which touchpoint.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="AsOfUtc">Only the version that held at this moment; null for all.</param>
    public sealed record Request(Guid Id, DateTime? AsOfUtc = null);

    /// <summary>A version.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="FromUtc">From when it held.</param>
    /// <param name="ToUtc">Until when; null while it holds.</param>
    /// <param name="Status">State of the touchpoint then.</param>
    /// <param name="IsKey">Whether it was a key touchpoint then.</param>
    /// <param name="Details">What was written about it.</param>
    public sealed record Held(int Number, DateTime FromUtc, DateTime? ToUtc, TouchpointStatus Status, bool IsKey, TouchpointDetails Details);

    /// <summary>The versions, the newest first. An unknown touchpoint is missing.</summary>
    public async Task<Outcome<IReadOnlyList<Held>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var id = new TouchpointId(request.Id);
        var rows = await db.TouchpointVersions.AsNoTracking().Where(v => v.TouchpointId == id)
            .OrderByDescending(v => v.Number).Take(MostVersions).ToListAsync(stop);
        if (rows.Count == 0) return Fail.NotFound;
        var held = rows.Select((v, at) =>
            new Held(v.Number, v.FromUtc, at == 0 ? null : rows[at - 1].FromUtc, v.Status, v.IsKey, v.Details));
        if (request.AsOfUtc is { } moment)
            held = held.Where(v => v.FromUtc <= moment && (v.ToUtc is null || v.ToUtc > moment));
        return Outcome<IReadOnlyList<Held>>.Of([.. held]);
    }
}
