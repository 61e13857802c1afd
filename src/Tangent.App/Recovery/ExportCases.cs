using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>The cases as shown, as a file: same filter and columns, masked for whom they are masked. Audited.</summary>
public sealed class ExportCases(Db db, CaseRows rows, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(CaseFilter Filter, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<CaseRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Case) is { } refusal) return refusal;

        var filter = request.Filter;
        var columns = ExportColumns.Chosen(AllColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var found = await rows.Where(who, Verb.Export, filter, stop);
        if (found.Failure is { } wrong) return wrong;
        audit.Write(who, "recovery.did.export", who.ListSubject(Kind.Case), after: new
        {
            filter.Part,
            filter.Origin,
            filter.Step,
            filter.Touchpoint,
            filter.UnitId,
            IsSearched = filter.Search is not null,
            Columns = columns.Value.Select(column => column.Key),
        });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<CaseRow>(request.Words.Of("recovery.title"), columns.Value,
            Shown(who, Keyset.Batches(found.Value, CaseRows.Ordered(filter), stop), stop));
    }

    private async IAsyncEnumerable<CaseRow> Shown(
        Actor who, IAsyncEnumerable<IReadOnlyList<RecoveryCase>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await rows.Show(who, batch, isRevealed: false, stop))
                yield return row;
    }

    /// <summary>Every column, for exports and the command line.</summary>
    public static IReadOnlyList<ExportColumn<CaseRow>> AllColumns(ExportWords words) =>
    [
        new("number", words.Of("voices.number"), row => new Cell.Text(VoiceNumber.Shown(row.Number))),
        new("about", words.Of("recovery.about"), row => new Cell.Text(row.Title)),
        new("origin", words.Of("recovery.origin"), row => words.Coded(row.Origin), IsCoded: true),
        new("step", words.Of("recovery.step"), row => words.Coded(row.Step), IsCoded: true),
        new("severity", words.Of("recovery.severity"), row => words.Coded(row.Severity), IsCoded: true),
        new("touchpoint", words.Of("recovery.touchpoint"),
            row => row.Touchpoint is { } at ? words.Unit(at.Code, at.NameZh, at.NameEn) : new Cell.Coded(null, null), IsCoded: true),
        new("tier", words.Of("recovery.tier"), row => row.Tier is { } tier ? words.Coded(tier) : new Cell.Coded(null, null), IsCoded: true),
        new("customer", words.Of("recovery.customer"), row => new Cell.Number(row.Customer)),
        new("unit", words.Of("recovery.unit"), row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), IsCoded: true),
        new("person", words.Of("recovery.person"), row => new Cell.Text(row.Person?.Name)),
        new("opened", words.Of("recovery.opened"), row => new Cell.Moment(row.OpenedUtc)),
        new("due", words.Of("recovery.due"), row => new Cell.Moment(row.DueUtc)),
        new("cause", words.Of("recovery.cause"), row => row.Cause is { } cause ? words.Coded(cause) : new Cell.Coded(null, null), IsCoded: true),
        new("cost", words.Of("recovery.cost"), row => new Cell.Number(row.Cost)),
        new("recovered", words.Of("recovery.recovered"), row => row.Recovered is { } word ? words.Coded(word) : new Cell.Coded(null, null), IsCoded: true),
        new("ending", words.Of("recovery.ending"), row => row.Ending is { } ending ? words.Coded(ending) : new Cell.Coded(null, null), IsCoded: true),
        new("closed", words.Of("recovery.closed"), row => new Cell.Moment(row.ClosedUtc)),
    ];
}
