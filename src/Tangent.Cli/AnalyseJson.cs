using System.Text.Encodings.Web;
using System.Text.Json;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;
using Tangent.Cli.Report;

namespace Tangent.Cli;

/// <summary>The JSON of `tangent analyse`; docs/analyse.md explains every member.</summary>
static class AnalyseJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Members whose numbers come from judgements of customers.</summary>
    private static readonly string[] OfJudgements = ["scale", "scorecards", "moments", "rule", "r2", "drivers", "fixFirst", "changes"];

    public static void Write(Stream output, Analysed result)
    {
        var (read, flow, diagnosis) = (result.Read, result.Flow, result.Diagnosis);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteLog(json, read, flow);
        WriteEnds(json, "starts", read.Log, flow, touchpoint => touchpoint.Starts);
        WriteEnds(json, "ends", read.Log, flow, touchpoint => touchpoint.Ends);
        WriteEdges(json, read.Log, flow);
        WriteVariants(json, read.Log, flow, diagnosis);
        json.WritePropertyName("journeyTime");
        WriteTime(json, flow.JourneyTime);
        WriteLengths(json, flow);
        WriteRework(json, read.Log, flow);
        if (diagnosis is null) WriteWithoutJudgements(json);
        else new DiagnosisJson(json, read.Log.Touchpoints, diagnosis).Write();
        json.WriteEndObject();
    }

    private static void WriteLog(Utf8JsonWriter json, ReadLog read, FlowSummary flow)
    {
        json.WriteStartObject("log");
        json.WriteNumber("events", read.Log.Steps.Length);
        json.WriteNumber("journeys", read.Log.Table.Journeys);
        json.WriteNumber("touchpoints", flow.Touchpoints.Count(touchpoint => touchpoint.Encounters > 0));
        json.WriteString("from", flow.Period is { } first ? AnalyseCommand.Moment(first.FirstMicros) : null);
        json.WriteString("to", flow.Period is { } last ? AnalyseCommand.Moment(last.LastMicros) : null);
        json.WriteNumber("rejected", read.RejectedCount);
        json.WriteNumber("ties", flow.Ties);
        json.WriteString("lifecycle", read.Log.Lifecycle.ToString().ToLowerInvariant());
        json.WriteNumber("unpaired", read.Log.Unpaired);
        json.WriteNumber("leftOut", read.Log.LeftOut);
        json.WriteNumber("unreadScores", read.UnreadScores);
        json.WriteEndObject();
    }

    private static void WriteEnds(Utf8JsonWriter json, string member, JourneyLog log, FlowSummary flow, Func<TouchpointFlow, int> count)
    {
        json.WriteStartArray(member);
        foreach (int i in FlowOrder.Touchpoints(flow, count))
        {
            json.WriteStartObject();
            json.WriteString("touchpoint", log.Touchpoints[i]);
            json.WriteNumber("count", count(flow.Touchpoints[i]));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEdges(Utf8JsonWriter json, JourneyLog log, FlowSummary flow)
    {
        json.WriteStartArray("directlyFollows");
        foreach (var edge in FlowOrder.Edges(flow))
        {
            json.WriteStartObject();
            json.WriteString("from", log.Touchpoints[edge.From]);
            json.WriteString("to", log.Touchpoints[edge.To]);
            json.WriteNumber("count", edge.Count);
            WriteTimes(json, edge.Time!.Value);
            if (edge.GapSeconds is { } gap) json.WriteNumber("gapSeconds", gap);
            else json.WriteNull("gapSeconds");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteVariants(Utf8JsonWriter json, JourneyLog log, FlowSummary flow, FileDiagnosis? diagnosis)
    {
        var scores = diagnosis?.Found.Overall is { } overall ? ScoredVariants.Of(log, flow, diagnosis.Judged.Said, overall) : null;
        var values = diagnosis is null ? null : new DiagnosisJson(json, log.Touchpoints, diagnosis);
        var times = flow.TimesOfVariants();
        json.WriteStartArray("variants");
        foreach (int i in FlowOrder.Variants(log, flow))
        {
            var variant = flow.Variants[i];
            json.WriteStartObject();
            json.WriteStartArray("path");
            foreach (var step in log.Table.Of(variant.Journey)) json.WriteStringValue(log.Touchpoints[step.Touchpoint]);
            json.WriteEndArray();
            json.WriteNumber("count", variant.Count);
            json.WriteNumber("share", variant.Count / (double)log.Table.Journeys);
            if (scores is null) json.WriteNull("score");
            else values!.Values(("score", scores[i]));
            WriteTimes(json, times[i]);
            json.WriteEndObject();
            if (json.BytesPending > 1 << 20) json.Flush();
        }
        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, TimeSummary? time)
    {
        if (time is not { } known)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        WriteTimes(json, known);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, TimeSummary time)
    {
        json.WriteNumber("medianSeconds", time.MedianSeconds);
        json.WriteNumber("p90Seconds", time.NinthDecileSeconds);
        json.WriteNumber("meanSeconds", time.MeanSeconds);
    }

    private static void WriteLengths(Utf8JsonWriter json, FlowSummary flow)
    {
        if (flow.Lengths is not { } lengths)
        {
            json.WriteNull("journeyLength");
            return;
        }
        json.WriteStartObject("journeyLength");
        json.WriteNumber("least", lengths.Least);
        json.WriteNumber("median", lengths.Median);
        json.WriteNumber("mean", lengths.Mean);
        json.WriteNumber("most", lengths.Most);
        json.WriteEndObject();
    }

    private static void WriteRework(Utf8JsonWriter json, JourneyLog log, FlowSummary flow)
    {
        json.WriteStartArray("rework");
        foreach (int i in FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Repeating))
        {
            json.WriteStartObject();
            json.WriteString("touchpoint", log.Touchpoints[i]);
            json.WriteNumber("encounters", flow.Touchpoints[i].Encounters);
            json.WriteNumber("journeys", flow.Touchpoints[i].Journeys);
            json.WriteNumber("repeating", flow.Touchpoints[i].Repeating);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWithoutJudgements(Utf8JsonWriter json)
    {
        foreach (var member in OfJudgements)
            if (member is "scale" or "rule" or "r2") json.WriteNull(member);
            else
            {
                json.WriteStartArray(member);
                json.WriteEndArray();
            }
        json.WriteStartObject("reasons");
        foreach (var member in OfJudgements)
        {
            json.WriteStartObject(member);
            json.WriteString("code", "no-judgements");
            foreach (var language in (string[])["zh-CN", "en"]) json.WriteString(language[..2], new ReportWords(language).Say("analyse.no-judgements"));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
