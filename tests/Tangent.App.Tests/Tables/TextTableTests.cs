using System.Diagnostics;
using System.Text;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.Tests.Tables;

public sealed class TextTableTests
{
    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("编码,名称\nT1,上门维修\n") },
        { "UTF-8", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("编码,名称\nT1,上门维修\n")] },
        { "UTF-16", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("编码,名称\nT1,上门维修\n")] },
        { "UTF-16", [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes("编码,名称\nT1,上门维修\n")] },
        { "UTF-16", Encoding.Unicode.GetBytes("code,name,channel\nT1,上门维修,app\n") },
        { "GB18030", Files.Gb18030.GetBytes("编码,名称\nT1,上门维修\n") },
    };

    [Theory, MemberData(nameof(Encoded))]
    public void The_encoding_is_found_out_and_told(string encoding, byte[] bytes)
    {
        using var file = Files.Open(bytes);
        Assert.Equal(encoding, file.Encoding);
        Assert.Equal("上门维修", Assert.Single(file.Rows())[1]);
    }

    [Fact]
    public void Western_text_is_read_as_such_and_a_person_may_say_otherwise()
    {
        byte[] bytes = [.. "code;name\nT1;caf"u8, 0xe9, .. ";\nT2;na"u8, 0xef, .. "ve;\n"u8];
        using var file = Files.Open(bytes);
        Assert.Equal(("Windows-1252", "café"), (file.Encoding, file.Rows().First()[1]));
        using var said = Files.Open(Files.Gb18030.GetBytes("编码,名称\nT1,上门\n"), "GB18030");
        Assert.False(said.IsEncodingGuessed);
        Assert.Equal("上门", Assert.Single(said.Rows())[1]);
    }

    [Fact]
    public void A_byte_that_is_no_text_names_its_row_and_column_and_the_other_rows_are_sound()
    {
        var text = string.Concat(Enumerable.Range(1, 30).Select(i => $"T{i},上门维修服务\n"));
        using var file = Files.Open([.. Encoding.UTF8.GetBytes("编码,名称\n" + text), .. "T99,"u8, 0xff, .. "\n"u8]);
        var rows = file.Rows().ToList();
        Assert.Equal(31, rows.Count);
        Assert.Equal(new Problem("imports.bytes-unreadable", "B", 32), Assert.Single(rows[^1].Problems), Same);
        Assert.All(rows[..^1], row => Assert.Empty(row.Problems));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_the_one_by_which_rows_are_of_one_width(char delimiter)
    {
        using var file = Files.Open($"code{delimiter}name{delimiter}note\nT1{delimiter}\"a{delimiter}b\"{delimiter}x\nT2{delimiter}c{delimiter}y\n");
        Assert.Equal(delimiter, file.Delimiter);
        Assert.All(file.Rows(), row => Assert.Equal(3, row.Cells.Count));
    }

    [Fact]
    public void Mixed_line_ends_breaks_in_quotes_and_empty_rows_are_read_as_a_spreadsheet_does()
    {
        using var file = Files.Open("code,name\r\nT1,\"two\r\nlines\"\nT2,\"a \"\"b\"\"\"\r\rT3,c\n\n,\nT4,d");
        var rows = file.Rows().ToList();
        Assert.Equal([2, 3, 5, 8], rows.Select(row => row.Number));
        Assert.Equal(["two\r\nlines", "a \"b\"", "c", "d"], rows.Select(row => row[1]));
    }

    [Fact]
    public void Padding_marks_and_guards_are_taken_off()
    {
        using var file = Files.Open("\ufeffcode ,　name\u00a0\n \ufeffT1\u3000,'=1+1\n");
        Assert.Equal(["code", "name"], file.Header.Cells);
        Assert.Equal(["T1", "=1+1"], Assert.Single(file.Rows()).Cells);
        Assert.Equal(("T13", "=1+1", "it's"), (CellText.Clean("　 T13 "), CellText.Clean("'=1+1"), CellText.Clean("it's")));
        Assert.Equal(("t13", "webhall", "webhall"), (CellText.Token("Ｔ１３"), CellText.Token("Web Hall"), CellText.Token("web-hall")));
        Assert.Equal("T13-2", CellText.Code("Ｔ１３－２"));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_and_what_stood_before_is_kept()
    {
        using var file = Files.Open("code,name\nT1,a\nT2,\"b\nT3,c\n");
        var rows = file.Rows().ToList();
        Assert.Empty(rows[0].Problems);
        Assert.Equal(("imports.quote-open", 3), (Assert.Single(rows[1].Problems).Code, rows[1].Number));
    }

    [Fact]
    public void A_line_of_a_million_columns_is_refused_fast_and_with_little_memory()
    {
        var line = string.Join(',', Enumerable.Repeat("x", 1_000_000));
        var header = Encoding.UTF8.GetBytes(line + "\n1\n");
        var below = Encoding.UTF8.GetBytes("code,name\nT1,a\n" + line + "\nT2,b\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        Assert.Equal("imports.too-many-columns", Files.Refusal(header));
        using var file = Files.Open(below);
        var rows = file.Rows().ToList();

        Assert.Equal(["T1", "", "T2"], rows.Select(row => row.Problems.Count == 0 ? row[0] : ""));
        Assert.Equal("imports.too-many-columns", rows[1].Problems[0].Code);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_cell_beyond_the_bound_costs_its_row_alone()
    {
        using var file = Files.Open("code,name\nT1,a\nT2," + new string('x', 5_000_000) + "\nT3,c\n");
        var rows = file.Rows().ToList();
        Assert.Equal("imports.cell-too-long", Assert.Single(rows[1].Problems).Code);
        Assert.Equal("T3", rows[2][0]);
    }

    [Fact]
    public void A_gigabyte_is_refused_without_being_read()
    {
        using var stream = new Unread(1L << 30);
        Assert.Equal("imports.too-large", TableFile.Open(stream, "file", Files.Limits).Failure!.Problems[0].Code);
    }

    [Theory]
    [InlineData("imports.empty", new byte[0])]
    [InlineData("imports.empty", new byte[] { 10, 10, 10 })]
    [InlineData("imports.old-or-locked", new byte[] { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0 })]
    [InlineData("imports.not-text", new byte[] { 0x89, 0x50, 0, 0, 0, 0, 1, 2, 3, 0, 0, 9 })]
    [InlineData("imports.not-a-workbook", new byte[] { 0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 })]
    public void What_is_no_table_is_refused_with_its_reason(string code, byte[] bytes) => Assert.Equal(code, Files.Refusal(bytes));

    private static bool Same(Problem one, Problem other) => (one.Code, one.Field, one.Row) == (other.Code, other.Field, other.Row);

    /// <summary>A stream that must not be read.</summary>
    private sealed class Unread(long length) : MemoryStream
    {
        public override long Length => length;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("read");

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("read");
    }
}
