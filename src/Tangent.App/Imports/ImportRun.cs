using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Storage;

namespace Tangent.App.Imports;

/// <summary>Takes a file row by row: judges, writes the good ones in batches, sets the bad ones aside.</summary>
/// <remarks>
/// A batch is one transaction with everything that belongs to it, also how far the import is. A killed run goes on after
/// its last whole batch; because rows are told apart by their key, even a run from the start doubles nothing.
/// </remarks>
sealed class ImportRun(Db db, IImportTarget target, TableFile file, IReadOnlyList<string> columns)
{
    private const int BatchRows = 500, MostTries = 3;

    private readonly Dictionary<string, int> seen = [];
    private readonly List<(TableRow Row, ImportRecord Record, IReadOnlyList<Problem> Problems)> batch = [];
    private readonly RowRecords records = new(file.Header.Cells, columns, target);
    private readonly string? key = target.Fields.FirstOrDefault(field => field.IsKey)?.Key;

    /// <summary>Whether nothing of the target is written.</summary>
    public bool IsDry { get; init; }

    /// <summary>What an interrupted run has done: so many rows are not judged again.</summary>
    public ImportCounts From { get; init; }

    /// <summary>Called with each batch before it is saved: adds what the caller keeps to the same save.</summary>
    public Func<ImportCounts, IReadOnlyList<BadRow>, Task> Keep { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Called with each bad row, after the batch in which it stood is saved.</summary>
    public Action<BadRow> Set { get; init; } = _ => { };

    /// <summary>Called after each batch is saved.</summary>
    public Func<ImportCounts, Task> Tell { get; init; } = _ => Task.CompletedTask;

    /// <summary>Takes all rows.</summary>
    public async Task<Outcome<ImportCounts>> Take(CancellationToken stop)
    {
        // Rows never change after they were added to a save; looking for changes in all of them is most of the work.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var counts = From;
        int at = 0;
        foreach (var row in file.Rows())
        {
            var (record, problems) = Read(row);
            if (++at <= From.Rows) continue;
            batch.Add((row, record, problems));
            if (batch.Count < BatchRows) continue;
            var done = await Finish(counts, stop);
            if (done.Failure is not null) return done;
            counts = done.Value;
        }
        return batch.Count == 0 && counts.Rows > 0 ? counts : await Finish(counts, stop);
    }

    private (ImportRecord Record, List<Problem> Problems) Read(TableRow row)
    {
        var record = records.Of(row);
        // What is wrong with a column that is left out spoils nothing.
        var problems = row.Problems.Where(problem => problem.Field is null || !records.IsLeftOut(problem.Field))
            .Select(problem => problem with { Row = row.Number }).ToList();
        int beyond = row.Cells.Count - 1;
        while (beyond >= file.Header.Cells.Count && row[beyond].Length == 0) beyond--;
        if (beyond >= file.Header.Cells.Count) problems.Add(new("imports.beyond-header", ColumnName.Of(beyond), row.Number));
        if (key is not null && record[key] is { Length: > 0 } id && !seen.TryAdd(CellText.Code(id).ToUpperInvariant(), row.Number))
            problems.Add(new("imports.key-twice", key, row.Number, seen[CellText.Code(id).ToUpperInvariant()]));
        return (record, problems);
    }

    private async Task<Outcome<ImportCounts>> Finish(ImportCounts before, CancellationToken stop)
    {
        for (int tries = 1; ; tries++)
        {
            var (counts, bad) = (before, new List<BadRow>());
            var good = batch.Where(one => one.Problems.Count == 0).Select(one => one.Record).ToList();
            await using var transaction = IsDry ? null : await db.Database.BeginTransactionAsync(stop);
            var taken = good.Count == 0 ? Outcome<IReadOnlyList<RowVerdict>>.Of([]) : await target.Take(good, stop);
            if (taken.Failure is { } broken) return broken;
            var verdicts = new Queue<RowVerdict>(taken.Value);
            foreach (var (row, _, problems) in batch)
            {
                var verdict = problems.Count > 0 ? RowVerdict.Bad(problems) : verdicts.Dequeue();
                counts = counts.With(verdict.Effect);
                if (verdict.Effect == RowEffect.Bad) bad.Add(new(row, [.. verdict.Problems.Select(problem => Named(problem, row.Number))]));
            }
            if (IsDry) db.Forget();
            await Keep(counts, bad);
            var failure = db.HasChanges ? await db.Commit(stop) : null;
            db.Forget();
            // Somebody registered or changed the same thing meanwhile: judged again, it is a change or no change.
            if (failure is Fail.Conflict && tries < MostTries) continue;
            if (failure is not null) return failure;
            if (transaction is not null)
            {
                await transaction.CommitAsync(stop);
                target.AreDurable();
            }
            batch.Clear();
            bad.ForEach(Set);
            await Tell(counts);
            return counts;
        }
    }

    // The reader of a problem looks for the column as the file calls it.
    private Problem Named(Problem problem, int row)
    {
        int at = problem.Field is { } field ? columns.ToList().IndexOf(field) : -1;
        return problem with { Row = row, Field = at >= 0 && at < file.Header.Cells.Count ? file.Header[at] : problem.Field };
    }
}
