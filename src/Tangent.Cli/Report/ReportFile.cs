using System.Text;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Cli.Report;

/// <summary>
/// The report of `tangent analyse --out`: one page in both languages that asks nothing of any network and runs nothing, for a manager.
/// </summary>
static class ReportFile
{
    private const int Shown = 20, LongestPath = 15;
    private static readonly string[] Languages = ["zh-CN", "en"];

    public static void Write(Stream output, Analysed result, string first)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        var html = new ReportHtml(text);
        html.Write($"<!DOCTYPE html>\n<html lang=\"{first}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Write($"<title>{ReportHtml.Encode(Path.GetFileName(result.LogPath))}</title>\n");
        html.Write($"<style>\n{Style()}</style>\n</head>\n<body>\n<div class=\"page\">\n");
        foreach (var language in Languages)
            html.Write($"<input class=\"pick\" type=\"radio\" name=\"l\" id=\"{language[..2]}\"{(language == first ? " checked" : "")}>\n");
        html.Write("<p class=\"switch\">");
        foreach (var language in Languages)
        {
            var name = new ReportWords(language).Say("analyse.report.language");
            html.Write($"<label for=\"{language[..2]}\" lang=\"{language}\">{ReportHtml.Encode(name)}</label>");
        }
        html.Write("</p>\n");
        foreach (var language in Languages) Article(html, result, new(language));
        html.Write("</div>\n</body>\n</html>\n");
    }

    private static void Article(ReportHtml html, Analysed result, ReportWords words)
    {
        var (read, flow, log) = (result.Read, result.Flow, result.Read.Log);
        html.Write($"<article lang=\"{words.Language}\">\n");
        html.Put("<h1>", words.Say("analyse.report.title", Path.GetFileName(result.LogPath)), "</h1>\n");
        if (flow is not { Period: { } period, JourneyTime: { } time, Lengths: { } lengths })
        {
            html.Put("<p class=\"lede\">", words.Say("analyse.report.nothing"), "</p>\n</article>\n");
            return;
        }
        int used = flow.Touchpoints.Count(touchpoint => touchpoint.Encounters > 0);
        html.Put("<p class=\"lede\">", words.Say("analyse.report.lede", flow.Journeys, log.Steps.Length, used,
            AnalyseCommand.Moment(period.FirstMicros), AnalyseCommand.Moment(period.LastMicros)), "</p>\n");
        html.Write("<section><dl class=\"figures\">");
        html.Figure(words.Say("analyse.report.journeys"), words.Number(flow.Journeys));
        html.Figure(words.Say("analyse.report.median"), words.Length(time.MedianSeconds));
        html.Figure(words.Say("analyse.report.p90"), words.Length(time.NinthDecileSeconds));
        html.Figure(words.Say("analyse.report.length"), words.Say("analyse.report.number", lengths.Median));
        html.Figure(words.Say("analyse.report.variants"), words.Number(flow.Variants.Count));
        html.Write("</dl></section>\n");
        if (result.Diagnosis is { } diagnosis) new ReportDiagnosis(html, words, log.Touchpoints, diagnosis).Write();
        Standouts(html, log, flow, words);
        html.Put("<section><h2>", words.Say("analyse.report.map-title"), "</h2>");
        html.Write($"<div class=\"wide map\" tabindex=\"0\">{ReportMap.Draw(log, flow, words)}</div>");
        html.Put("<p class=\"note\">", words.Say("analyse.report.map-note", ReportMap.MostNodes, ReportMap.MostWays), "</p></section>\n");
        Variants(html, log, flow, words);
        Edges(html, log, flow, words);
        Touchpoints(html, log, flow, words);
        Made(html, read, flow, words);
        html.Write("</article>\n");
    }

    private static void Standouts(ReportHtml html, JourneyLog log, FlowSummary flow, ReportWords words)
    {
        html.Put("<section><h2>", words.Say("analyse.report.out"), "</h2>");
        var all = Standout.Of(log, flow);
        if (all.Count == 0) html.Put("<p>", words.Say("analyse.report.few-journeys"), "</p>");
        else html.Write("<ul class=\"out\">");
        foreach (var one in all)
        {
            string from = one.From < 0 ? "" : log.Touchpoints[one.From], to = one.To < 0 ? "" : log.Touchpoints[one.To];
            var sentence = one.Kind switch
            {
                StandoutKind.CommonestVariant => words.Say("analyse.report.out-variant", words.Share(one.Share), one.Count),
                StandoutKind.FewVariants => words.Say("analyse.report.out-few", one.Count, flow.Variants.Count),
                StandoutKind.SlowestTransition => words.Say("analyse.report.out-slow", from, to, words.Share(one.Share), one.Count,
                    words.Length(one.Seconds)),
                StandoutKind.Rework => words.Say("analyse.report.out-rework", from, words.Share(one.Share), one.Count),
                StandoutKind.CommonestEnd => words.Say("analyse.report.out-end", from, words.Share(one.Share), one.Count),
                StandoutKind.LongTail => words.Say("analyse.report.out-long", words.Length(one.Seconds), words.Share(one.Share), one.Count),
                _ => throw new InvalidOperationException($"{one.Kind}"),
            };
            html.Write($"<li>{ReportHtml.Encode(sentence)}</li>");
        }
        html.Write(all.Count == 0 ? "</section>\n" : "</ul></section>\n");
    }

    private static void Variants(ReportHtml html, JourneyLog log, FlowSummary flow, ReportWords words)
    {
        var details = VariantDetail.Of(log, flow, FlowOrder.Variants(log, flow, Shown));
        html.Table(words.Say("analyse.variants", details.Count, flow.Variants.Count),
            [words.Say("analyse.path")], [words.Say("analyse.count"), words.Say("analyse.share"), words.Say("analyse.median"), words.Say("analyse.p90")],
            details.Select(one => new[] { PathOf(one.Path, log, words), words.Number(one.Count), words.Share(one.Share),
                words.Length(one.Time.MedianSeconds), words.Length(one.Time.NinthDecileSeconds) }));
    }

    private static void Edges(ReportHtml html, JourneyLog log, FlowSummary flow, ReportWords words) =>
        html.Table(words.Say("analyse.edges", Math.Min(Shown, flow.Edges.Count), flow.Edges.Count),
            [words.Say("analyse.from"), words.Say("analyse.to")], [words.Say("analyse.count"), words.Say("analyse.median"), words.Say("analyse.p90")],
            FlowOrder.Edges(flow).Take(Shown).Select(edge => new[] { log.Touchpoints[edge.From], log.Touchpoints[edge.To], words.Number(edge.Count),
                words.Length(edge.Time!.Value.MedianSeconds), words.Length(edge.Time!.Value.NinthDecileSeconds) }));

    private static void Touchpoints(ReportHtml html, JourneyLog log, FlowSummary flow, ReportWords words)
    {
        int[] all = [.. FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters)];
        html.Table(words.Say("analyse.touchpoints", Math.Min(Shown, all.Length), all.Length), [words.Say("analyse.touchpoint")],
            [words.Say("analyse.encounters"), words.Say("analyse.starts"), words.Say("analyse.ends"), words.Say("analyse.repeating")],
            all.Take(Shown).Select(i => new[] { log.Touchpoints[i], words.Number(flow.Touchpoints[i].Encounters), words.Number(flow.Touchpoints[i].Starts),
                words.Number(flow.Touchpoints[i].Ends), words.Say("analyse.of", flow.Touchpoints[i].Repeating, flow.Touchpoints[i].Journeys) }));
    }

    private static void Made(ReportHtml html, ReadLog read, FlowSummary flow, ReportWords words)
    {
        html.Put("<section><h2>", words.Say("analyse.report.made"), "</h2>");
        html.Put("<p>", words.Say("analyse.report.method"), "</p>");
        if (read.Columns is { } columns)
            html.Put("<p>", words.Say("analyse.columns-taken", string.Join(", ", columns.Roles.OrderBy(role => role.Key)
                .Select(role => $"{role.Key.ToString().ToLowerInvariant()}={columns.Names[role.Value]}"))), "</p>");
        if (flow.Ties > 0) html.Put("<p>", words.Say("analyse.ties", flow.Ties), "</p>");
        if (read.RejectedCount > 0) html.Put("<p>", words.Say("analyse.report.rejected", read.RejectedCount), "</p>");
        var life = read.Log.Lifecycle.ToString().ToLowerInvariant();
        if (read.Log.Lifecycle != Lifecycle.All)
            html.Put("<p>", words.Say("analyse.life-cycle", life, read.Log.Unpaired, read.Log.LeftOut), "</p>");
        html.Write("</section>\n");
    }

    private static string PathOf(IReadOnlyList<int> path, JourneyLog log, ReportWords words)
    {
        var names = path.Take(LongestPath).Select(touchpoint => log.Touchpoints[touchpoint]).ToList();
        if (path.Count > LongestPath) names.Add(words.Say("analyse.more", path.Count - LongestPath));
        return string.Join(" → ", names);
    }

    /// <summary>The colours of the product, those of a dark system too, and what is the report's own.</summary>
    private static string Style() => $"{Css("tokens.css")}@media screen and (prefers-color-scheme: dark) {{ :root {{\n{Css("tokens.dark.css")}}} }}\n"
        + Css("paint.css") + Css("report.css");

    private static string Css(string name)
    {
        using var css = new StreamReader(typeof(ReportFile).Assembly.GetManifestResourceStream($"Report/{name}")!);
        return css.ReadToEnd();
    }
}
