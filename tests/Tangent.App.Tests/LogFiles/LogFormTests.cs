using System.Text;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Tests.LogFiles;

/// <summary>Ways of writing a log: times (<see cref="FreeTime"/>), columns, life-cycles, XES.</summary>
public class LogFormTests
{
    [Theory]
    [InlineData("2026-03-02T09:05:00")]
    [InlineData("2026-03-02 09:05:00.000000")]
    [InlineData("2026-03-02T10:05:00+01:00")]
    [InlineData("2026-03-02 04:05:00-0500")]
    [InlineData("2026-03-02 09:05:00 UTC")]
    [InlineData("2026/3/2 9:05")]
    [InlineData("2026年3月2日 9时05分")]
    [InlineData("20260302T090500")]
    [InlineData("20260302090500Z")]
    [InlineData("1772442300")]
    [InlineData("1772442300000")]
    [InlineData("2.3.2026 09:05", true)]
    [InlineData("03/02/2026 09:05:00 AM", false)]
    public void One_moment_may_be_written_in_many_ways(string text, bool? isDayFirst = null)
    {
        if (text == "20260302090500Z") text = text[..^1];
        long micros = new TimeReader(null, isDayFirst).Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(new DateTime(2026, 3, 2, 9, 5, 0), DateTime.UnixEpoch.AddTicks(micros * 10));
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00")]      // left out in spring: as if the clock had not moved yet
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00")]      // comes twice in autumn: the first one
    [InlineData("2026-07-01T12:00:00", "2026-07-01T10:00:00")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T12:00:00")]
    public void A_time_without_offset_is_taken_in_the_zone_that_is_named(string local, string utc)
    {
        long micros = new TimeReader(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), null).Read(Encoding.UTF8.GetBytes(local));
        Assert.Equal(utc, DateTime.UnixEpoch.AddTicks(micros * 10).ToString("s"));
    }

    [Fact]
    public void Columns_can_be_named_also_with_commas_and_a_wrong_name_lists_those_there_are()
    {
        var map = ColumnMap.Read<LogRole>("case=Id,time=\"when, exactly\", touchpoint = \"say \"\"what\"\"\"", ColumnMap.OfLog).Value;
        Assert.Equal(("Id", "when, exactly", "say \"what\""), (map[LogRole.Case], map[LogRole.Time], map[LogRole.Touchpoint]));
        var text = Encoding.UTF8.GetBytes("Id,\"say \"\"what\"\"\",\"when, exactly\"\n1,A,2026-01-01T00:00:00\n");
        Assert.Single(NaiveFlow.Read(text, new("") { Map = map }).Log.Touchpoints);
        var wrong = NaiveFlow.TryRead(text, new("") { Map = ColumnMap.Read<LogRole>("case=No,touchpoint=Id", ColumnMap.OfLog).Value }).Failure!.Problems;
        Assert.Equal(["analyse.no-such-column", "analyse.column-unknown", "analyse.columns"], wrong.Select(problem => problem.Code));
        Assert.Equal("analyse.no-such-role", ColumnMap.Read<LogRole>("colour=x", ColumnMap.OfLog).Failure!.Problems[0].Code);
        Assert.Equal("analyse.map-unreadable", ColumnMap.Read<LogRole>("case", ColumnMap.OfLog).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Columns_named_as_the_roles_are_need_no_map_and_an_end_before_its_start_is_set_aside()
    {
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(
            "case,touchpoint,time,end\n1,A,2026-01-01T09:00:00,2026-01-01T09:10:00\n1,B,2026-01-01T10:00:00,2026-01-01T09:30:00\n"));

        Assert.Equal("end", read.Columns!.NameOf(LogRole.End));
        Assert.Equal(600, FlowSummary.Of(read.Log).JourneyTime!.Value.MedianSeconds);
        Assert.Equal(RowFault.EndsBeforeStart, Assert.Single(read.Rejected).Fault);
    }

    [Fact]
    public void Touchpoints_of_every_length_are_told_apart()
    {
        string[] names = [.. Enumerable.Range(1, 40).SelectMany(length => (string[])
            [
                new('a', length), new string('a', length - 1) + "b", "b" + new string('a', length - 1),
                new string('a', length / 2) + "c" + new string('a', length / 2),
            ]).Distinct()];
        var rows = Enumerable.Range(0, names.Length * 3).Select(i => $"{i % 5},{names[i % names.Length]},2026-01-01T00:00:00\n");

        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes("case,activity,time\n" + string.Concat(rows)));

        Assert.Equal(names.Order(StringComparer.Ordinal), read.Log.Touchpoints);
        Assert.All(FlowSummary.Of(read.Log).Touchpoints, touchpoint => Assert.Equal(3, touchpoint.Encounters));
    }

    [Fact]
    public void Ties_go_by_sequence_where_there_is_one_and_else_by_place_in_the_file()
    {
        const string rows = "1,B,2026-01-01T00:00:00,2\n1,A,2026-01-01T00:00:00,1\n";
        var bySequence = NaiveFlow.Read(Encoding.UTF8.GetBytes("case,activity,time,sequence\n" + rows)).Log;
        var byPlace = NaiveFlow.Read(Encoding.UTF8.GetBytes("case,activity,time,other\n" + rows)).Log;
        Assert.Equal([0, 1], bySequence.Steps.ToArray().Select(step => step.Touchpoint));
        Assert.Equal([1, 0], byPlace.Steps.ToArray().Select(step => step.Touchpoint));
    }

    private const string Work = """
        case,activity,time,lifecycle:transition,concept:instance
        1,A,2026-01-01T00:00:00,start,
        1,A,2026-01-01T00:00:10,START,
        1,B,2026-01-01T00:00:15,schedule,
        1,A,2026-01-01T00:00:30,complete,
        1,A,2026-01-01T00:01:10,complete,
        1,B,2026-01-01T00:02:00,complete,
        1,C,2026-01-01T00:03:00,start,x
        1,C,2026-01-01T00:03:10,complete,y
        """;

    [Fact]
    public void Starts_and_completes_are_paired_first_in_first_out_per_touchpoint_and_instance()
    {
        var log = NaiveFlow.Read(Encoding.UTF8.GetBytes(Work)).Log;
        var steps = log.Steps.ToArray();
        Assert.Equal((Lifecycle.Pair, 3, 1), (log.Lifecycle, log.Unpaired, log.LeftOut));
        Assert.Equal("AABCC", string.Concat(steps.Select(step => log.Touchpoints[step.Touchpoint])));
        Assert.Equal([30.0, 60.0], steps[..2].Select(step => (log.EndsByRow.Span[step.Row] - step.StartMicros) / 1e6));
        Assert.All(steps[2..], step => Assert.Equal(Step.NoEnd, log.EndsByRow.Span[step.Row]));
        var edge = FlowSummary.Of(log).Edges.Single(edge => edge is { From: 0, To: 0 });
        Assert.Equal((10.0, -20.0), (edge.Time!.Value.MedianSeconds, edge.GapSeconds));
    }

    [Theory]
    [InlineData(Lifecycle.All, 8, 0)]
    [InlineData(Lifecycle.Complete, 4, 4)]
    public void A_life_cycle_can_be_counted_whole_or_by_its_completes(Lifecycle wanted, int events, int leftOut)
    {
        var log = NaiveFlow.Read(Encoding.UTF8.GetBytes(Work), new("") { Lifecycle = wanted }).Log;
        Assert.Equal((wanted, events, leftOut), (log.Lifecycle, log.Steps.Length, log.LeftOut));
    }

    [Fact]
    public void XES_takes_an_events_own_attributes_with_any_prefix_quotes_entities_and_comments()
    {
        const string xes = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- <trace> --><x:log xmlns:x="http://www.xes-standard.org/" xes.version="2.0">
              <global scope="event"><string key="concept:name" value="none"/></global>
              <string key="concept:name" value="the log's own name"/>
              <x:trace><x:string key='concept:name' value='c&amp;1'/>
                <x:event>
                  <string key="other" value="1"><string key="concept:name" value="WRONG"/></string>
                  <string value="a &lt;b&gt; &#x4E00;" key="concept:name"/><date key="time:timestamp" value="2026-01-01T00:00:00.500+00:00"/>
                </x:event>
                <event><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-01-01T00:00:01Z"/></event>
                <event><string key="concept:name" value="B"/></event>
              </x:trace>
              <trace><event><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-01-01T00:00:01Z"/></event></trace>
              <trace/>
            </x:log>
            """;
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(xes), ending: ".xes");
        Assert.Equal(["B", "a <b> 一"], read.Log.Touchpoints);
        Assert.Equal(2, read.Log.Table.Journeys);
        Assert.Equal(0.5, FlowSummary.Of(read.Log).Edges.Single().Time!.Value.MedianSeconds);
        Assert.Equal((3L, "time:timestamp", RowFault.Empty), Assert.Single(read.Rejected) is var row ? (row.Row, row.Field, row.Fault) : default);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("GB18030")]
    public void XES_is_read_in_the_encoding_that_it_declares(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = $"<?xml version=\"1.0\" encoding=\"{name}\"?><log><trace><string key=\"concept:name\" value=\"1\"/><event>"
            + "<string key=\"concept:name\" value=\"é\"/><date key=\"time:timestamp\" value=\"2026-01-01T00:00:01Z\"/></event></trace></log>";
        byte[] mark = name == "utf-16" ? [0xFF, 0xFE] : [];
        Assert.Equal(["é"], NaiveFlow.Read([.. mark, .. encoding.GetBytes(text)], ending: ".xes").Log.Touchpoints);
    }

    [Fact]
    public void A_workbook_is_read_as_its_first_sheet_row_for_row()
    {
        static string Row(int number, params string[] cells) => $"""<row r="{number}">{string.Concat(cells.Select((cell, i) =>
            $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>""";
        var book = Tables.Files.Book(Row(1, "工单号", "触点", "时间") + Row(2, "1", "咨询, 一", "2026-03-02 09:00:00")
            + Row(3, "1", "说&quot;好&quot;", "2026-03-02 09:01:00") + Row(5, "1", "回访", "never"));
        var read = NaiveFlow.Read(book, ending: ".xlsx");
        var edge = FlowSummary.Of(read.Log).Edges.Single();
        Assert.Equal(("咨询, 一", "说\"好\""), (read.Log.Touchpoints[edge.From], read.Log.Touchpoints[edge.To]));
        Assert.Equal(60, edge.Time!.Value.MedianSeconds);
        Assert.Equal([5L], read.Rejected.Select(row => row.Row));
    }
}
