using System.Text;
using Tangent.App.Imports;
using Tangent.Storage;
using Tangent.Tests.Tables;
using static Tangent.Tests.Encounters.Logs;

namespace Tangent.Tests.Encounters;

/// <summary>JSON lines, and tables as people and systems write them: encodings, delimiters, orders of dates, columns that are kept.</summary>
public sealed class FileFormImportTests
{
    private static readonly string Lines = string.Join('\n',
        """{"externalId":"1","touchpoint":"柜台受理","started":"2026-03-02T09:00:00Z","customer":7,"score":9,"scale":"0-10","attributes":"""
            + """{"branch":"东门","vip":true}}""",
        """{"externalId":"2","touchpoint":"a","started":"2026-03-02T09:00:00Z","attributes":null,"extra":[1]}""",
        "", "no json", """{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":1}}}}}}}}}""",
        """{"externalId":"3","touchpoint":"a\u0000b","started":"2026-03-02T09:00:00Z"}""",
        """{"externalId":"4","touchpoint":["a"],"started":"2026-03-02T09:00:00Z"}""",
        """{"externalId":"5","touchpoint":"a","started":"2026-03-02T09:00:00Z"} {}""",
        """{"externalId":"6","started":"2026-03-02T09:00:00Z"}""",
        "{\"externalId\":\"7\",\"touchpoint\":\"a\0\",\"started\":\"2026-03-02T09:00:00Z\"}",
        """{"externalId":"8","touchpoint":"a","started":"2026-03-02T09:00:00Z","ended":"2026-03-02T09:01:00+00:00"}""");

    [Theory, OnBothDatabases]
    public async Task Json_lines_go_in_as_a_program_would_send_them_and_each_bad_line_is_refused_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();

        Assert.Equal(new ImportCounts(3, 0, 0, 7), await house.ImportLog(Bytes(Lines), bad));
        Assert.Equal(
        [
            (4, "imports.not-json", null), (5, "imports.not-json", null), (6, "form.one-line", "touchpoint"), (7, "imports.json-list", "touchpoint"),
            (8, "imports.not-json", null), (9, "form.required", "touchpoint"), (10, "imports.not-json", null),
        ], bad.Reasons());
        Assert.Equal(new ImportCounts(0, 0, 3, 7), await house.ImportLog(Packed('\ufeff' + Lines)));
        var stored = await house.Stored();
        Assert.Equal(("柜台受理", "{\"branch\":\"东门\",\"vip\":\"true\"}"), (stored[0].Touchpoint, stored[0].Attributes));
        Assert.Equal(60, stored[2].Seconds);
    }

    [Theory, OnBothDatabases]
    public async Task Columns_that_are_no_field_can_be_kept_as_attributes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        const string text = "id,touchpoint,started,Area,备注\n1,a,2026-03-02 09:00:00,East,\n2,a,2026-03-02 09:00:00,,急\n";

        Assert.Equal(new ImportCounts(2, 0, 0, 0), await house.ImportLog(Bytes(text)));
        Assert.Equal(new ImportCounts(0, 2, 0, 0), await house.ImportLog(Bytes(text), keepsRest: true));
        Assert.Equal(["{\"Area\":\"East\"}", "{\"备注\":\"急\"}"], (await house.Stored()).Skip(2).Select(row => row.Attributes));
    }

    [Theory]
    [InlineData("25/12/2025 09:00", null, "2025-12-25T01:00:00Z")]
    [InlineData("12/25/2025 09:00", null, "2025-12-25T01:00:00Z")]
    [InlineData("03/04/2026 09:00", true, "2026-04-03T01:00:00Z")]
    [InlineData("03/04/2026 09:00", false, "2026-03-04T01:00:00Z")]
    [InlineData("2026/3/4 9:00", null, "2026-03-04T01:00:00Z")]
    public async Task The_order_of_day_and_month_is_found_out_or_chosen(string time, bool? isDayFirst, string expected)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await house.ImportLog(Bytes($"id,touchpoint,started\n1,a,{time}\n"), isDayFirst: isDayFirst);

        Assert.Equal(DateTime.Parse(expected, null, System.Globalization.DateTimeStyles.AdjustToUniversal), (await house.Stored()).Single().Started);
    }

    [Fact]
    public async Task A_date_that_can_mean_two_days_is_set_aside_and_says_so_unless_another_row_settles_it()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var bad = new List<BadRow>();
        const string doubtful = "id,touchpoint,started\n1,a,03/04/2026 09:00\n";

        Assert.Equal(new ImportCounts(0, 0, 0, 1), await house.ImportLog(Bytes(doubtful), bad));
        Assert.Equal([(2, "encounters.time-ambiguous", "started")], bad.Reasons());
        Assert.Equal(new ImportCounts(2, 0, 0, 0), await house.ImportLog(Bytes(doubtful + "2,a,31/03/2026 09:00\n")));
    }

    [Theory]
    [InlineData("GB18030", ',')]
    [InlineData("GB18030", '\t')]
    [InlineData("UTF-8 with mark", ';')]
    [InlineData("UTF-16 with mark", '|')]
    [InlineData("UTF-8", '\t')]
    public async Task Any_usual_encoding_and_delimiter_is_found_out(string encoding, char delimiter)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var text = "编号,触点,开始时间\n1,\"柜台“A,;|”受理㐂\",2026-03-02 09:00:00\n2,热线,2026-03-02 10:00:00\n";
        text = string.Join('\n', text.Split('\n').Select(line => line.Contains('"')
            ? line.Replace("1,\"", $"1{delimiter}\"").Replace("\",2", $"\"{delimiter}2")
            : line.Replace(',', delimiter)));
        byte[] bytes = encoding switch
        {
            "GB18030" => Files.Gb18030.GetBytes(text),
            "UTF-16 with mark" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            "UTF-8 with mark" => Bytes('\ufeff' + text),
            _ => Bytes(text),
        };

        Assert.Equal(new ImportCounts(2, 0, 0, 0), await house.ImportLog(bytes));
        Assert.Equal(["柜台“A,;|”受理㐂", "热线"], (await house.Stored()).Select(row => row.Touchpoint));
    }
}
