namespace Tangent.App.LogFiles;

/// <summary>A cell of delimited text.</summary>
static class CsvCell
{
    /// <summary>The cell as it is written between commas: in quotes where it needs them.</summary>
    public static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
