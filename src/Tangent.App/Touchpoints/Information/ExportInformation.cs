using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Information;

/// <summary>The information as listed, as a file: same filter and order, all rows. A right of its own, and audited.</summary>
public sealed class ExportInformation(Db db, InformationRows rows, UnitFacts units, Audit audit)
{
    /// <summary>What to export.</summary>
    public sealed record Request(InformationFilter Filter, InformationOrder Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read.</summary>
    public async Task<Outcome<ExportTable<InformationRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Information) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(Columns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var home = who.Scope(Verb.Export, Kind.Information) is [var only] ? only : UnitPath.Root;
        audit.Write(who, "touchpoints.did.info-export", new(Kind.Information, null, null, home), after: new { request.Filter, request.Order });
        if (await db.Commit(stop) is { } trouble) return trouble;

        return new ExportTable<InformationRow>(request.Words.Of("touchpoints.info.title"), columns.Value,
            Stream(InformationRows.Ordered(request.Order).Sorted(rows.Where(request.Filter)), stop));
    }

    private async IAsyncEnumerable<InformationRow> Stream(IQueryable<InformationItem> ordered,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var owning = await units.All(stop);
        await foreach (var item in ordered.AsAsyncEnumerable().WithCancellation(stop))
            yield return InformationRows.Row(item, owning[item.UnitId]);
    }

    private static List<ExportColumn<InformationRow>> Columns(ExportWords words) =>
    [
        new("code", words.Of("touchpoints.info.field.code"), row => new Cell.Text(row.Code)),
        new("title", words.Of("touchpoints.info.field.title"),
            row => new Cell.Text(row.Shown.Title(words.IsChinese ? TextLanguage.Chinese : TextLanguage.English))),
        new("title-zh", words.Of("touchpoints.info.field.title-zh"), row => new Cell.Text(Title(row, TextLanguage.Chinese))),
        new("title-en", words.Of("touchpoints.info.field.title-en"), row => new Cell.Text(Title(row, TextLanguage.English))),
        new("unit", words.Of("touchpoints.field.unit"),
            row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), true),
        new("state", words.Of("touchpoints.info.field.state"), row => words.Coded(row.State), true),
        new("next", words.Of("touchpoints.info.field.next"),
            row => row.NextState is { } next ? words.Coded(next) : new Cell.Coded(null, null), true),
        new("placements", words.Of("touchpoints.info.field.placements"), row => new Cell.Number(row.Shown.Placements.Count)),
        new("languages", words.Of("touchpoints.info.field.languages"),
            row => new Cell.Text(string.Join(", ", row.Shown.Texts.Select(text => words.OfMember(text.Language))))),
        new("from", words.Of("touchpoints.info.field.from"), row => new Cell.Text(row.Shown.ValidFrom?.ToString("O", CultureInfo.InvariantCulture))),
        new("to", words.Of("touchpoints.info.field.to"), row => new Cell.Text(row.Shown.ValidTo?.ToString("O", CultureInfo.InvariantCulture))),
        new("changed", words.Of("touchpoints.field.changed"), row => new Cell.Moment(row.ChangedUtc)),
    ];

    private static string? Title(InformationRow row, TextLanguage language) =>
        row.Shown.Texts.FirstOrDefault(text => text.Language == language)?.Title;
}
