using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Imports;

/// <summary>One bad row of an import with all its cells, to be mended.</summary>
public sealed class ShowImportRow(Db db, ImportReach reach, StoredFiles files)
{
    /// <summary>Which row of which import.</summary>
    public sealed record Request(Guid Id, int Number);

    /// <summary>The row.</summary>
    /// <param name="FileName">Name of the file.</param>
    /// <param name="Headers">Its header.</param>
    /// <param name="Cells">Cells of the row, as many as the header has.</param>
    /// <param name="Problems">What is wrong; fields are <c>cells.1</c> and so on where they name a column.</param>
    /// <param name="Required">Per cell, whether its field must be filled in.</param>
    public sealed record Shown(
        string FileName, IReadOnlyList<string> Headers, IReadOnlyList<string> Cells, IReadOnlyList<Problem> Problems, IReadOnlyList<bool> Required);

    /// <summary>Shows it. A row that is not bad, or no longer, is missing.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        var bad = await db.ImportBadRows.Where(row => row.ImportId == import.Id && row.Number == request.Number).ToListAsync(stop);
        if (bad.Count == 0) return Fail.NotFound;
        var opened = await reach.Open(import, stop);
        if (opened.Failure is { } unreadable) return unreadable;

        using var file = opened.Value;
        var headers = file.Header.Cells;
        if (ShowImport.BadRows(file, bad) is not [var row]) return Fail.NotFound;
        var names = await files.Names([import.FileId], stop);
        var required = reach.TargetOf(import.Target).Fields.Where(field => field.IsRequired).Select(field => field.Key).ToHashSet();
        return new Shown(names.GetValueOrDefault(import.FileId, ""), headers, [.. headers.Select((_, at) => row.Row[at])],
            [.. row.Problems.Select(problem => problem with
            {
                Row = null,
                Field = headers.ToList().IndexOf(problem.Field ?? "") is var at and >= 0 ? $"cells.{at + 1}" : problem.Field,
            })],
            [.. headers.Select((_, at) => at < import.Columns.Count && required.Contains(import.Columns[at]))]);
    }
}
