using System.IO.Compression;
using System.Text;
using Tangent.App.Tables;

namespace Tangent.Tests.Tables;

/// <summary>Files of every origin, made for a test.</summary>
static class Files
{
    public static readonly TableLimits Limits = new();

    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TableFile Open(byte[] bytes, string? encoding = null, TableLimits? limits = null)
    {
        var opened = TableFile.Open(new MemoryStream(bytes), "file", limits ?? Limits, encoding);
        Assert.Null(opened.Failure);
        return opened.Value;
    }

    public static TableFile Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    /// <summary>Code of the reason for which the file is refused.</summary>
    public static string Refusal(byte[] bytes, TableLimits? limits = null) =>
        TableFile.Open(new MemoryStream(bytes), "file", limits ?? Limits).Failure!.Problems[0].Code;

    public static string[][] Cells(this TableFile file) => [.. file.Rows().Select(row => row.Cells.ToArray())];

    /// <summary>A workbook of one sheet whose rows are given as markup.</summary>
    public static byte[] Book(string rows, string shared = "", string styles = "", string sheets = """<sheet name="S" sheetId="1" r:id="r1"/>""",
        string properties = "", string doctype = "") => Zip(
        ("xl/workbook.xml", $"""
            {doctype}<workbook xmlns="x" xmlns:r="y">{properties}<sheets>{sheets}</sheets></workbook>
            """.Trim()),
        ("xl/_rels/workbook.xml.rels", """
            <Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="r2" Type="t/worksheet" Target="worksheets/sheet2.xml"/>
            <Relationship Id="r3" Type="t/sharedStrings" Target="sharedStrings.xml"/>
            <Relationship Id="r4" Type="t/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ("xl/worksheets/sheet2.xml", """<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>second</t></is></c></row></sheetData></worksheet>"""),
        ("xl/sharedStrings.xml", $"<sst>{shared}</sst>"),
        ("xl/styles.xml", $"<styleSheet>{styles}</styleSheet>"));

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        return stream.ToArray();
    }

    /// <summary>A workbook whose sheet unpacks to so many MiB of spaces.</summary>
    public static byte[] Bomb(int mebibytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
            {
                ("xl/workbook.xml", """<workbook xmlns:r="y"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"""),
                ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
            })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Write("""<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>"""u8);
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (int i = 0; i < mebibytes; i++) sheet.Write(spaces);
            sheet.Write("</sheetData></worksheet>"u8);
        }
        return stream.ToArray();
    }
}
