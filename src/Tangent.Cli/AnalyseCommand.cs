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
    private static readonly Option<string?> Map = new("--map") { Description = W["analyse.map"] };
    private static readonly Option<Lifecycle?> Life = new("--lifecycle") { Description = W["analyse.lifecycle"] };
    private static readonly Option<string?> Zone = new("--zone") { Description = W["analyse.zone"] };
    private static readonly Option<string?> Json = new("--json") { Description = W["analyse.json"] };
    private static readonly Option<string?> Out = new("--out") { Description = W["analyse.out"] };

    public static Command Make()
    {
        var command = new Command("analyse", W["analyse.command"]) { Log, Map, Life, Zone, Json, Out };
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var request = RequestOf(parsed);
        if (request.Failure is { } wrong) return wrong.Print(Console.Error);
        try
        {
            var read = LogFile.Read(request.Value, stop);
            if (read.Failure is { } failure) return failure.Print(Console.Error);
            stop.ThrowIfCancellationRequested();
            return Show(request.Value, read.Value, FlowSummary.Of(read.Value.Log), parsed.GetValue(Json), parsed.GetValue(Out));
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    private static Outcome<LogRequest> RequestOf(ParseResult parsed)
    {
        TimeZoneInfo? zone = null;
        if (parsed.GetValue(Zone) is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
            return Fail.Wrong("--zone", "analyse.no-such-zone", name);
        return ColumnMap.Read(parsed.GetValue(Map)).Then(map => new LogRequest(parsed.GetValue(Log)!)
        {
            Map = map,
            Lifecycle = parsed.GetValue(Life),
            Zone = zone,
        });
    }

    private static int Show(LogRequest request, ReadLog read, FlowSummary flow, string? json, string? report)
    {
        try
        {
            if (json is not null)
            {
                using var output = json == "-" ? Console.OpenStandardOutput() : File.Create(json);
                AnalyseJson.Write(output, read, flow);
            }
            if (report is not null)
            {
                using var output = File.Create(report);
                ReportFile.Write(output, request.Path, read, flow, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN");
            }
            if (json != "-") AnalyseSummary.Write(Console.Out, request.Path, read, flow);
            var beside = json is null or "-" ? report : json;
            if (read.RejectedCount == 0)
            {
                // That of an earlier run would speak of rows that are mended.
                File.Delete(RejectedFile.PathOf(request.Path, beside));
                return 0;
            }
            var aside = RejectedFile.Write(request.Path, beside, read);
            Console.Error.WriteLine(W["analyse.rejected", read.RejectedCount, aside]);
            if (read.Rejected.Count < read.RejectedCount) Console.Error.WriteLine(W["analyse.rejected-first", read.Rejected.Count]);
            return WithRowsSetAside;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Trouble("analyse.cannot-write", trouble.Message).Print(Console.Error);
        }
    }

    /// <summary>A moment as every output prints it: UTC, with a fraction only where there is one.</summary>
    public static string Moment(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
