using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Names the columns of an import and starts its dry run: nothing is written but what it would do.</summary>
public sealed class CheckImport(Db db, ImportReach reach, JobOrders orders, JobFacts jobs, TimeProvider clock)
{
    /// <summary>How the file is to be read.</summary>
    /// <param name="Id">Which import.</param>
    /// <param name="Columns">The field of each column from the left, empty to leave one out; null keeps what there is.</param>
    /// <param name="Encoding">One of the encodings, or null for the one found out.</param>
    /// <param name="IsInUse">Whether new rows are in use at once; needs the right to approve.</param>
    /// <param name="Source">The system that the rows come from, where the target asks for it; null keeps what there is.</param>
    /// <param name="IsDayFirst">How 03/04/2026 is meant; null for what the dates themselves say.</param>
    /// <param name="Lifecycle">Which events of a XES log become rows: all, complete, pair; null for what the log suggests.</param>
    public sealed record Request(Guid Id, IReadOnlyList<string>? Columns = null, string? Encoding = null, bool IsInUse = false,
        string? Source = null, bool? IsDayFirst = null, string? Lifecycle = null);

    /// <summary>Id of the job.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        var target = reach.TargetOf(import.Target);
        if (request.IsInUse && target.LacksReview(who) is { } notAtOnce) return notAtOnce;
        if ((await jobs.Of(import.JobId, stop))?.IsOpen == true) return Fail.Clash("imports.busy");
        var columns = request.Columns?.ToItems() ?? import.Columns;
        var source = request.Source is { } told ? CellText.Clean(told) : import.Source;
        var problems = Problems(columns, request.Encoding, import);
        if (request.Lifecycle is { } life && life.Read() is null) problems.Add(Problem.Of("lifecycle", "form.not-a-choice"));
        problems.AddRange(target.SourceProblems(source));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        (import.Columns, import.Encoding, import.IsInUse, import.Source) = (columns, request.Encoding, request.IsInUse, target.HasSource ? source : null);
        (import.IsDayFirst, import.Lifecycle) = (request.IsDayFirst, request.Lifecycle);
        await Remember(import, stop);
        return await Start(db, orders, who, import, isDry: true, stop);
    }

    /// <summary>Starts from the first row: what an earlier run found is forgotten.</summary>
    internal static async Task<Outcome<Guid>> Start(Db db, JobOrders orders, Actor who, ImportRow import, bool isDry, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.ImportBadRows.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(stop);
        var job = orders.Add(ImportJob.Name, new ImportJob.Request(import.Id, isDry), who.Id, import.UnitPath);
        (import.JobId, import.Stage) = (job.Id, isDry ? ImportStage.Checking : ImportStage.Writing);
        import.Rows = import.NewRows = import.ChangedRows = import.UnchangedRows = import.BadRows = 0;
        db.Update(import);
        if (await db.Commit(stop) is { } failure) return failure;
        await transaction.CommitAsync(stop);
        return job.Id;
    }

    private List<Problem> Problems(Items<string> columns, string? encoding, ImportRow import)
    {
        var fields = reach.TargetOf(import.Target).Fields;
        var problems = ColumnRules.Check(columns, fields);
        if (columns.Count != import.Columns.Count) problems.Add(Problem.Of("columns", "imports.columns-count", import.Columns.Count));
        if (encoding is not null && !TableFile.Encodings.Contains(encoding)) problems.Add(Problem.Of("encoding", "form.not-a-choice"));
        return problems;
    }

    private async Task Remember(ImportRow import, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var source = import.Source ?? "";
        var isKnown = await db.ImportShapes.AnyAsync(one => one.Target == import.Target && one.Shape == import.Shape && one.Source == source, stop);
        var shape = new ImportShape
        {
            Target = import.Target,
            Shape = import.Shape,
            Columns = import.Columns,
            Source = source,
            IsDayFirst = import.IsDayFirst,
            Lifecycle = import.Lifecycle,
            UsedUtc = now,
        };
        if (isKnown) db.Update(shape);
        else db.Add(shape);
    }
}
