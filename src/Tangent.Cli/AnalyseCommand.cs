using System.CommandLine;
using System.Globalization;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;
using Tangent.Cli.Report;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent analyse LOG`: what a log of encounters says, without settings, database or server.</summary>
static class AnalyseCommand
{
    private const int WithRowsSetAside = 1, Cancelled = 130;
    private static readonly Words W = new();
    private static readonly Argument<string> Log = new("LOG") { Description = W["analyse.log"] };
    private static readonly Option<string?> Feedback = new("--feedback") { Description = W["analyse.feedback"] };
    private static readonly Option<string?> Map = new("--map") { Description = W["analyse.map"] };
    private static readonly Option<string?> FeedbackMap = new("--map-feedback") { Description = W["analyse.map-feedback"] };
    private static readonly Option<string?> By = new Option<string?>("--by") { Description = W["analyse.by"] }.AcceptOnlyFromAmong("unit");
    private static readonly Option<Lifecycle?> Life = new("--lifecycle") { Description = W["analyse.lifecycle"] };
    private static readonly Option<string?> Zone = new("--zone") { Description = W["analyse.zone"] };
    private static readonly Option<string?> Json = new("--json") { Description = W["analyse.json"] };
    private static readonly Option<string?> Out = new("--out") { Description = W["analyse.out"] };

    public static Command Make()
    {
        var command = new Command("analyse", W["analyse.command"]) { Log, Feedback, Map, FeedbackMap, Life, Zone, By, Json, Out };
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var request = RequestOf(parsed);
        if (request.Failure is { } wrong) return wrong.Print(Console.Error);
        try
        {
            var read = LogFile.Read(request.Value.Log, stop);
            if (read.Failure is { } failure) return failure.Print(Console.Error);
            ReadFeedback? feedback = null;
            if (request.Value.Feedback is { } file)
            {
                var judgements = FeedbackFile.Read(file, read.Value.Log, stop);
                if (judgements.Failure is { } unread) return unread.Print(Console.Error);
                feedback = judgements.Value;
            }
            stop.ThrowIfCancellationRequested();
            var flow = FlowSummary.Of(read.Value.Log);
            bool isByUnit = parsed.GetValue(By) is not null;
            var diagnosis = FileDiagnosis.Of(read.Value.Log, feedback, isByUnit);
            if (isByUnit && diagnosis is not { Judged.Units.Count: > 0 }) Console.Error.WriteLine(W["analyse.no-units"]);
            var result = new Analysed(request.Value.Log.Path, request.Value.Feedback?.Path, read.Value, flow, feedback, diagnosis);
            return Show(result, parsed.GetValue(Json), parsed.GetValue(Out));
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    private sealed record Request(LogRequest Log, FeedbackRequest? Feedback);

    private static Outcome<Request> RequestOf(ParseResult parsed)
    {
        TimeZoneInfo? zone = null;
        if (parsed.GetValue(Zone) is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
            return Fail.Wrong("--zone", "analyse.no-such-zone", name);
        var file = parsed.GetValue(Feedback);
        if (file is null && parsed.GetValue(FeedbackMap) is not null) return Fail.Wrong(ColumnMap.OfFeedback, "analyse.map-without-feedback");
        var ofLog = ColumnMap.Read<LogRole>(parsed.GetValue(Map), ColumnMap.OfLog);
        if (ofLog.Failure is { } wrong) return wrong;
        return ColumnMap.Read<FeedbackRole>(parsed.GetValue(FeedbackMap), ColumnMap.OfFeedback).Then(map => new Request(
            new(parsed.GetValue(Log)!)
            {
                Map = ofLog.Value,
                Lifecycle = parsed.GetValue(Life),
                Zone = zone,
                HasJudgements = file is not null,
                WantsScores = parsed.GetValue(Json) is not null || parsed.GetValue(Out) is not null || parsed.GetValue(By) is not null,
            },
            file is null ? null : new(file, map, zone)));
    }

    private static int Show(Analysed result, string? json, string? report)
    {
        try
        {
            if (json is not null)
            {
                using var output = json == "-" ? Console.OpenStandardOutput() : File.Create(json);
                AnalyseJson.Write(output, result);
            }
            if (report is not null)
            {
                using var output = File.Create(report);
                ReportFile.Write(output, result, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN");
            }
            if (json != "-") AnalyseSummary.Write(Console.Out, result);
            return Aside(result, json is null or "-" ? report : json);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Trouble("analyse.cannot-write", trouble.Message).Print(Console.Error);
        }
    }

    /// <summary>Writes the rows that were set aside beside another file, and gives the exit code.</summary>
    private static int Aside(Analysed result, string? beside)
    {
        var read = result.Read;
        bool isAside = RejectedFile.Keep(result.LogPath, beside, new(read.Delimiter, read.Columns?.Names, read.RejectedCount, read.Rejected));
        if (result is { FeedbackPath: { } path, Feedback: { } feedback })
            isAside |= RejectedFile.Keep(path, beside, new(',', feedback.Names, feedback.Rejected.Count, feedback.Rejected));
        if (result.Diagnosis?.Judged.Unscaled is > 0 and var unscaled) Console.Error.WriteLine(W["analyse.unscaled", unscaled]);
        return isAside ? WithRowsSetAside : 0;
    }

    /// <summary>A moment as every output prints it: UTC, with a fraction only where there is one.</summary>
    public static string Moment(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
