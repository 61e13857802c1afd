using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The register as shown, as a file: same filter, order and columns, all rows. A right of its own, and audited.</summary>
public sealed class ExportTouchpoints(Db db, TouchpointRows register, UnitFacts units, PeopleFacts people, Audit audit)
{
    /// <summary>What to export.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(TouchpointFilter Filter, TouchpointOrder Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<TouchpointRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Touchpoint) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(TouchpointColumns.All(request.Words), request.Columns);
        var rows = await register.Where(request.Filter, stop);
        var problems = (columns.Failure?.Problems ?? []).Concat(rows.Failure?.Problems ?? []).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        audit.Write(who, "touchpoints.did.export", who.ListSubject(Kind.Touchpoint),
            after: new { request.Filter, request.Order, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var ordered = TouchpointRows.Ordered(request.Order).Sorted(rows.Value);
        return new ExportTable<TouchpointRow>(request.Words.Of("touchpoints.list.title"), columns.Value, Stream(who, ordered, stop));
    }

    private async IAsyncEnumerable<TouchpointRow> Stream(Actor who, IQueryable<Touchpoint> ordered,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var owning = await units.All(stop);
        var ids = await db.Touchpoints.Where(t => t.OwnerId != null).Select(t => t.OwnerId!.Value).Distinct().ToListAsync(stop);
        var owners = await people.Names(who, ids, stop);
        await foreach (var touchpoint in ordered.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return TouchpointRows.Row(touchpoint, owning, owners);
    }
}
