using System.Globalization;
using System.Text;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;

namespace Tangent.App.Imports;

/// <summary>Rows of a file by the fields that its columns are.</summary>
sealed class RowRecords
{
    private readonly IReadOnlyList<string> headers, columns;
    private readonly string? many;
    private readonly int[] order;

    /// <param name="headers">The header of the file.</param>
    /// <param name="columns">The field of each column, empty for one that is left out.</param>
    /// <param name="target">What the rows become.</param>
    public RowRecords(IReadOnlyList<string> headers, IReadOnlyList<string> columns, IImportTarget target)
    {
        (this.headers, this.columns) = (headers, columns);
        many = target.Fields.FirstOrDefault(field => field.IsMany)?.Key;
        order = [.. Enumerable.Range(0, headers.Count).Where(at => !ColumnGuess.IsReason(headers[at])).OrderBy(at => headers[at], StringComparer.Ordinal)];
    }

    /// <summary>The record of a row.</summary>
    public ImportRecord Of(TableRow row)
    {
        var values = new Dictionary<string, string>();
        List<(string, string)>? several = null;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Length == 0) continue;
            if (columns[i] != many) values[columns[i]] = row[i];
            else if (row[i].Length > 0) (several ??= []).Add((ColumnGuess.AttributeOf(i < headers.Count ? headers[i] : ""), row[i]));
        }
        return new(row.Number, values) { Many = several ?? [], Said = () => Said(row) };
    }

    /// <summary>Whether the column of this header is left out.</summary>
    public bool IsLeftOut(string header)
    {
        for (int i = 0; i < headers.Count && i < columns.Count; i++)
            if (headers[i] == header) return columns[i].Length == 0;
        return false;
    }

    private string Said(TableRow row)
    {
        var said = new StringBuilder();
        foreach (int at in order)
            if (row[at] is { Length: > 0 } text) said.Append(headers[at]).Append('=').Append(text).Append('\n');
        if (row.Occurrence > 1) said.Append(CultureInfo.InvariantCulture, $"#{row.Occurrence}");
        return said.ToString();
    }
}
