using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tangent.Analytics.Flow;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.Imports;

/// <summary>Which column of a file is which field: by its header, in any language and writing, and as our exports write it.</summary>
static partial class ColumnGuess
{
    /// <summary>Header of the column that our files of bad rows have in front; it is never data.</summary>
    public const string ReasonKey = "reason";

    private const int MostKept = 30, LongestKept = 40;

    /// <summary>The same; columns of a log, and what a program calls attributes, are kept as such where the target has them.</summary>
    public static Items<string> Of(TableFile file, IReadOnlyList<ImportField> fields)
    {
        var (headers, columns) = (file.Header.Cells, Of(file.Header.Cells, fields));
        if (fields.FirstOrDefault(field => field.IsMany)?.Key is not { } many) return columns;
        int left = MostKept;
        return columns.Select((field, at) => field.Length == 0 && IsKept(file, headers[at]) && left-- > 0 ? many : field).ToItems();
    }

    private static bool IsKept(TableFile file, string header) => header.Length is > 0 and <= LongestKept && file.Format switch
    {
        // A joined row is neither a start nor a complete.
        TableFormat.Xes => header != "lifecycle:transition" || file.Log!.Lifecycle == Lifecycle.All,
        _ => header.StartsWith(AttributePrefix, StringComparison.Ordinal),
    };

    private const string AttributePrefix = "attributes.";

    /// <summary>Name of the attribute that a column holds.</summary>
    public static string AttributeOf(string header) =>
        header.StartsWith(AttributePrefix, StringComparison.Ordinal) ? header[AttributePrefix.Length..] : header;

    /// <summary>The field of each column; empty for a column that is left out. No field is given twice but one that can be many.</summary>
    public static Items<string> Of(IReadOnlyList<string> headers, IReadOnlyList<ImportField> fields)
    {
        var columns = new string?[headers.Count];
        // What a header says exactly goes first, so that a label beside a code does not take its place.
        foreach (var how in new Func<string, ImportField, bool>[] { IsKey, IsName, IsLabel })
            foreach (var field in fields.Where(field => !columns.Contains(field.Key)))
            {
                int at = Array.FindIndex([.. headers], header => how(header, field));
                if (at >= 0 && columns[at] is null) columns[at] = field.Key;
            }
        return columns.Select(field => field ?? "").ToItems();
    }

    /// <summary>Whether the column is known not to be data: our own exports tell more than an import takes.</summary>
    public static bool IsForReaders(string header) => KeyOf(header) is not null;

    /// <summary>The same for files with the same columns; the column of reasons does not count.</summary>
    public static string ShapeOf(IReadOnlyList<string> headers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', headers.Where(header => KeyOf(header) != ReasonKey).Select(CellText.Token)))));

    /// <summary>Whether the column says why a row was set aside.</summary>
    public static bool IsReason(string header) => KeyOf(header) == ReasonKey;

    private static bool IsKey(string header, ImportField field) => KeyOf(header) == field.Key || header.Trim() == field.Key;

    private static bool IsLabel(string header, ImportField field) => KeyOf(header) == field.Key + ".label";

    private static bool IsName(string header, ImportField field)
    {
        if (KeyOf(header)?.EndsWith(".label", StringComparison.Ordinal) == true) return false;
        var token = CellText.Token(Aside().Replace(header, ""));
        return token.Length > 0 && field.Headers.Any(name => CellText.Token(name) == token);
    }

    private static string? KeyOf(string header) => Key().Match(header) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\[([a-z.-]+)\]\s*\z")]
    private static partial Regex Key();

    // What stands in brackets explains: a code for programs, that it must be filled in, what may stand there.
    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)|（[^）]*）|【[^】]*】")]
    private static partial Regex Aside();
}
