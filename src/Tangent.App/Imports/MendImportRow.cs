using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Takes over a bad row as somebody mended it. A row that is still bad stays where it is.</summary>
public sealed class MendImportRow(Db db, ImportReach reach)
{
    /// <summary>The row.</summary>
    /// <param name="Id">Which import.</param>
    /// <param name="Number">Which row of its file.</param>
    /// <param name="Cells">All cells of the row as they shall be, from the left.</param>
    public sealed record Request(Guid Id, int Number, IReadOnlyList<string>? Cells);

    /// <summary>Takes it over; the fields of problems are the file's headers.</summary>
    public async Task<Outcome<RowEffect>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        if (import.Stage != ImportStage.Written) return Fail.Clash("imports.not-written");
        var bad = await db.ImportBadRows.SingleOrDefaultAsync(row => row.ImportId == import.Id && row.Number == request.Number, stop);
        if (bad is null) return Fail.NotFound;

        var target = reach.TargetOf(import.Target);
        var opened = await reach.Open(import, stop);
        if (opened.Failure is { } unreadable) return unreadable;
        using var file = opened.Value;
        await target.Begin(who, ImportReach.Options(import, file, target), stop);
        var cells = (request.Cells ?? []).Select(CellText.Clean).ToList();
        var record = new RowRecords(file.Header.Cells, import.Columns, target).Of(new(request.Number, cells, []));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var taken = await target.Take([record], stop);
        if (taken.Failure is { } broken) return broken;
        var verdict = taken.Value[0];
        if (verdict.Effect == RowEffect.Bad)
        {
            db.Forget();
            return new Fail.Invalid([.. verdict.Problems.Select(problem => problem with { Row = null, Field = Place(import, problem.Field) })]);
        }
        Count(import, verdict.Effect);
        db.Remove(bad);
        db.Update(import);
        if (await db.Commit(stop) is { } failure) return failure;
        await transaction.CommitAsync(stop);
        target.AreDurable();
        return verdict.Effect;
    }

    // Forms name the cells by their places: cells.1 is the first.
    private static string? Place(ImportRow import, string? field) =>
        field is not null && import.Columns.ToList().IndexOf(field) is var at and >= 0 ? $"cells.{at + 1}" : field;

    private static void Count(ImportRow import, RowEffect effect)
    {
        import.BadRows--;
        if (effect == RowEffect.New) import.NewRows++;
        else if (effect == RowEffect.Changed) import.ChangedRows++;
        else import.UnchangedRows++;
    }
}
