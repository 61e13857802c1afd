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

    /// <summary>Writes it.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string input, string? beside, ReadLog read)
    {
        var path = PathOf(input, beside);
        char delimiter = read.Delimiter ?? ',';
        using var file = File.Create(path);
        string[] names = read.Delimiter is null ? ["text"] : [.. read.Columns!.Names];
        Line(file, delimiter, ["row", "field", "reason", .. names]);
        foreach (var row in read.Rejected)
        {
            Put(file, string.Concat(Cell(row.Row.ToString(CultureInfo.InvariantCulture), delimiter), delimiter, Cell(row.Field ?? "", delimiter), delimiter,
                Cell(W.Of(row.Fault), delimiter), delimiter));
            // A row of delimited text stands as it stood; its cells follow the three new ones.
            var text = row.Text ?? [];
            if (read.Delimiter is not null) file.Write(text.AsSpan().TrimEnd("\r\n"u8));
            else Put(file, Cell(Encoding.UTF8.GetString(text), ','));
            file.WriteByte((byte)'\n');
        }
        return path;
    }

    private static void Line(Stream file, char delimiter, IEnumerable<string> cells) =>
        Put(file, string.Join(delimiter, cells.Select(cell => Cell(cell, delimiter))) + "\n");

    private static void Put(Stream file, string text) => file.Write(Encoding.UTF8.GetBytes(text));

    private static string Cell(string text, char delimiter) => text.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
