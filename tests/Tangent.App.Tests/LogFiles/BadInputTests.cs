using System.IO.Compression;
using System.Text;
using Tangent.App.LogFiles;

namespace Tangent.Tests.LogFiles;

/// <summary>Bad files and rows: a clear outcome, bounded memory, nothing lost.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData(",A,2026-01-01T00:00:00", "case", RowFault.Empty)]
    [InlineData("\u3000,A,2026-01-01T00:00:00", "case", RowFault.Empty)]
    [InlineData("1,\"  \",2026-01-01T00:00:00", "activity", RowFault.Empty)]
    [InlineData("1,A,", "time", RowFault.Empty)]
    [InlineData("1,A,yesterday", "time", RowFault.NoTime)]
    [InlineData("1,A,2026-02-30T00:00:00", "time", RowFault.NoTime)]
    [InlineData("1,A,2026-01-01T24:00:00", "time", RowFault.NoTime)]
    [InlineData("1,A,0000-01-01T00:00:00", "time", RowFault.NoTime)]
    [InlineData("1,A,0001-01-01T00:00:00+08:00", "time", RowFault.NoTime)]
    [InlineData("1,A", null, RowFault.TooFewFields)]
    [InlineData("1,A\0B,2026-01-01T00:00:00", "activity", RowFault.ZeroByte)]
    [InlineData("c\0,A,2026-01-01T00:00:00", "case", RowFault.ZeroByte)]
    [InlineData("1,\"A,2026-01-01T00:00:00", null, RowFault.QuoteOpen)]
    public void A_bad_row_is_set_aside_with_its_number_field_and_reason_and_the_others_are_kept(string row, string? field, RowFault fault)
    {
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes($"case,activity,time\n1,A,2026-01-01T00:00:00\n\n{row}\n1,B,2026-01-01T00:00:01\n"));
        Assert.Equal(2, read.Log.Steps.Length);
        var rejected = Assert.Single(read.Rejected);
        Assert.Equal((4L, field, fault), (rejected.Row, rejected.Field, rejected.Fault));
        Assert.Equal(row, Encoding.UTF8.GetString(rejected.Text!));
    }

    [Fact]
    public void Bytes_that_are_no_text_set_their_row_aside()
    {
        var start = Encoding.UTF8.GetBytes("case,activity,time\n一,A,2026-01-01T00:00:00\n");
        byte[] bad = [.. Encoding.UTF8.GetBytes("2,B"), 0xFF, 0xC0, .. Encoding.UTF8.GetBytes(",2026-01-01T00:00:00\n")];
        var far = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("一,A,2026-01-01T00:00:00\n", 50_000)));
        var read = NaiveFlow.Read([.. start, .. far, .. bad]);
        Assert.Equal(RowFault.NoText, Assert.Single(read.Rejected).Fault);
        Assert.Equal(50_001, read.Log.Steps.Length);
    }

    [Fact]
    public void Times_from_year_1_to_9999_are_kept_and_a_negative_duration_is_set_aside()
    {
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes("case,activity,start time,end time\n1,A,0001-01-01T00:00:00,\n"
            + "1,B,9999-12-31T23:59:59.999999,\n2,A,2026-01-01T00:00:10,2026-01-01T00:00:09\n"));
        Assert.Equal(RowFault.EndsBeforeStart, Assert.Single(read.Rejected).Fault);
        Assert.Equal(new DateTime(1, 1, 1), DateTime.UnixEpoch.AddTicks(read.Log.Steps.Span[0].StartMicros * 10));
        Assert.Equal(9999, DateTime.UnixEpoch.AddTicks(read.Log.Steps.Span[1].StartMicros * 10).Year);
    }

    [Theory]
    [InlineData("", "analyse.empty")]
    [InlineData(" \r\n\n", "analyse.empty")]
    [InlineData("case,activity,time\n", "analyse.no-events")]
    [InlineData("PK\u0003\u0004rest", "imports.not-a-workbook")]
    [InlineData("a,b,c\n1,2,3\n", "analyse.column-unknown")]
    [InlineData("ticket id,order id,activity,time\n1,2,3,4\n", "analyse.column-doubt")]
    [InlineData("<html></html>", "analyse.xes-none")]
    [InlineData("<log><trace><event></log>", "analyse.xml-broken")]
    [InlineData("<log><trace>", "analyse.xml-cut")]
    [InlineData("<log></log>", "analyse.no-events")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><log>&b;</log>", "analyse.xml-dtd")]
    [InlineData("<!DOCTYPE log SYSTEM \"file:///etc/passwd\"><log/>", "analyse.xml-dtd")]
    [InlineData("<log><trace><string key=\"concept:name\" value=\"&own;\"/><event/></trace></log>", "analyse.xml-entity")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><log/>", "analyse.xml-encoding")]
    public void A_file_that_cannot_be_read_says_why(string text, string code)
    {
        var read = NaiveFlow.TryRead(Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, read.Failure?.Problems[0].Code);
    }

    [Fact]
    public void Elements_nested_ten_thousand_times_are_refused()
    {
        var text = "<log>" + string.Concat(Enumerable.Repeat("<list key=\"a\">", 10_000));
        Assert.Equal("analyse.xml-deep", NaiveFlow.TryRead(Encoding.UTF8.GetBytes(text)).Failure!.Problems[0].Code);
    }

    [Fact]
    public void A_gzip_that_is_cut_or_damaged_is_refused()
    {
        var whole = Packed("case,activity,time\n" + string.Concat(Enumerable.Range(0, 20_000)
            .Select(i => $"{i * 7919 % 1000},A{i % 17},2026-01-01T00:00:00\n")));
        Assert.Equal(20_000, NaiveFlow.Read(whole).Log.Steps.Length);
        Assert.Equal("analyse.gzip-broken", NaiveFlow.TryRead(whole[..(whole.Length / 2)]).Failure?.Problems[0].Code);
        Assert.Equal("analyse.gzip-broken", NaiveFlow.TryRead(whole[..^4]).Failure?.Problems[0].Code);
        var damaged = (byte[])whole.Clone();
        damaged.AsSpan(whole.Length / 2, 50).Reverse();
        Assert.Equal("analyse.gzip-broken", NaiveFlow.TryRead(damaged).Failure?.Problems[0].Code);
    }

    [Fact]
    public void JSON_lines_that_are_no_object_or_too_deep_are_set_aside()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(
            "{\"case\": 7, \"activity\": \"A\\u4e00\", \"time\": \"2026-01-01T00:00:00Z\", \"more\": {\"deep\": [1]}}\n"
            + "not json\n\n{\"case\": 7, \"activity\": \"B\", \"time\": 1767225601}\n" + deep + "\n[1]\n"));
        Assert.Equal(["A一", "B"], read.Log.Touchpoints);
        Assert.Equal([2L, 5L, 6L], read.Rejected.Select(row => row.Row));
        Assert.All(read.Rejected, row => Assert.Equal(RowFault.NoJson, row.Fault));
        Assert.Equal(1, Tangent.Analytics.Flow.FlowSummary.Of(read.Log).JourneyTime!.Value.MedianSeconds);
    }

    [Fact]
    public void A_million_touchpoints_and_a_case_of_a_million_events_are_read()
    {
        var text = new StringBuilder("case,activity,time\n");
        for (int i = 0; i < 1_000_000; i++) text.Append($"one,T{i},2026-01-01T00:00:00\n");
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(text.ToString()));
        var flow = Tangent.Analytics.Flow.FlowSummary.Of(read.Log);
        Assert.Equal((1, 1_000_000, 999_999, 1), (read.Log.Table.Journeys, read.Log.Touchpoints.Count, flow.Edges.Count, flow.Variants.Count));
        Assert.Equal(999_999, flow.Ties);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    [Theory]
    [InlineData("case,activity,time\n1,A,2026-01-01\n")]
    [InlineData("{\"case\":1,\"activity\":\"A\",\"time\":\"2026-01-01\"}\n")]
    [InlineData("<log><trace><event><string key=\"concept:name\" value=\"A\"/><date key=\"time:timestamp\" value=\"2026-01-01\"/></event></trace></log>")]
    public void A_reading_that_is_stopped_ends_at_once(string text)
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.ThrowsAny<OperationCanceledException>(() => LogFile.Read(new(path), stopped.Token));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
