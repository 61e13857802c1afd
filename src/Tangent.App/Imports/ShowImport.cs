using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Flow;
using Tangent.App.Attachments.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>An import: how far it is, how its columns are named, its first rows and the first bad ones.</summary>
public sealed class ShowImport(Db db, ImportReach reach, StoredFiles files, JobFacts jobs)
{
    private const int FirstRows = 5, FirstBadRows = 100;

    /// <summary>Which import.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="WithRows">Whether the first rows of the file are wanted, for naming its columns.</param>
    public sealed record Request(Guid Id, bool WithRows = false);

    /// <summary>The import.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="FileName">Name of the file; empty when it was erased.</param>
    /// <param name="Stage">How far it is.</param>
    /// <param name="Counts">What rows do or did.</param>
    /// <param name="IsInUse">Whether new rows are in use at once.</param>
    /// <param name="Target">What it is imported into.</param>
    /// <param name="Source">The system that the rows come from, where the target asks for it.</param>
    /// <param name="HasSource">Whether that must be named.</param>
    /// <param name="MayBeInUse">Whether the actor may put new rows in use without a review.</param>
    /// <param name="Job">The job that checks or writes it, or did.</param>
    /// <param name="Fields">What a column can be.</param>
    /// <param name="Table">What stands in the file, when it was asked for.</param>
    /// <param name="Bad">The first bad rows.</param>
    public sealed record Shown(Guid Id, string FileName, ImportStage Stage, ImportCounts Counts, bool IsInUse, string Target, string? Source,
        bool HasSource, bool MayBeInUse, JobFact? Job,
        IReadOnlyList<ImportField> Fields, Table? Table, IReadOnlyList<BadRow> Bad)
    {
        /// <summary>Whether it is being checked or written now.</summary>
        public bool IsBusy => Job?.IsOpen == true && Stage is ImportStage.Checking or ImportStage.Writing;
    }

    /// <summary>What stands in the file.</summary>
    /// <param name="Headers">Its header.</param>
    /// <param name="Columns">The field of each column, empty for one that is left out.</param>
    /// <param name="Rows">Its first rows.</param>
    /// <param name="Encoding">How its text was read, or null.</param>
    /// <param name="IsEncodingGuessed">Whether that was found out from the bytes.</param>
    /// <param name="Sheet">Which sheet is read, or null.</param>
    /// <param name="HasDates">Whether dates are among its columns.</param>
    /// <param name="IsDayFirst">How a person meant 03/04/2026, or null.</param>
    /// <param name="FoundDayFirst">What its first dates say of that, or null when they say nothing.</param>
    /// <param name="Lifecycle">Which events of a log become rows; null when it is no log.</param>
    /// <param name="IsLifecycleChosen">Whether a person chose that.</param>
    public sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows, string? Encoding,
        bool IsEncodingGuessed, string? Sheet, bool HasDates, bool? IsDayFirst, bool? FoundDayFirst, Lifecycle? Lifecycle, bool IsLifecycleChosen);

    /// <summary>Shows it, when it lies in the actor's scope.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        var bad = await db.ImportBadRows.Where(row => row.ImportId == import.Id).OrderBy(row => row.Number).Take(FirstBadRows).ToListAsync(stop);
        Table? table = null;
        IReadOnlyList<BadRow> badRows = [];
        if (request.WithRows || bad.Count > 0)
        {
            var opened = await reach.Open(import, stop);
            if (opened.Failure is { } unreadable) return unreadable;
            using var file = opened.Value;
            if (request.WithRows) table = TableOf(import, file, reach.TargetOf(import.Target));
            else badRows = BadRows(file, bad);
        }
        var names = await files.Names([import.FileId], stop);
        var target = reach.TargetOf(import.Target);
        return new Shown(import.Id, names.GetValueOrDefault(import.FileId, ""), import.Stage,
            new(import.NewRows, import.ChangedRows, import.UnchangedRows, import.BadRows), import.IsInUse, import.Target, import.Source,
            target.HasSource, target.IsReviewed && target.LacksReview(who) is null,
            await jobs.Of(import.JobId, stop), target.Fields, table, badRows);
    }

    private static Table TableOf(ImportRow import, TableFile file, IImportTarget target) => new(file.Header.Cells, import.Columns,
        file.Ahead(FirstRows), file.Encoding, file.IsEncodingGuessed, file.Sheet, target.Fields.Any(field => field.IsTime), import.IsDayFirst,
        DateOrder.Of(file, import.Columns, target.Fields), file.Log?.Lifecycle, import.Lifecycle is not null);

    /// <summary>The rows with their cells, which are read from the file again.</summary>
    internal static List<BadRow> BadRows(TableFile file, List<ImportBadRow> bad)
    {
        var wanted = bad.ToDictionary(row => row.Number);
        var found = new List<BadRow>(bad.Count);
        foreach (var row in file.Rows())
        {
            if (wanted.TryGetValue(row.Number, out var kept)) found.Add(new(row, ImportReach.Problems(kept)));
            if (found.Count == bad.Count) break;
        }
        return found;
    }
}
