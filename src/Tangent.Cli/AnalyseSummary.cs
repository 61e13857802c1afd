using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The summary of `tangent analyse` for people.</summary>
static class AnalyseSummary
{
    private const int Shown = 10;
    private static readonly Words W = new();

    public static void Write(TextWriter output, Analysed result)
    {
        var (read, flow, log) = (result.Read, result.Flow, result.Read.Log);
        int journeys = log.Table.Journeys;
        output.WriteLine(W["analyse.heading", Path.GetFileName(result.LogPath), log.Steps.Length, journeys,
            flow.Touchpoints.Count(touchpoint => touchpoint.Encounters > 0)]);
        if (read.Columns is { } columns)
            output.WriteLine(W["analyse.columns-taken", string.Join(", ",
                columns.Roles.OrderBy(role => role.Key).Select(role => $"{role.Key.ToString().ToLowerInvariant()}={columns.Names[role.Value]}"))]);
        if (flow is not { Period: { } period, JourneyTime: { } time, Lengths: { } lengths }) return;

        output.WriteLine(W["analyse.period", AnalyseCommand.Moment(period.FirstMicros), AnalyseCommand.Moment(period.LastMicros)]);
        output.WriteLine(W["analyse.journey-time", Length(time.MedianSeconds), Length(time.NinthDecileSeconds), Length(time.MeanSeconds)]);
        output.WriteLine(W["analyse.journey-length", lengths.Median, lengths.Mean, lengths.Least, lengths.Most]);
        if (flow.Ties > 0) output.WriteLine(W["analyse.ties", flow.Ties]);
        if (log.Lifecycle != Lifecycle.All)
            output.WriteLine(W["analyse.life-cycle", log.Lifecycle.ToString().ToLowerInvariant(), log.Unpaired, log.LeftOut]);
        WriteTouchpoints(output, log, flow);
        WriteEdges(output, log, flow);
        WriteVariants(output, log, flow);
        if (read.UnreadScores > 0) output.WriteLine(W["analyse.unread-scores", read.UnreadScores]);
        if (result.Diagnosis is { } diagnosis) WriteDiagnosis(output, log, diagnosis);
        else if (read.Columns?.NameOf(LogRole.Score) is { } scores && log.Details is null) output.WriteLine(W["analyse.scores-there", scores]);
    }

    private static void WriteDiagnosis(TextWriter output, JourneyLog log, FileDiagnosis diagnosis)
    {
        var (found, sentences) = (diagnosis.Found, new DiagnosisWords(W));
        output.WriteLine();
        output.WriteLine(W["analyse.judgements", diagnosis.Judged.Said.Scores.Length, found.Overall?.Name ?? "–", found.Touches?.Name ?? "–"]);
        if (found.NoMoments is { } reason) output.WriteLine(sentences.Reason(reason));
        output.WriteLine(sentences.Rule(found.Rule));
        if (found.Moments.Count > 0)
            output.Write(TextTable.Of([W["analyse.touchpoint"], W["analyse.report.kind"], W["analyse.report.penalty"], W["analyse.report.reward"]],
                found.Moments.Select(moment => (IReadOnlyList<string>)[log.Touchpoints[moment.Touchpoint], sentences.Kind(moment.Kind),
                    Effect(moment.Effect.Penalty), Effect(moment.Effect.Reward)])));
        var sure = found.Fixes.Where(fix => fix.Gain is Estimate { Low: > 0 }).Take(Shown).ToList();
        output.WriteLine();
        output.WriteLine(W[sure.Count > 0 ? "analyse.report.fix" : "analyse.report.fix-none"]);
        foreach (var (fix, number) in sure.Select((fix, i) => (fix, i + 1)))
            output.WriteLine($"{number}. {sentences.Why(fix, log.Touchpoints[fix.Touchpoint],
                fix.Unit is { } unit ? diagnosis.Judged.Units[unit] : null, found.Overall!.Value)}");
    }

    private static string Effect(Answer answer) => answer is Tested { Difference: var effect }
        ? W["analyse.report.range", effect.Point.ToString("0.00", CultureInfo.CurrentCulture), effect.Low.ToString("0.00", CultureInfo.CurrentCulture),
            effect.High.ToString("0.00", CultureInfo.CurrentCulture)] : "–";

    private static void WriteTouchpoints(TextWriter output, JourneyLog log, FlowSummary flow)
    {
        output.WriteLine();
        var all = FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters).ToList();
        output.WriteLine(W["analyse.touchpoints", Math.Min(Shown, all.Count), all.Count]);
        output.Write(TextTable.Of(
            [W["analyse.touchpoint"], W["analyse.encounters"], W["analyse.starts"], W["analyse.ends"], W["analyse.repeating"]],
            all.Take(Shown).Select(i => (IReadOnlyList<string>)[log.Touchpoints[i], Number(flow.Touchpoints[i].Encounters),
                Number(flow.Touchpoints[i].Starts), Number(flow.Touchpoints[i].Ends),
                W["analyse.of", flow.Touchpoints[i].Repeating, flow.Touchpoints[i].Journeys]])));
    }

    private static void WriteEdges(TextWriter output, JourneyLog log, FlowSummary flow)
    {
        output.WriteLine();
        output.WriteLine(W["analyse.edges", Math.Min(Shown, flow.Edges.Count), flow.Edges.Count]);
        output.Write(TextTable.Of([W["analyse.from"], W["analyse.to"], W["analyse.count"], W["analyse.median"], W["analyse.p90"]],
            FlowOrder.Edges(flow).Take(Shown).Select(edge => (IReadOnlyList<string>)[log.Touchpoints[edge.From], log.Touchpoints[edge.To],
                Number(edge.Count), Length(edge.Time!.Value.MedianSeconds), Length(edge.Time!.Value.NinthDecileSeconds)])));
    }

    private static void WriteVariants(TextWriter output, JourneyLog log, FlowSummary flow)
    {
        output.WriteLine();
        output.WriteLine(W["analyse.variants", Math.Min(Shown, flow.Variants.Count), flow.Variants.Count]);
        var shown = FlowOrder.Variants(log, flow, Shown);
        var times = flow.TimesOf(shown);
        output.Write(TextTable.Of([W["analyse.count"], W["analyse.share"], W["analyse.median"], W["analyse.path"]],
            shown.Select((variant, i) => (IReadOnlyList<string>)[Number(flow.Variants[variant].Count),
                (flow.Variants[variant].Count / (double)log.Table.Journeys).ToString("P1", CultureInfo.CurrentCulture),
                Length(times[i].MedianSeconds), PathOf(log, flow.Variants[variant])])));
    }

    private static string PathOf(JourneyLog log, PathVariant variant)
    {
        const int most = 12;
        var steps = log.Table.Of(variant.Journey);
        var path = new List<string>();
        foreach (var step in steps[..Math.Min(most, steps.Length)]) path.Add(log.Touchpoints[step.Touchpoint]);
        if (steps.Length > most) path.Add(W["analyse.more", steps.Length - most]);
        return string.Join(" → ", path);
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A length of time in the largest unit that keeps two places of meaning.</summary>
    private static string Length(double seconds) => Math.Abs(seconds) switch
    {
        < 120 => W["analyse.seconds", seconds],
        < 7_200 => W["analyse.minutes", seconds / 60],
        < 172_800 => W["analyse.hours", seconds / 3600],
        _ => W["analyse.days", seconds / 86_400],
    };
}
