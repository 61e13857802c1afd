using System.Globalization;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.Comments;

/// <summary>One comment of a file.</summary>
/// <param name="Row">Row of the file, as a spreadsheet counts.</param>
/// <param name="Text">What was said, after its heading where there is one.</param>
/// <param name="Score">The score given with it; NaN without.</param>
/// <param name="Label">Its class, as somebody judged it; empty without.</param>
/// <param name="Touchpoint">The touchpoint that it is known to be about; empty without.</param>
public sealed record CommentRow(int Row, string Text, double Score, string Label, string Touchpoint);

/// <summary>The comments of a file.</summary>
/// <param name="Rows">Rows with a comment.</param>
/// <param name="Empty">Rows without one.</param>
/// <param name="Bad">Rows that could not be read, with why.</param>
/// <param name="Columns">Which column was taken for what, by name.</param>
public sealed record CommentSheet(
    IReadOnlyList<CommentRow> Rows, int Empty, IReadOnlyList<Problem> Bad, IReadOnlyDictionary<CommentRole, string> Columns)
{
    /// <summary>Whether the file has this column.</summary>
    public bool Has(CommentRole role) => Columns.ContainsKey(role);
}

/// <summary>Reads comments from CSV, XLSX or JSON lines, plain or packed.</summary>
public static class CommentFile
{
    /// <summary>The comments, or why the file cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="named">Columns that somebody named; the others are guessed.</param>
    /// <param name="stop">Stops it.</param>
    public static Outcome<CommentSheet> Read(string path, IReadOnlyDictionary<CommentRole, string> named, CancellationToken stop)
    {
        try
        {
            using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var opened = TableFile.Open(bytes, Path.GetFileName(path), TableLimits.None, stop: stop);
            if (opened.Failure is { } failure) return failure;
            using var table = opened.Value;
            var roles = CommentColumns.From(table.Header.Cells, named);
            return roles.Failure is { } wrong ? wrong : Rows(table, roles.Value, stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(path, "analyse.file-unreadable", path);
        }
    }

    private static CommentSheet Rows(TableFile table, IReadOnlyDictionary<CommentRole, int> roles, CancellationToken stop)
    {
        List<CommentRow> rows = [];
        List<Problem> bad = [];
        int empty = 0;
        foreach (var row in table.Rows())
        {
            stop.ThrowIfCancellationRequested();
            string Cell(CommentRole role) => roles.TryGetValue(role, out int place) ? row[place].Trim() : "";
            if (row.Problems.Count > 0)
            {
                bad.AddRange(row.Problems);
                continue;
            }
            var (title, comment, score) = (Cell(CommentRole.Title), Cell(CommentRole.Comment), Cell(CommentRole.Score));
            var text = title.Length == 0 ? comment : comment.Length == 0 ? title : $"{title}\n{comment}";
            if (text.Length == 0) empty++;
            else rows.Add(new(row.Number, text, Number(score), Cell(CommentRole.Label), Cell(CommentRole.Touchpoint)));
        }
        return new(rows, empty, bad, roles.ToDictionary(role => role.Key, role => table.Header[role.Value]));
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : double.NaN;
}
