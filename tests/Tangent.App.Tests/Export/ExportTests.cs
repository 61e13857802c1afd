using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tangent.App.Export;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Export;

public sealed class ExportTests
{
    private static readonly ExportWords Words = new(key => key, member => member.ToString(), IsChinese: true);

    public static TheoryData<string> Formulas =>
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", "  =cmd|' /C calc'!A0", "'=1+1", "''+1", "\u3000=1"];

    [Theory, MemberData(nameof(Formulas))]
    public void A_formula_is_guarded_and_comes_back_unchanged(string text)
    {
        Assert.StartsWith("'", Defang.Text(text));
        Assert.Equal(text, Defang.Restore(Defang.Text(text)));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("'quoted'")]
    [InlineData("上门维修")]
    [InlineData("")]
    public void Ordinary_text_stays(string text) =>
        Assert.Equal((text, text), (Defang.Text(text), Defang.Restore(text)));

    [Theory, MemberData(nameof(Formulas))]
    public async Task No_cell_or_header_of_a_file_starts_a_formula_and_numbers_stay_numbers(string text)
    {
        var table = new ExportTable<string>("list", [new("k", text, row => new Cell.Text(row)), new("n", "n", _ => new Cell.Number(-5))],
            Rows(text));

        var csv = Encoding.UTF8.GetString(await Bytes(table, ExportFormat.Csv));
        var cells = await Sheet(table);

        Assert.StartsWith("\ufeff", csv);
        Assert.Contains("-5\r\n", csv);
        Assert.All(cells.Where(cell => cell.Type == "inlineStr"), cell => Assert.DoesNotMatch("^[ \u3000]*[=+@\t\r＝＋－＠-]", cell.Value));
        Assert.Equal(("", "-5"), cells[^1]);
    }

    [Fact]
    public async Task Text_with_commas_quotes_and_breaks_is_quoted()
    {
        var table = new ExportTable<string>("list", [new("k", "h", row => new Cell.Text(row))], Rows("a,\"b\"\nc"));

        Assert.Equal("\ufeffh [k]\r\n\"a,\"\"b\"\"\nc\"\r\n", Encoding.UTF8.GetString(await Bytes(table, ExportFormat.Csv)));
    }

    [Fact]
    public async Task A_workbook_is_a_valid_one_and_keeps_every_character_that_xml_can_hold()
    {
        string told = "好😀\r\n <b> & \t\u00a0", broken = "a\0b\ufffe\u0007c", lone = "x\ud83d", tooLong = new string('长', 32_766) + "😀";
        var table = new ExportTable<string>("one: a/b", [new("k", "h", row => new Cell.Text(row)),
            new("m", "m", _ => new Cell.Moment(new(2026, 7, 1, 8, 0, 0))), new("e", "e", _ => new Cell.Number(null)),
            new("n", "n", _ => new Cell.Number(0.10m))], Rows(told, broken, lone, tooLong));

        var cells = await Sheet(table);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Bytes(table, ExportFormat.Xlsx)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(wrong => wrong.Description));
        Assert.Equal([told, "abc", "x\ufffd", new string('长', 32_766)], cells.Skip(4).Where((_, i) => i % 4 == 0).Select(cell => cell.Value));
        Assert.Equal([("", "46204.333333333336"), ("", ""), ("", "0.10")], cells[5..8]);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task Two_hundred_thousand_rows_need_no_more_memory_than_a_few(ExportFormat format)
    {
        const int rows = 200_000;
        long largest = 0, start = GC.GetTotalMemory(forceFullCollection: true);
        var table = new ExportTable<int>("list",
            [new("n", "n", row => new Cell.Number(row)), new("t", "t", row => new Cell.Text($"触点{row}")),
             new("m", "m", _ => new Cell.Moment(DateTime.UnixEpoch))], Count());

        await table.Write(format, Stream.Null, CancellationToken.None);

        Assert.InRange(largest - start, long.MinValue, 32 << 20);

        async IAsyncEnumerable<int> Count()
        {
            for (int i = 0; i < rows; i++)
            {
                if (i % 20_000 == 0) largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true));
                yield return i;
            }
            await Task.CompletedTask;
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_register_is_exported_as_shown_with_codes_and_labels_and_the_export_is_logged(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T2", "热线");
        await house.Add("T13", "上门");

        var taken = await house.Get<ExportTouchpoints>().Run(House.As(Role.Auditor),
            new(new("上门"), default, ["code", "name", "channel"], Words), CancellationToken.None);
        var csv = Encoding.UTF8.GetString(await Bytes(taken.Value, ExportFormat.Csv));

        Assert.Equal("""
            ﻿touchpoints.field.code [code],touchpoints.field.name-zh [name],touchpoints.field.channel [channel],touchpoints.field.channel [channel.label]
            T13,上门,onSiteStaff,OnSiteStaff

            """.ReplaceLineEndings("\r\n"), csv);
        Assert.Contains(house.Db().AuditEntries, entry => entry.Act == "touchpoints.did.export");
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_only_read_may_not_export(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var refused = await house.Get<ExportTouchpoints>().Run(House.As(Role.Clerk), new(new(), default, null, Words), CancellationToken.None);

        Assert.IsType<Fail.Forbidden>(refused.Failure);
    }

    private static async IAsyncEnumerable<string> Rows(params string[] rows)
    {
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }

    private static async Task<byte[]> Bytes<T>(ExportTable<T> table, ExportFormat format)
    {
        using var stream = new MemoryStream();
        await table.Write(format, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<List<(string Type, string Value)>> Sheet<T>(ExportTable<T> table)
    {
        using var zip = new ZipArchive(new MemoryStream(await Bytes(table, ExportFormat.Xlsx)));
        using var sheet = zip.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(sheet).Descendants().Where(e => e.Name.LocalName == "c")
            .Select(c => (c.Attribute("t")?.Value ?? "", c.Value))];
    }
}
