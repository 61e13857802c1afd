using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>What kind of file a table came in.</summary>
public enum TableFormat
{
    /// <summary>Delimited text.</summary>
    Text,

    /// <summary>A workbook.</summary>
    Workbook,

    /// <summary>JSON lines.</summary>
    JsonLines,

    /// <summary>A log in XES.</summary>
    Xes,
}

/// <summary>A table read from a file of any origin: its header, then its rows one by one, once.</summary>
public sealed partial class TableFile : IDisposable
{
    private readonly Stream stream;
    private readonly TableLimits limits;
    private readonly XlsxBook? book;
    private readonly IEnumerator<TableRow> rows;
    private readonly Queue<TableRow> ahead = new();
    private UnpackedFile? unpacked;
    private int last;
    private bool isOver;

    private TableFile(Stream stream, string name, TableLimits limits, TextGuess? text, char? delimiter, XlsxBook? book, IEnumerator<TableRow> rows)
    {
        (this.stream, Name, this.limits, this.book, this.rows, Delimiter) = (stream, name, limits, book, rows, delimiter);
        (Encoding, IsEncodingGuessed, Sheet) = (text?.Name, text?.IsGuess ?? false, book?.SheetName);
        Format = book is null ? TableFormat.Text : TableFormat.Workbook;
    }

    /// <summary>Encodings that a person can choose for a text.</summary>
    public static IReadOnlyList<string> Encodings => TextGuess.Names;

    /// <summary>Name of the file, without a path.</summary>
    public string Name { get; }

    /// <summary>What kind of file it is, unpacked.</summary>
    public TableFormat Format { get; private init; }

    /// <summary>Whether it came packed with gzip.</summary>
    public bool IsPacked => unpacked is not null;

    /// <summary>The log that a file in XES is, or null.</summary>
    internal XesRows? Log { get; private init; }

    /// <summary>Encoding of a text, or null.</summary>
    public string? Encoding { get; }

    /// <summary>Whether the encoding was found out from the bytes: a person may know better.</summary>
    public bool IsEncodingGuessed { get; }

    /// <summary>What parts the cells of a text, or null.</summary>
    public char? Delimiter { get; }

    /// <summary>The sheet of a workbook that is read: the first visible one; or null.</summary>
    public string? Sheet { get; }

    /// <summary>The first row that is not empty.</summary>
    public TableRow Header { get; private set; } = new(0, [], []);

    /// <summary>Share of the file that was read, 0 to 1.</summary>
    public double Share => book?.Share ?? (stream.Length == 0 ? 1 : (double)stream.Position / stream.Length);

    /// <summary>Opens it, or says why it is no table. The stream must be seekable; it stays open.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="name">Name of the file, for what is said about it.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="encoding">One of <see cref="Encodings"/>, when a person knows it; null to find out.</param>
    /// <param name="lifecycle">Which events of a XES log become rows; null: pairs where starts and completes occur, else all.</param>
    /// <param name="stop">Ends the look at the whole file that names the columns of some kinds.</param>
    public static Outcome<TableFile> Open(Stream stream, string name, TableLimits limits, string? encoding = null, Lifecycle? lifecycle = null,
        CancellationToken stop = default)
    {
        if (stream.Length == 0) return Refuse("imports.empty", name);
        if (stream.Length > limits.MostBytes) return Refuse("imports.too-large", name, limits.MostBytes >> 20);
        var start = new byte[8];
        stream.Position = 0;
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read == 8 && start is [0xd0, 0xcf, 0x11, 0xe0, ..]) return Refuse("imports.old-or-locked", name);
        try
        {
            if (start is [(byte)'P', (byte)'K', 3, 4, ..]) return OpenBook(stream, name, limits);
            if (start is [0x1f, 0x8b, ..]) return OpenPacked(stream, name, limits, encoding, lifecycle, stop);
            return OpenText(stream, name, limits, encoding, lifecycle, stop);
        }
        catch (Exception exception) when (Trouble(exception, name) is { } trouble)
        {
            return new Fail.Invalid([trouble with { Field = "file" }]);
        }
    }

    /// <summary>The first rows below the header, which are still given by <see cref="Rows"/>.</summary>
    public IReadOnlyList<TableRow> Ahead(int most)
    {
        while (ahead.Count < most && Next() is { } row) ahead.Enqueue(row);
        return [.. ahead.Take(most)];
    }

    /// <summary>The rows below the header; empty rows are left out. A file that breaks off ends with a row that says so.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (ahead.TryDequeue(out var early)) yield return early;
        while (Next() is { } row) yield return row;
    }

    private TableRow? Next()
    {
        while (!isOver)
        {
            TableRow? row;
            try
            {
                row = rows.MoveNext() ? rows.Current : null;
            }
            catch (Exception exception) when (Trouble(exception, Name) is { } trouble)
            {
                isOver = true;
                return new(last + 1, [], [unpacked?.IsCut == true ? Cut() : trouble with { Row = last + 1 }]);
            }
            if (row is null)
            {
                isOver = true;
                return unpacked?.IsCut == true ? new(last + 1, [], [Cut()]) : null;
            }
            last = row.Number;
            if (last > limits.MostRows)
            {
                isOver = true;
                return new(last, [], [new("imports.too-many-rows", null, last, limits.MostRows)]);
            }
            if (!row.IsBlank) return row;
        }
        return null;
    }

    private Problem Cut() => new("imports.gzip-cut", null, last + 1, Name);

    /// <inheritdoc />
    public void Dispose()
    {
        rows.Dispose();
        book?.Dispose();
        unpacked?.Text.Dispose();
    }
}
