namespace Tangent.App.Export;

/// <summary>Format of an exported list.</summary>
public enum ExportFormat
{
    /// <summary>Text, UTF-8 with its mark, commas, RFC 4180.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>One cell of an exported list. The kinds are closed.</summary>
public abstract record Cell
{
    private Cell() { }

    /// <summary>Text; empty for nothing.</summary>
    public sealed record Text(string? Value) : Cell;

    /// <summary>A number, which stays a number.</summary>
    public sealed record Number(decimal? Value) : Cell;

    /// <summary>A moment, in UTC to the second.</summary>
    public sealed record Moment(DateTime? Utc) : Cell;

    /// <summary>A code with its label in the reader's language: two cells, so that nothing is lost in either.</summary>
    public sealed record Coded(string? Code, string? Label) : Cell;
}

/// <summary>A column of an exported list.</summary>
/// <param name="Key">Its name for programs, such as <c>channel</c>: stands in brackets behind the words.</param>
/// <param name="Head">Its name in the reader's language.</param>
/// <param name="Cell">What stands in it for a row.</param>
/// <param name="IsCoded">Whether it takes two cells, code and label.</param>
public sealed record ExportColumn<T>(string Key, string Head, Func<T, Cell> Cell, bool IsCoded = false);

/// <summary>A list that can be written as a file. Every list of the program is exported through this one description.</summary>
/// <param name="Name">Name of the sheet and of the file, without an ending.</param>
/// <param name="Columns">Columns in order.</param>
/// <param name="Rows">Rows; they are read one by one, so memory stays the same however many there are.</param>
public sealed record ExportTable<T>(string Name, IReadOnlyList<ExportColumn<T>> Columns, IAsyncEnumerable<T> Rows)
{
    /// <summary>
    /// Headers as they stand in the file: words, then the key in brackets. Of a coded column the first cell has the code
    /// under <c>[key]</c>, the second its label under <c>[key.label]</c>.
    /// </summary>
    public IEnumerable<string> Headers => Columns.SelectMany(column => column.IsCoded
        ? [$"{column.Head} [{column.Key}]", $"{column.Head} [{column.Key}.label]"]
        : new[] { $"{column.Head} [{column.Key}]" });

    /// <summary>The cells of a row, coded ones as two texts.</summary>
    public IEnumerable<Cell> CellsOf(T row)
    {
        foreach (var column in Columns)
        {
            var cell = column.Cell(row);
            if (cell is Cell.Coded coded)
            {
                yield return new Cell.Text(coded.Code);
                yield return new Cell.Text(coded.Label);
            }
            else yield return cell;
        }
    }

    /// <summary>Writes the list.</summary>
    public Task Write(ExportFormat format, Stream target, CancellationToken stop) => format switch
    {
        ExportFormat.Csv => CsvFile.Write(this, target, stop),
        _ => XlsxFile.Write(this, target, stop),
    };
}
