using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>The audit log as found, as a file. A right of its own; personal fields stay masked; the export is logged.</summary>
public sealed class ExportAudit(Db db, AuditReading reading, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="IsOldestFirst">Whether the oldest comes first.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(AuditFilter? Filter, bool IsOldestFirst, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<AuditRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.AuditEntry) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(Columns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var filter = request.Filter ?? new();
        audit.Write(who, "access.did.audit-export", who.ListSubject(Kind.AuditEntry),
            after: new { filter, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var entries = AuditReading.Matching(reading.Visible(who, Verb.Export, withOwn: false), filter);
        return new ExportTable<AuditRow>(request.Words.Of("access.audit.title"), columns.Value,
            Rows(who, Keyset.Batches(entries, AuditReading.ByTime(request.IsOldestFirst), stop), stop));
    }

    private async IAsyncEnumerable<AuditRow> Rows(
        Actor who, IAsyncEnumerable<IReadOnlyList<AuditEntry>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await reading.Name(who, batch, stop))
                yield return row;
    }

    /// <summary>The columns in which the log is taken out: keys as in the list's address.</summary>
    public static IReadOnlyList<ExportColumn<AuditRow>> Columns(ExportWords words) =>
    [
        new("at", words.Of("access.audit.at"), row => new Cell.Moment(row.AtUtc)),
        new("actor", words.Of("access.audit.actor"), row => new Cell.Coded(row.ActorId.ToString(), row.Actor), IsCoded: true),
        new("act", words.Of("access.audit.act"), row => new Cell.Coded(row.Act, words.Of(row.Act)), IsCoded: true),
        new("kind", words.Of("access.audit.kind"), row => words.Coded(row.Kind), IsCoded: true),
        new("object", words.Of("access.audit.object"), row => new Cell.Coded(row.ObjectId, row.ObjectName), IsCoded: true),
        new("door", words.Of("access.audit.door"), row => words.Coded(row.Door), IsCoded: true),
        new("unit", words.Of("access.audit.unit"), row => new Cell.Text(row.UnitPath)),
    ];
}
