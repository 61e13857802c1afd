using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The units as shown, as a file. A right of its own, and audited.</summary>
public sealed class ExportUnits(Db db, ListUnits list, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Units">Which units, in which order.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(ListUnits.Request Units, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list.</summary>
    public async Task<Outcome<ExportTable<ListUnits.Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Unit) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(UnitColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var found = await list.Run(who, request.Units, stop);
        if (found.Failure is { } failure) return failure;
        var rows = found.Value.Where(unit => who.May(Verb.Export, Kind.Unit, UnitPath.From(unit.Path)));

        audit.Write(who, "access.did.units-export", who.ListSubject(Kind.Unit),
            after: new { request.Units.Search, request.Units.WithClosed, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<ListUnits.Row>(request.Words.Of("access.units.title"), columns.Value, rows.ToAsyncEnumerable());
    }

    private static IReadOnlyList<ExportColumn<ListUnits.Row>> UnitColumns(ExportWords words) =>
    [
        new("code", words.Of("access.units.code"), row => new Cell.Text(row.Code)),
        new("name", words.Of(words.IsChinese ? "access.units.name-zh" : "access.units.name-en"),
            row => new Cell.Text(words.IsChinese ? row.NameZh : row.NameEn)),
        new("other-name", words.Of(words.IsChinese ? "access.units.name-en" : "access.units.name-zh"),
            row => new Cell.Text(words.IsChinese ? row.NameEn : row.NameZh)),
        new("kind", words.Of("access.units.kind"), row => words.Coded(row.Kind), IsCoded: true),
        new("people", words.Of("access.units.people"), row => new Cell.Number(row.People)),
        new("zone", words.Of("access.units.zone"), row => new Cell.Text(row.TimeZone)),
        new("state", words.Of("access.units.state"),
            row => new Cell.Coded(row.ClosedUtc is null ? "open" : "closed", words.Of(row.ClosedUtc is null ? "access.units.open" : "access.units.closed")),
            IsCoded: true),
        new("path", words.Of("access.audit.unit"), row => new Cell.Text(row.Path)),
    ];
}
