using Microsoft.EntityFrameworkCore;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Imports;

/// <summary>All bad rows of an import as a text file: why in front, then the columns as they came, to be mended and imported again.</summary>
public sealed class TakeBadRows(Db db, ImportReach reach)
{
    /// <summary>Which import.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="ReasonHead">Header of the column that says why.</param>
    /// <param name="Say">The words of a problem.</param>
    public sealed record Request(Guid Id, string ReasonHead, Func<Problem, string> Say);

    /// <summary>The file: lines with their ends, read one by one.</summary>
    public async Task<Outcome<IEnumerable<string>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        if (await reach.Find(who, request.Id, stop) is not { } import) return Fail.NotFound;
        var bad = await db.ImportBadRows.Where(row => row.ImportId == import.Id).OrderBy(row => row.Number).ToListAsync(stop);
        var opened = await reach.Open(import, stop);
        if (opened.Failure is { } unreadable) return unreadable;
        using var file = opened.Value;
        return Outcome<IEnumerable<string>>.Of([.. Lines(file.Header.Cells, ShowImport.BadRows(file, bad), request.ReasonHead, request.Say)]);
    }

    /// <summary>The header and a line for each row, with a byte-order mark in front.</summary>
    public static IEnumerable<string> Lines(
        IReadOnlyList<string> headers, IEnumerable<BadRow> rows, string reasonHead, Func<Problem, string> say)
    {
        // A file of bad rows that is imported again has its old reasons in front already.
        int from = headers.Count > 0 && headers[0].EndsWith(ReasonMark, StringComparison.Ordinal) ? 1 : 0;
        yield return '\ufeff' + CsvFile.Line([reasonHead + " " + ReasonMark, .. headers.Skip(from)]);
        foreach (var row in rows)
            yield return CsvFile.Line([Reasons(row, say),
                .. Enumerable.Range(from, Math.Max(headers.Count, row.Row.Cells.Count) - from).Select(at => row.Row[at])]);
    }

    private const string ReasonMark = $"[{ColumnGuess.ReasonKey}]";

    private static string Reasons(BadRow row, Func<Problem, string> say) => string.Join(" ", row.Problems.Select(problem =>
        (problem.Field is { } field ? field + ": " : "") + say(problem)));
}
