using System.Xml;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>What kind of file a table came in.</summary>
public enum TableFormat
{
    /// <summary>Delimited text.</summary>
    Text,

    /// <summary>A workbook.</summary>
    Workbook,
}

/// <summary>A table read from a file of any origin: its header, then its rows one by one, once.</summary>
public sealed class TableFile : IDisposable
{
    private readonly Stream stream;
    private readonly TableLimits limits;
    private readonly XlsxBook? book;
    private readonly IEnumerator<TableRow> rows;

    private TableFile(Stream stream, string name, TableLimits limits, TextGuess? text, char? delimiter, XlsxBook? book, IEnumerator<TableRow> rows)
    {
        (this.stream, Name, this.limits, this.book, this.rows, Delimiter) = (stream, name, limits, book, rows, delimiter);
        (Encoding, IsEncodingGuessed, Sheet) = (text?.Name, text?.IsGuess ?? false, book?.SheetName);
    }

    /// <summary>Encodings that a person can choose for a text.</summary>
    public static IReadOnlyList<string> Encodings => TextGuess.Names;

    /// <summary>Name of the file, without a path.</summary>
    public string Name { get; }

    /// <summary>Text or workbook.</summary>
    public TableFormat Format => book is null ? TableFormat.Text : TableFormat.Workbook;

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
    public static Outcome<TableFile> Open(Stream stream, string name, TableLimits limits, string? encoding = null)
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
            return start is [(byte)'P', (byte)'K', 3, 4, ..] ? OpenBook(stream, name, limits) : OpenText(stream, name, limits, encoding);
        }
        catch (Exception exception) when (Trouble(exception) is { } code)
        {
            return Refuse(code, name);
        }
    }

    /// <summary>The rows below the header; empty rows are left out. A file that breaks off ends with a row that says so.</summary>
    public IEnumerable<TableRow> Rows()
    {
        int last = Header.Number;
        while (true)
        {
            TableRow? row;
            bool isEnd = false;
            try
            {
                row = rows.MoveNext() ? rows.Current : null;
            }
            catch (Exception exception) when (Trouble(exception) is { } code)
            {
                (row, isEnd) = (new(last + 1, [], [new(code, null, last + 1, Name)]), true);
            }
            if (row is null) yield break;
            last = row.Number;
            if (last > limits.MostRows)
            {
                yield return new(last, [], [new("imports.too-many-rows", null, last, limits.MostRows)]);
                yield break;
            }
            if (!row.IsBlank) yield return row;
            if (isEnd) yield break;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        rows.Dispose();
        book?.Dispose();
    }

    private static Outcome<TableFile> OpenText(Stream stream, string name, TableLimits limits, string? encoding)
    {
        var guess = encoding is null ? TextGuess.From(stream) : TextGuess.Of(encoding, isGuess: false);
        if (guess is null) return Refuse("imports.not-text", name);
        char delimiter = Tables.Delimiter.Of(Reader(stream, guess), limits);
        stream.Position = 0;
        var rows = new CsvText(Reader(stream, guess), delimiter, limits).Rows().GetEnumerator();
        return WithHeader(new(stream, name, limits, guess, delimiter, null, rows));
    }

    private static Outcome<TableFile> OpenBook(Stream stream, string name, TableLimits limits)
    {
        if (!ZipBounds.HasSoundDirectory(stream)) return Refuse("imports.not-a-workbook", name);
        var book = new XlsxBook(stream, limits);
        if (book.OpenSheet() is not { } sheet)
        {
            book.Dispose();
            return Refuse("imports.no-sheet", name);
        }
        return WithHeader(new(stream, name, limits, null, null, book, new XlsxSheet(book, sheet, limits).Rows().GetEnumerator()));
    }

    private static Outcome<TableFile> WithHeader(TableFile file)
    {
        foreach (var row in file.Rows())
        {
            if (row.Problems.Count == 0)
            {
                int width = row.Cells.Count;
                while (row[width - 1].Length == 0) width--;
                file.Header = row with { Cells = [.. row.Cells.Take(width)] };
                return file;
            }
            file.Dispose();
            return new Fail.Invalid([.. row.Problems.Select(problem => problem with { Field = problem.Field ?? file.Name })]);
        }
        file.Dispose();
        return Refuse("imports.empty", file.Name);
    }

    private static StreamReader Reader(Stream stream, TextGuess guess) => new(stream, guess.Encoding, true, 1 << 16, leaveOpen: true);

    private static string? Trouble(Exception exception) => exception switch
    {
        TooMuchInsideException => "imports.too-much-inside",
        XmlException or InvalidDataException or EndOfStreamException => "imports.not-a-workbook",
        _ => null,
    };

    private static Fail.Invalid Refuse(string code, string name, params IReadOnlyList<object> arguments) =>
        new([new Problem(code, "file", null, [name, .. arguments])]);
}
