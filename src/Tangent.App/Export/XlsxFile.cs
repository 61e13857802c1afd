using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tangent.App.Export;

/// <summary>A list as a workbook: one sheet, the header frozen, numbers and moments as such. Rows go straight to the file.</summary>
static class XlsxFile
{
    // A sheet has 1,048,576 rows; one is the header.
    private const int MostRows = 1_048_575, LongestCell = 32_767, LongestSheetName = 31;
    private const uint HeadStyle = 1, MomentStyle = 2;

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
        var part = zip.CreateEntry(name);
        part.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return part.Open();
    }

    private static async Task WriteSheet<T>(ExportTable<T> table, Stream part, CancellationToken stop)
    {
        var headers = table.Headers.ToList();
        using var writer = OpenXmlWriter.Create(part, System.Text.Encoding.UTF8);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(headers.Select((header, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            CustomWidth = true,
            Width = Math.Clamp(header.Length + 4, 12, 40),
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, headers.Select(header => TextCell(header, HeadStyle)));
        int rows = 0;
        await foreach (var row in table.Rows.WithCancellation(stop))
        {
            if (++rows > MostRows) throw new InvalidOperationException($"{table.Name}: more rows than a sheet holds.");
            WriteRow(writer, table.CellsOf(row).Select(CellOf));
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell CellOf(Cell cell) => cell switch
    {
        Cell.Number { Value: { } number } => new() { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        Cell.Moment { Utc: { } utc } => new()
        {
            CellValue = new CellValue(utc.ToOADate().ToString("R", CultureInfo.InvariantCulture)),
            StyleIndex = MomentStyle,
        },
        Cell.Text { Value: { Length: > 0 } text } => TextCell(text, 0),
        _ => new(),
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell TextCell(string text, uint style)
    {
        var safe = Defang.Text(new string([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]));
        if (safe.Length > LongestCell) safe = safe[..LongestCell];
        return new(new InlineString(new Text(safe) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };
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
