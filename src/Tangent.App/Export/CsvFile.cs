using System.Globalization;
using System.Text;

namespace Tangent.App.Export;

/// <summary>A list as text: UTF-8 with a byte-order mark (or spreadsheets misread Chinese), commas, CR LF, RFC 4180.</summary>
static class CsvFile
{
    public static async Task Write<T>(ExportTable<T> table, Stream target, CancellationToken stop)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        await writer.WriteAsync(Line(table.Headers.Select(Defang.Text)).AsMemory(), stop);
        await foreach (var row in table.Rows.WithCancellation(stop))
            await writer.WriteAsync(Line(table.CellsOf(row).Select(Plain)).AsMemory(), stop);
    }

    private static string Plain(Cell cell) => cell switch
    {
        Cell.Number number => number.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
        Cell.Moment moment => moment.Utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
        Cell.Text text => Defang.Text(text.Value ?? ""),
        _ => throw new InvalidOperationException($"{cell.GetType().Name} does not stand in a file by itself."),
    };

    /// <summary>A line of texts, guarded against being read as formulas.</summary>
    public static string Line(IReadOnlyList<string> texts) => Line(texts.Select(Defang.Text));

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote)) + "\r\n";

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 && cell.Trim().Length == cell.Length
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
