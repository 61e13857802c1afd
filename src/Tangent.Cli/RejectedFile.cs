using System.Globalization;
using System.Text;
using Tangent.App.LogFiles;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The rows that were set aside, as a file that can be mended and read again: row, field and reason come first.</summary>
static class RejectedFile
{
    private static readonly Words W = new();

    /// <summary>Where it stands: beside another file that is written, else in the current folder.</summary>
    public static string PathOf(string input, string? beside)
    {
        var folder = beside is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(beside))!;
        return Path.Combine(folder, Path.GetFileName(input) + ".rejected.csv");
    }

    /// <summary>Writes rows that were set aside, and says so; removes the file of an earlier run when there are none.</summary>
    /// <returns>Whether there are some.</returns>
    public static bool Keep(string input, string? beside, RejectedRows rows)
    {
        var path = PathOf(input, beside);
        if (rows.Count == 0)
        {
            // That of an earlier run would speak of rows that are mended.
            File.Delete(path);
            return false;
        }
        Write(path, rows);
        Console.Error.WriteLine(W["analyse.rejected", rows.Count, path]);
        if (rows.Rows.Count < rows.Count) Console.Error.WriteLine(W["analyse.rejected-first", rows.Rows.Count]);
        return true;
    }

    private static void Write(string path, RejectedRows rows)
    {
        char delimiter = rows.Delimiter ?? ',';
        using var file = File.Create(path);
        string[] names = rows.Delimiter is null ? ["text"] : [.. rows.Names!];
        Line(file, delimiter, ["row", "field", "reason", .. names]);
        foreach (var row in rows.Rows)
        {
            Put(file, string.Concat(Cell(row.Row.ToString(CultureInfo.InvariantCulture), delimiter), delimiter, Cell(row.Field ?? "", delimiter), delimiter,
                Cell(W.Of(row.Fault), delimiter), delimiter));
            // A row of delimited text stands as it stood; its cells follow the three new ones.
            var text = row.Text ?? [];
            if (rows.Delimiter is not null) file.Write(text.AsSpan().TrimEnd("\r\n"u8));
            else Put(file, Cell(Encoding.UTF8.GetString(text), ','));
            file.WriteByte((byte)'\n');
        }
    }

    private static void Line(Stream file, char delimiter, IEnumerable<string> cells) =>
        Put(file, string.Join(delimiter, cells.Select(cell => Cell(cell, delimiter))) + "\n");

    private static void Put(Stream file, string text) => file.Write(Encoding.UTF8.GetBytes(text));

    private static string Cell(string text, char delimiter) => text.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>Rows of one file that were set aside.</summary>
/// <param name="Delimiter">What parts their cells; null where a row is no row of cells.</param>
/// <param name="Names">Names of the cells, where there are cells.</param>
/// <param name="Count">How many.</param>
/// <param name="Rows">Those rows; the first ones where there are very many.</param>
sealed record RejectedRows(char? Delimiter, IReadOnlyList<string>? Names, long Count, IReadOnlyList<RejectedRow> Rows);
