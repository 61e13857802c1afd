using System.Text;

namespace Tangent.Tests.LogFiles;

/// <summary>Whatever the order of rows, the cuts of the file and the way of writing: the answers are those of the naive reference.</summary>
public class AnyOrderTests
{
    private static readonly string[] Names =
        ["咨询", "办理,签约", "审核", "A", "a very long name of a touchpoint, longer than any",
        "投诉\n受理", "b\"c"];

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 61)]
    [InlineData(3, 97)]
    [InlineData(4, 256)]
    [InlineData(5, 1024)]
    [InlineData(6, 1 << 20)]
    public void Any_cut_of_the_file_and_any_number_of_workers_gives_the_naive_answers(int seed, int cutBytes)
    {
        var draw = new Random(seed);
        var events = Draw(draw, 900);
        var bytes = Encoding.UTF8.GetBytes(Csv(events, draw));
        foreach (int workers in (int[])[1, 2, 5])
        {
            var read = NaiveFlow.Read(bytes, new("") { CutBytes = cutBytes, Workers = workers });
            Assert.Equal(0, read.RejectedCount);
            Assert.Equal(NaiveFlow.Of(events), NaiveFlow.Of(read.Log));
        }
    }

    [Fact]
    public void Any_order_of_rows_gives_the_same_answers_where_times_differ()
    {
        var draw = new Random(7);
        Happened[] events = [.. Draw(draw, 600).Select((one, i) => one with { Second = one.Second % 1000 * 1000 + i })];
        var expected = NaiveFlow.Of(events);
        for (int round = 0; round < 5; round++)
        {
            draw.Shuffle(events);
            Assert.Equal(expected, NaiveFlow.Of(NaiveFlow.Read(Encoding.UTF8.GetBytes(Csv(events, draw))).Log));
        }
    }

    [Fact]
    public void A_cut_inside_quotes_that_hold_rows_of_their_own_is_mended()
    {
        var text = new StringBuilder("case,note,activity,time\n");
        var events = new List<Happened>();
        for (int i = 0; i < 300; i++)
        {
            text.Append($"c{i % 40},\"free text\nc1,x,WRONG,2026-01-01T00:00:00\nand more\",t{i % 5},2026-01-01T00:{i / 60:00}:{i % 60:00}\n");
            events.Add(new($"c{i % 40}", $"t{i % 5}", i));
        }
        foreach (int cut in (int[])[64, 100, 777])
            Assert.Equal(NaiveFlow.Of(events), NaiveFlow.Of(NaiveFlow.Read(Encoding.UTF8.GetBytes(text.ToString()),
                new("") { CutBytes = cut, Workers = 3 }).Log));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Every_delimiter_is_found(char delimiter)
    {
        Happened[] events = [new("1", "A", 0), new("1", "B", 60), new("2", "A", 5)];
        var text = string.Concat(events.Select(one =>
            $"{one.Case}{delimiter}x{delimiter}{one.Touchpoint}{delimiter}1970-01-01 00:{one.Second / 60:00}:{one.Second % 60:00}\r\n"));
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes($"case{delimiter}other{delimiter}activity{delimiter}time\r\n{text}"));
        Assert.Equal(delimiter, read.Delimiter);
        Assert.Equal(NaiveFlow.Of(events), NaiveFlow.Of(read.Log));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "utf-16", "utf-16BE", "utf-16-mark", "GB18030"];

    [Theory, MemberData(nameof(Encodings))]
    public void Every_encoding_gives_the_same_log(string name)
    {
        const string text = "案例编号,触点,时间\n一,营业厅 柜台,2026-03-02 09:00:00\n一,满意度评价,2026-03-02 09:05:00\n"
            + "二,营业厅 柜台,2026-03-02 10:00:00\n";
        var encoding = name.StartsWith("utf-8", StringComparison.Ordinal) ? new UTF8Encoding(false)
            : name == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!
            : Encoding.GetEncoding(name.Replace("-mark", ""));
        byte[] mark = name == "utf-8-mark" ? [0xEF, 0xBB, 0xBF] : name == "utf-16-mark" ? [0xFF, 0xFE] : [];
        var read = NaiveFlow.Read([.. mark, .. encoding.GetBytes(text)]);
        Assert.Equal(["满意度评价", "营业厅 柜台"], read.Log.Touchpoints);
        Assert.Equal(2, read.Log.Table.Journeys);
        Assert.Equal(0, read.RejectedCount);
    }

    [Fact]
    public void Older_Chinese_text_is_known_even_when_it_comes_after_a_long_beginning_in_ASCII()
    {
        var plain = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"case-{i},plain,2026-01-01T00:00:00\n"));
        var older = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var read = NaiveFlow.Read([.. Encoding.ASCII.GetBytes("case,activity,time\n" + plain), .. older.GetBytes("x,柜台,2026-01-01T00:00:00\n")]);
        Assert.Equal(["plain", "柜台"], read.Log.Touchpoints);
        Assert.Equal(0, read.RejectedCount);
    }

    [Fact]
    public void Names_are_trimmed_and_brought_into_one_form_of_Unicode_and_nothing_else()
    {
        var text = "case,activity,time\n"
            + "\u3000c1 ,cafe\u0301,2026-01-01T00:00:00\n\ufeffc1,\t caf\u00e9\u00a0,2026-01-01T00:00:01\nC1,a  b,2026-01-01T00:00:02\n";
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(["a  b", "caf\u00e9"], read.Log.Touchpoints);
        Assert.Equal(2, read.Log.Table.Journeys);
    }

    private static Happened[] Draw(Random draw, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        new Happened($"客户 {draw.Next(70)}", Names[draw.Next(Names.Length)], 1_700_000_000 + draw.Next(400)))];

    private static string Csv(IEnumerable<Happened> events, Random draw)
    {
        var text = new StringBuilder("case id,extra,touchpoint,time,score\n");
        foreach (var one in events)
        {
            var time = DateTime.UnixEpoch.AddSeconds(one.Second).ToString(
                draw.Next(2) == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd HH:mm:ss'Z'");
            text.Append($"{Cell(one.Case, draw)},");
            text.Append($"{(draw.Next(3) == 0 ? "\"x,\ny\"" : "")},{Cell(one.Touchpoint, draw)},{time},5{(draw.Next(2) == 0 ? "\r\n" : "\n")}");
            if (draw.Next(50) == 0) text.Append('\n');
        }
        return text.ToString();
    }

    private static string Cell(string text, Random draw) => text.IndexOfAny([',', '"', '\n']) >= 0 || draw.Next(4) == 0
        ? $"\"{text.Replace("\"", "\"\"")}\"" : draw.Next(4) == 0 ? $"  {text}\u3000" : text;
}
