using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Long work as shown, as a file. A right of its own, and audited.</summary>
public sealed class ExportJobs(Db db, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="State">Only jobs in this state, or null for all.</param>
    /// <param name="IsOldestFirst">Whether the oldest comes first.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(JobState? State, bool IsOldestFirst, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<ListJobs.Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Job) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(JobColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        audit.Write(who, "installation.jobs-export", new(Kind.Job, null, null, UnitPath.Around(who.Scope(Verb.Export, Kind.Job))),
            after: new { request.State, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        var batches = Keyset.Batches(ListJobs.Matching(db, who, Verb.Export, request.State), ListJobs.ByTime(request.IsOldestFirst), stop);
        return new ExportTable<ListJobs.Row>(request.Words.Of("installation.jobs.title"), columns.Value, Rows(batches, stop));
    }

    private static async IAsyncEnumerable<ListJobs.Row> Rows(
        IAsyncEnumerable<IReadOnlyList<JobRow>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var job in batch)
                yield return ListJobs.Show(job);
    }

    private static IReadOnlyList<ExportColumn<ListJobs.Row>> JobColumns(ExportWords words) =>
    [
        new("kind", words.Of("installation.job.kind"), row => new Cell.Coded(row.Type, words.Of($"installation.kind.{row.Type}")), IsCoded: true),
        new("state", words.Of("installation.job.state"), row => words.Coded(row.State), IsCoded: true),
        new("done", words.Of("installation.job.done"), row => new Cell.Number(row.DoneSteps)),
        new("total", words.Of("installation.job.total"), row => new Cell.Number(row.TotalSteps)),
        new("created", words.Of("installation.job.created"), row => new Cell.Moment(row.CreatedUtc)),
        new("finished", words.Of("installation.job.finished"), row => new Cell.Moment(row.FinishedUtc)),
        new("result", words.Of("installation.job.result"),
            row => new Cell.Coded(row.FailureCode ?? row.Result, row.FailureCode is { } code ? words.Of(code) : row.Result), IsCoded: true),
    ];
}
