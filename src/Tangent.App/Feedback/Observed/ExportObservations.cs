using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>What observers saw, as a file: same filter and columns as the list. Audited.</summary>
public sealed class ExportObservations(Db db, ObservationRows rows, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(ObservationFilter Filter, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<ObservationRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Observation) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(AllColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var found = await rows.Where(who, Verb.Export, request.Filter, stop);
        audit.Write(who, "observed.did.export", who.ListSubject(Kind.Observation), after: new
        {
            ObservedKind = request.Filter.Kind,
            request.Filter.UnitId,
            request.Filter.Touchpoint,
            Columns = columns.Value.Select(column => column.Key),
        });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<ObservationRow>(request.Words.Of("observed.title"), columns.Value,
            Shown(who, Keyset.Batches(found, ObservationRows.Order, stop), stop));
    }

    private async IAsyncEnumerable<ObservationRow> Shown(
        Actor who, IAsyncEnumerable<IReadOnlyList<ObservedSheet>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await rows.Show(who, batch, stop))
                yield return row;
    }

    /// <summary>Every column, for exports and the command line.</summary>
    public static IReadOnlyList<ExportColumn<ObservationRow>> AllColumns(ExportWords words) =>
    [
        new("id", words.Of("observed.id"), row => new Cell.Text(row.Id.ToString())),
        new("programme", words.Of("observed.programme"), row => new Cell.Text(row.Title)),
        new("kind", words.Of("observed.kind"), row => words.Coded(row.Kind), IsCoded: true),
        new("role", words.Of("observed.role"), row => words.Coded(row.Role), IsCoded: true),
        new("unit", words.Of("observed.unit"), row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), IsCoded: true),
        new("touchpoint", words.Of("observed.touchpoint"), row => row.Touchpoint is { } at ? words.Unit(at.Code, at.NameZh, at.NameEn)
            : new Cell.Coded(row.TouchpointWord, row.TouchpointWord), IsCoded: true),
        new("seen", words.Of("observed.seen"), row => new Cell.Moment(row.SeenUtc)),
        new("points", words.Of("observed.points"), row => new Cell.Number(row.Points is { } points ? (decimal)points : null)),
        new("critical", words.Of("observed.critical"), row => new Cell.Number(row.CriticalFailed)),
        new("state", words.Of("observed.state"), row => words.Coded(row.State), IsCoded: true),
        new("observer", words.Of("observed.observer"), row => new Cell.Text(row.Observer?.Name)),
    ];
}
