using System.Text;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>The first visible sheet of a workbook as delimited text, row for row, so that it is read as any other text.</summary>
static class WorkbookText
{
    private static readonly TableLimits Limits = new();

    /// <summary>Writes the text into a file of its own, which the caller deletes.</summary>
    /// <returns>Its path, or why the workbook cannot be read.</returns>
    public static Outcome<string> Make(string workbook, CancellationToken stop)
    {
        using var stream = File.OpenRead(workbook);
        var opened = TableFile.Open(stream, Path.GetFileName(workbook), Limits, stop: stop);
        if (opened.Failure is { } failure) return failure;
        using var table = opened.Value;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var text = new StreamWriter(path, append: false, new UTF8Encoding(false));
            int number = Write(text, 1, table.Header);
            foreach (var row in table.Rows())
            {
                stop.ThrowIfCancellationRequested();
                if (row.Problems is [var problem, ..]) return Dropped(path, new Fail.Invalid([problem]));
                number = Write(text, number, row);
            }
            return path;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static Fail.Invalid Dropped(string path, Fail.Invalid why)
    {
        File.Delete(path);
        return why;
    }

    // Rows keep their numbers: an empty one is an empty line.
    private static int Write(StreamWriter text, int number, TableRow row)
    {
        for (; number < row.Number; number++) text.Write('\n');
        text.Write(string.Join(',', row.Cells.Select(CsvCell.Quoted)));
        text.Write('\n');
        return number + 1;
    }
}
