using System.Globalization;
using System.Text.Json;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Tests.LogFiles;

/// <summary>Real logs give exactly the published counts, every event counted.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("helpdesk.xes.gz", "helpdesk")]
    [InlineData("02_teleclaims.xes.gz", "02_teleclaims")]
    [InlineData("03_repairExample.xes.gz", "03_repairExample")]
    [InlineData("running-example.xes", "running-example")]
    [InlineData("running-example.csv", "running-example")]
    public void Pairs_starts_ends_variants_and_times_are_those_of_the_reference(string log, string reference)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(DataFolder.File($"reference/{reference}.json")));
        var expected = json.RootElement;
        var read = LogFile.Read(new(DataFolder.File($"journeys/{log}")) { Lifecycle = Lifecycle.All }, default).Value;
        var flow = FlowSummary.Of(read.Log);

        Assert.Equal(expected.GetProperty("events").GetInt32(), read.Log.Steps.Length);
        Assert.Equal(expected.GetProperty("cases").GetInt32(), read.Log.Table.Journeys);
        Assert.Equal(expected.GetProperty("variants").GetInt32(), flow.Variants.Count);
        Assert.Equal(expected.GetProperty("tie_events").GetInt32(), flow.Ties);
        Assert.Equal(expected.GetProperty("rework_cases_sum").GetInt32(), flow.Touchpoints.Sum(touchpoint => touchpoint.Repeating));
        Assert.Equal(expected.GetProperty("thr_median_s").GetDouble(), flow.JourneyTime!.Value.MedianSeconds);
        Assert.Equal(expected.GetProperty("thr_mean_s").GetDouble(), flow.JourneyTime!.Value.MeanSeconds, 6);
        Assert.Equal(Lines(expected.GetProperty("start")), Lines(read.Log, flow, touchpoint => touchpoint.Starts));
        Assert.Equal(Lines(expected.GetProperty("end")), Lines(read.Log, flow, touchpoint => touchpoint.Ends));
        Assert.Equal(
            expected.GetProperty("dfg").EnumerateArray().Select(edge => Line(edge.GetProperty("a").GetString()!, edge.GetProperty("b").GetString()!,
                edge.GetProperty("n").GetInt32(), edge.GetProperty("median_s").GetDouble(), edge.GetProperty("mean_s").GetDouble())).Order(),
            flow.Edges.Select(edge => Line(read.Log.Touchpoints[edge.From], read.Log.Touchpoints[edge.To], edge.Count,
                edge.Time!.Value.MedianSeconds, edge.Time!.Value.MeanSeconds)).Order());
        var variants = flow.Variants.ToDictionary(variant => string.Join('\n',
            read.Log.Table.Of(variant.Journey).ToArray().Select(step => read.Log.Touchpoints[step.Touchpoint])), variant => variant.Count);
        Assert.All(expected.GetProperty("top_variants").EnumerateArray(), variant => Assert.Equal(variant.GetProperty("n").GetInt32(),
            variants[string.Join('\n', variant.GetProperty("path").EnumerateArray().Select(name => name.GetString()))]));
    }

    [Fact]
    public void A_municipal_log_as_CSV_gives_what_a_plain_grouping_of_its_rows_gives()
    {
        var file = DataFolder.File("journeys/receipt.csv");
        var rows = File.ReadLines(file).Select(line => line.Split(',')).ToList();      // no cell of it is quoted
        var (name, touchpoint, time) = (Array.IndexOf(rows[0], "case:concept:name"), Array.IndexOf(rows[0], "concept:name"),
            Array.IndexOf(rows[0], "time:timestamp"));
        var events = rows.Skip(1).Select(row => new Happened(row[name], row[touchpoint],
            DateTimeOffset.Parse(row[time], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()));
        var read = LogFile.Read(new(file), default).Value;
        var inMilliseconds = new JourneyLog
        {
            // The naive reference counts whole units: milliseconds of this log stand for its seconds.
            Steps = read.Log.Steps.ToArray().Select(step => step with { StartMicros = step.StartMicros * 1000 }).ToArray(),
            Offsets = read.Log.Offsets,
            Touchpoints = read.Log.Touchpoints,
        };
        Assert.Equal(8_577, read.Log.Steps.Length);
        Assert.Equal(NaiveFlow.Of(events), NaiveFlow.Of(inMilliseconds));
    }

    [Fact]
    public void Marketing_style_interval_logs_have_a_start_and_an_end()
    {
        var read = LogFile.Read(new(DataFolder.File("journeys/interval_event_log.csv")), default).Value;
        Assert.Equal("start_timestamp", read.Columns!.NameOf(LogRole.Time));
        Assert.Equal("time:timestamp", read.Columns.NameOf(LogRole.End));
        Assert.Equal((8_109, 0L), (read.Log.Steps.Length, read.RejectedCount));
        Assert.All(FlowSummary.Of(read.Log).Edges, edge => Assert.True(edge.GapSeconds <= edge.Time!.Value.NinthDecileSeconds));
    }

    private static IEnumerable<string> Lines(JsonElement counts) =>
        counts.EnumerateObject().Select(one => $"{one.Name} {one.Value}").Order();

    private static IEnumerable<string> Lines(JourneyLog log, FlowSummary flow, Func<TouchpointFlow, int> count) =>
        log.Touchpoints.Select((name, i) => (name, count: count(flow.Touchpoints[i]))).Where(one => one.count > 0)
            .Select(one => $"{one.name} {one.count}").Order();

    private static string Line(string from, string to, int count, double median, double mean) =>
        $"{from} > {to} {count} {median:0.000000} {mean:0.0000}";
}
