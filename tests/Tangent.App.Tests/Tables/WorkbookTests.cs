using System.IO.Compression;
using Tangent.App.Tables;

namespace Tangent.Tests.Tables;

public sealed class WorkbookTests
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>v</t></is></c></row>""";

    [Theory]
    [InlineData("""<c r="B2" t="s"><v>0</v></c>""", "shared text")]
    [InlineData("""<c r="B2" t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh><t>guide</t></rPh></is></c>""", "rich text")]
    [InlineData("""<c r="B2"><v>13</v></c>""", "13")]
    [InlineData("""<c r="B2"><v>1.3E1</v></c>""", "13")]
    [InlineData("""<c r="B2"><v>0.30000000000000004</v></c>""", "0.3")]
    [InlineData("""<c r="B2" s="1"><v>45474</v></c>""", "2024-07-01")]
    [InlineData("""<c r="B2" s="2"><v>45474.5</v></c>""", "2024-07-01 12:00:00")]
    [InlineData("""<c r="B2" s="3"><v>45474</v></c>""", "45474")]
    [InlineData("""<c r="B2" t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c r="B2"><f>1+1</f><v>2</v></c>""", "2")]
    [InlineData("""<c r="B2" t="str"><f>"a"</f><v>a_x000D_b</v></c>""", "a\rb")]
    public void A_cell_says_what_a_spreadsheet_shows(string cell, string text)
    {
        const string styles = """
            <numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd hh:mm"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """;
        using var file = Files.Open(Files.Book(Header + $"""<row r="2"><c r="A2"><v>1</v></c>{cell}</row>""", "<si><t>shared text</t></si>", styles));
        Assert.Equal(["1", text], Assert.Single(file.Rows()).Cells);
    }

    [Fact]
    public void Days_may_be_counted_from_1904()
    {
        using var file = Files.Open(Files.Book(Header + """<row r="2"><c r="B2" s="0"><v>44012</v></c></row>""",
            styles: """<cellXfs><xf numFmtId="14"/></cellXfs>""", properties: """<workbookPr date1904="1"/>"""));
        Assert.Equal("2024-07-01", Assert.Single(file.Rows())[1]);
    }

    [Fact]
    public void Formulas_without_a_value_and_errors_name_row_and_column_and_the_other_rows_are_sound()
    {
        using var file = Files.Open(Files.Book(Header + """
            <row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A1</f></c></row>
            <row r="3"><c r="A3"><v>2</v></c><c r="B3" t="e"><v>#REF!</v></c></row>
            <row r="7"><c r="A7"><v>3</v></c></row>
            """));
        var rows = file.Rows().ToList();
        Assert.Equal([("imports.formula-without-value", "B", 2), ("imports.cell-error", "B", 3)],
            rows.SelectMany(row => row.Problems).Select(problem => (problem.Code, problem.Field, problem.Row ?? 0)));
        Assert.Equal((7, "3"), (rows[2].Number, rows[2][0]));
    }

    [Fact]
    public void Half_a_character_is_named_with_row_and_column()
    {
        using var file = Files.Open(Files.Book(Header
            + """<row r="2"><c r="A2" t="str"><v>T_xD800_</v></c><c r="B2" t="str"><v>_xD83D__xDE00_</v></c></row>"""));
        var row = Assert.Single(file.Rows());
        Assert.Equal(["T\ufffd", "\U0001f600"], row.Cells);
        Assert.Equal(("imports.bytes-unreadable", "A", 2), (Assert.Single(row.Problems).Code, row.Problems[0].Field, row.Problems[0].Row));
    }

    [Fact]
    public void The_first_visible_sheet_is_read_and_named()
    {
        using var file = Files.Open(Files.Book("", sheets:
            """<sheet name="hidden" state="hidden" r:id="r1"/><sheet name="very" state="veryHidden" r:id="r1"/><sheet name="seen" r:id="r2"/>"""));
        Assert.Equal(("seen", "second"), (file.Sheet, file.Header[0]));
        Assert.Equal("imports.no-sheet", Files.Refusal(Files.Book("", sheets: """<sheet name="hidden" state="hidden" r:id="r1"/>""")));
    }

    [Fact]
    public void A_bomb_ends_the_reading_with_a_reason_and_bounded_memory()
    {
        var bytes = Files.Bomb(300);
        Assert.InRange(bytes.Length, 0, 2 << 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var file = Files.Open(bytes);
        Assert.Equal("imports.too-much-inside", Assert.Single(Assert.Single(file.Rows()).Problems).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void An_archive_of_very_many_parts_is_refused_before_it_is_opened()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            for (int i = 0; i < TableLimits.MostParts + 1; i++) zip.CreateEntry($"part{i}");
        Assert.Equal("imports.not-a-workbook", Files.Refusal(stream.ToArray()));
    }

    [Fact]
    public void A_document_type_is_refused_so_that_no_entity_grows_and_no_file_is_read()
    {
        const string doctype = """<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>""";
        Assert.Equal("imports.not-a-workbook", Files.Refusal(Files.Book(Header, doctype: doctype)));
    }

    [Fact]
    public void A_workbook_that_breaks_off_keeps_the_rows_before_and_says_so()
    {
        using var file = Files.Open(Files.Book(Header + """<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c>"""));
        var rows = file.Rows().ToList();
        Assert.Equal(("1", "imports.not-a-workbook", 3), (rows[0][0], rows[1].Problems[0].Code, rows[1].Number));
    }

    [Fact]
    public void Far_columns_and_rows_beyond_the_bound_are_named()
    {
        using var wide = Files.Open(Files.Book(Header + """<row r="2"><c r="XFD2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>"""));
        Assert.Equal(["imports.too-many-columns", ""], wide.Rows().Select(row => row.Problems is [var problem, ..] ? problem.Code : ""));
        using var high = Files.Open(Files.Book(Header + """<row r="2000000"><c r="A2000000"><v>1</v></c></row>"""));
        Assert.Equal("imports.too-many-rows", Assert.Single(Assert.Single(high.Rows()).Problems).Code);
    }

    [Fact]
    public void Columns_are_called_as_spreadsheets_do() =>
        Assert.Equal(["A", "Z", "AA"], new[] { 0, 25, 26 }.Select(ColumnName.Of));
}
