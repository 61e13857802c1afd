using System.Text;
using System.Xml;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <content>How files of each kind are opened.</content>
public sealed partial class TableFile
{
    private static Outcome<TableFile> OpenPacked(
        Stream packed, string name, TableLimits limits, string? encoding, Lifecycle? lifecycle, CancellationToken stop)
    {
        var unpacked = UnpackedFile.Of(packed, limits);
        try
        {
            if (unpacked.Text.Length == 0) return Drop(unpacked, Refuse(unpacked.IsCut ? "imports.gzip-broken" : "imports.empty", name));
            var opened = OpenText(unpacked.Text, name, limits, encoding, lifecycle, stop);
            if (opened.Failure is { } failure) return Drop(unpacked, failure);
            opened.Value.unpacked = unpacked;
            return opened;
        }
        catch
        {
            unpacked.Text.Dispose();
            throw;
        }
    }

    private static Fail Drop(UnpackedFile unpacked, Fail why)
    {
        unpacked.Text.Dispose();
        return why;
    }

    // The first mark of the text tells a log in XML and objects of JSON from a table.
    private static Outcome<TableFile> OpenText(
        Stream stream, string name, TableLimits limits, string? encoding, Lifecycle? lifecycle, CancellationToken stop)
    {
        var start = new byte[1 << 16];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var kind = TextKind.Of(start.AsSpan(0, read), read < start.Length);
        var text = LogSource.Decoded(start[..read], kind);
        var first = Edges.Trim(text);
        if (first.StartsWith("<"u8))
        {
            kind = LogFile.XmlKind(kind, first);
            var log = new XesRows(() => Utf8(stream, kind.Other, kind.MarkLength), limits, lifecycle);
            var header = log.Header(stop);
            return Under(header, new(stream, name, limits, null, null, null, log.Rows().GetEnumerator()) { Format = TableFormat.Xes, Log = log });
        }
        if (!first.StartsWith("{"u8)) return OpenTable(stream, name, limits, encoding);

        var guess = encoding is null ? TextGuess.From(stream) : TextGuess.Of(encoding, isGuess: false);
        if (guess is null) return Refuse("imports.not-text", name);
        var lines = new JsonRows(() => Utf8(stream, guess.Name == TextGuess.Utf8 ? null : guess.Encoding, 0), limits);
        var names = lines.Header(stop);
        return Under(names, new(stream, name, limits, guess, null, null, lines.Rows().GetEnumerator()) { Format = TableFormat.JsonLines });
    }

    private static Outcome<TableFile> Under(TableRow header, TableFile file)
    {
        file.Header = header;
        if (header.Cells.Count > 0) return file;
        file.Dispose();
        return Refuse("imports.not-json-lines", file.Name);
    }

    private static Stream Utf8(Stream stream, Encoding? other, int mark)
    {
        stream.Position = mark;
        return other is null ? new Unclosed(stream)
            : System.Text.Encoding.CreateTranscodingStream(stream, other, new UTF8Encoding(false), leaveOpen: true);
    }

    private static Outcome<TableFile> OpenTable(Stream stream, string name, TableLimits limits, string? encoding)
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
                file.last = row.Number;
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

    private static Problem? Trouble(Exception exception, string name) => exception switch
    {
        TooMuchInsideException => new("imports.too-much-inside", null, null, name),
        XmlException or InvalidDataException or EndOfStreamException => new("imports.not-a-workbook", null, null, name),
        XmlTrouble broken => new(broken.Code, null, null, broken.Line),
        _ => null,
    };

    private static Fail.Invalid Refuse(string code, string name, params IReadOnlyList<object> arguments) =>
        new([new Problem(code, "file", null, [name, .. arguments])]);
}
