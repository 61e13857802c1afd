using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tangent.App.Export;

/// <summary>A list as a workbook: one sheet, the header frozen, numbers and moments as such. Rows go straight to the file.</summary>
static class XlsxFile
{
    // A sheet has 1,048,576 rows; one is the header.
    private const int MostRows = 1_048_575, LongestCell = 32_767, LongestSheetName = 31;
    private const string HeadStyle = "1", MomentStyle = "2";

    public static async Task Write<T>(ExportTable<T> table, Stream target, CancellationToken stop)
    {
        // Zip is written without waiting, which an answer over HTTP forbids: a file that deletes itself stands between.
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
            FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        // The package class would keep the whole sheet in memory; parts in a plain zip go straight to the file.
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", XlsxParts.ContentTypes);
            Add(zip, "_rels/.rels", XlsxParts.RootLinks);
            Add(zip, "xl/workbook.xml", new Workbook(new Sheets(new Sheet
            {
                Name = SheetName(table.Name),
                SheetId = 1,
                Id = XlsxParts.SheetLink,
            })).OuterXml);
            Add(zip, "xl/_rels/workbook.xml.rels", XlsxParts.BookLinks);
            Add(zip, "xl/styles.xml", Styles().OuterXml);
            await using var sheet = Part(zip, "xl/worksheets/sheet1.xml");
            await WriteSheet(table, sheet, stop);
        }
        file.Position = 0;
        await file.CopyToAsync(target, stop);
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(Part(zip, name));
        writer.Write(xml);
    }

    // Without the moment at which it was written: the same list is the same file.
    private static Stream Part(ZipArchive zip, string name)
    {
        var part = zip.CreateEntry(name, CompressionLevel.Fastest);
        part.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return part.Open();
    }

    // Written as XML, cell after cell: an object for each cell, as the library makes them, takes three times as long.
    private static async Task WriteSheet<T>(ExportTable<T> table, Stream part, CancellationToken stop)
    {
        var headers = table.Headers.ToList();
        using var writer = XmlWriter.Create(part,
            new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CheckCharacters = false });
        writer.WriteStartElement("worksheet", XlsxParts.Main);
        new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }).WriteTo(writer);
        new Columns(headers.Select((header, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            CustomWidth = true,
            Width = Math.Clamp(header.Length + 4, 12, 40),
        })).WriteTo(writer);
        writer.WriteStartElement("sheetData");
        writer.WriteStartElement("row");
        foreach (var header in headers) WriteText(writer, header, HeadStyle);
        writer.WriteEndElement();
        int rows = 0;
        await foreach (var row in table.Rows.WithCancellation(stop))
        {
            if (++rows > MostRows) throw new InvalidOperationException($"{table.Name}: more rows than a sheet holds.");
            writer.WriteStartElement("row");
            foreach (var cell in table.CellsOf(row)) WriteCell(writer, cell);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // Numbers hold nothing that XML would have to escape.
    private static void WriteCell(XmlWriter writer, Cell cell)
    {
        switch (cell)
        {
            case Cell.Number { Value: { } number }:
                writer.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<c><v>{number}</v></c>"));
                break;
            case Cell.Moment { Utc: { } utc }:
                writer.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<c s=\"{MomentStyle}\"><v>{utc.ToOADate():R}</v></c>"));
                break;
            case Cell.Text { Value: { Length: > 0 } text }:
                WriteText(writer, text, null);
                break;
            default:
                writer.WriteRaw("<c/>");
                break;
        }
    }

    private static void WriteText(XmlWriter writer, string text, string? style)
    {
        writer.WriteStartElement("c");
        writer.WriteAttributeString("t", "inlineStr");
        if (style is not null) writer.WriteAttributeString("s", style);
        writer.WriteStartElement("is");
        writer.WriteStartElement("t");
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Shown(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // What is longer than a cell is cut, never within a character.
    private static string Shown(string text)
    {
        var safe = Defang.Text(Storable(text));
        if (safe.Length <= LongestCell) return safe;
        return safe[..(char.IsHighSurrogate(safe[LongestCell - 1]) ? LongestCell - 1 : LongestCell)];
    }

    // Without what XML cannot hold; nearly all texts are as they are.
    private static string Storable(string text)
    {
        var all = text.AsSpan();
        if (!all.ContainsAnyInRange('\0', '\x1f') && !all.ContainsAnyInRange('\ud800', '\udfff') && !all.ContainsAnyInRange('\ufffe', '\uffff'))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune);
        return kept.ToString();
    }

    // Excel refuses these characters in the name of a sheet.
    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(c => !@"[]:*?/\'".Contains(c, StringComparison.Ordinal)));
        return clean.Length == 0 ? "Sheet1" : clean[..Math.Min(clean.Length, LongestSheetName)];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}
