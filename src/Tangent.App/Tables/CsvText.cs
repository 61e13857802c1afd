using System.Text;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>Reads delimited text row by row: any line ends, quotes with line breaks inside, bounded cells and columns.</summary>
sealed class CsvText(TextReader text, char delimiter, TableLimits limits)
{
    private readonly char[] buffer = new char[1 << 15];
    private readonly StringBuilder cell = new();
    private int length, position, number;
    private bool isTooLong, isTooWide, isOpen;

    /// <summary>The rows, empty ones too.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (Next() is { } row) yield return row;
    }

    private TableRow? Next()
    {
        if (!Fill()) return null;
        var cells = new List<string>();
        (isTooLong, isTooWide, isOpen) = (false, false, false);
        number++;
        while (ReadCell(cells)) { }
        return new(number, cells, Problems(cells));
    }

    /// <summary>Reads one cell.</summary>
    /// <returns>Whether the row goes on after it.</returns>
    private bool ReadCell(List<string> cells)
    {
        cell.Clear();
        if (Fill() && buffer[position] == '"')
        {
            position++;
            ReadQuoted();
        }
        while (true)
        {
            if (!Fill()) return End(cells, false);
            int run = buffer.AsSpan(position, length - position).IndexOfAny(delimiter, '\r', '\n');
            Keep(buffer.AsSpan(position, run < 0 ? length - position : run));
            position = run < 0 ? length : position + run;
            if (run < 0) continue;

            char ending = buffer[position++];
            if (ending == '\r' && Fill() && buffer[position] == '\n') position++;
            return End(cells, ending == delimiter);
        }
    }

    private void ReadQuoted()
    {
        while (Fill())
        {
            int run = buffer.AsSpan(position, length - position).IndexOf('"');
            Keep(buffer.AsSpan(position, run < 0 ? length - position : run));
            position = run < 0 ? length : position + run + 1;
            if (run < 0) continue;
            if (!Fill() || buffer[position] != '"') return;
            Keep("\"");
            position++;
        }
        isOpen = true;
    }

    private bool End(List<string> cells, bool goesOn)
    {
        if (cells.Count < limits.MostColumns) cells.Add(CellText.Clean(cell.ToString()));
        else if (cell.Length > 0) isTooWide = true;
        return goesOn;
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        // Padding of a cell may be longer than the bound, but nobody pads that far.
        if (cell.Length + part.Length > limits.LongestCell) isTooLong = true;
        else cell.Append(part);
    }

    private List<Problem> Problems(List<string> cells)
    {
        var problems = new List<Problem>();
        if (isOpen) problems.Add(new("imports.quote-open", null, number));
        if (isTooLong) problems.Add(new("imports.cell-too-long", null, number, limits.LongestCell));
        if (isTooWide) problems.Add(new("imports.too-many-columns", null, number, limits.MostColumns));
        for (int i = 0; i < cells.Count; i++)
            if (cells[i].Contains('\ufffd', StringComparison.Ordinal)) problems.Add(new("imports.bytes-unreadable", ColumnName.Of(i), number));
        return problems;
    }

    private bool Fill()
    {
        if (position < length) return true;
        (length, position) = (text.Read(buffer), 0);
        return length > 0;
    }
}
