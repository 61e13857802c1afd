using System.Globalization;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Takes the standard book out into a file. Needs its own right and leaves an audit line.</summary>
public sealed class ExportStandards(Db db, ListStandards list, Audit audit)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Filter">As the list.</param>
    /// <param name="Columns">Keys of the wanted columns; null for all.</param>
    /// <param name="Words">Language of heads and values.</param>
    public sealed record Request(StandardFilter Filter, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The table, ready to be written.</summary>
    public async Task<Outcome<ExportTable<StandardRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Standard) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(AllColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var listed = await list.Run(who, new(request.Filter), stop);
        if (listed.Failure is { } failure) return failure;
        var rows = listed.Value.Rows;
        audit.Write(who, "standards.did.export", who.ListSubject(Kind.Standard),
            after: new { Rows = rows.Count, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<StandardRow>(request.Words.Of("standards.title"), columns.Value, rows.ToAsyncEnumerable());
    }

    /// <summary>Every column, in the order of the book.</summary>
    public static IReadOnlyList<ExportColumn<StandardRow>> AllColumns(ExportWords words) =>
    [
        new ExportColumn<StandardRow>("number", words.Of("standards.number"), row => new Cell.Text(StandardFilter.Number(row.Clause))),
        new ExportColumn<StandardRow>("touchpoint", words.Of("standards.touchpoint"), row => new Cell.Text(row.Clause.Terms.Touchpoint)),
        new ExportColumn<StandardRow>("serviceClass", words.Of("standards.service-class"), row => new Cell.Text(row.Clause.Terms.ServiceClass)),
        new ExportColumn<StandardRow>("item", words.Of("standards.item"), row => new Cell.Text(row.Clause.Terms.Item)),
        new ExportColumn<StandardRow>("business", words.Of("standards.business"), row => new Cell.Text(row.Clause.Terms.Business)),
        new ExportColumn<StandardRow>("concern", words.Of("standards.concern"), row => new Cell.Text(row.Clause.Terms.Concern)),
        new ExportColumn<StandardRow>("criterion", words.Of("standards.criterion"), row => words.Coded(row.Clause.Terms.Criterion), IsCoded: true),
        new ExportColumn<StandardRow>("measure", words.Of("standards.measure"), row => words.Coded(row.Clause.Terms.Measure), IsCoded: true),
        new ExportColumn<StandardRow>("basic", words.Of("standards.basic"), row => new Cell.Number(row.Clause.Terms.Target)),
        .. Enum.GetValues<CustomerTier>().Select(tier => new ExportColumn<StandardRow>(Key(tier), words.Of($"names.customer-tier.{Key(tier)}"),
            row => new Cell.Number(row.Clause.Terms.TargetOf(tier)))),
        new ExportColumn<StandardRow>("share", words.Of("standards.share"), row => new Cell.Number(row.Clause.Terms.SharePercent)),
        new ExportColumn<StandardRow>("from", words.Of("standards.from"),
            row => new Cell.Text(row.Clause.Terms.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new ExportColumn<StandardRow>("unit", words.Of("standards.unit"), row => new Cell.Text(row.Unit.Code)),
        new ExportColumn<StandardRow>("id", words.Of("standards.id"), row => new Cell.Text(row.Clause.Id.ToString())),
    ];

    private static string Key(CustomerTier tier) => tier.ToString().ToLowerInvariant();
}
