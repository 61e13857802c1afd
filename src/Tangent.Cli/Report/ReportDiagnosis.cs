using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.Web.Charts;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Cli.Report;

/// <summary>The part of a report that comes from judgements of customers: what to fix first leads.</summary>
sealed class ReportDiagnosis(ReportHtml html, ReportWords words, IReadOnlyList<string> touchpoints, FileDiagnosis diagnosis)
{
    private const int Sentences = 5, Shown = 15;
    private readonly Diagnosed found = diagnosis.Found;
    private readonly DiagnosisWords sentences = new(new Words());
    private readonly ChartWords charts = words.Within(() => new PartWords(new Words()).Charts);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(words.Language);

    public void Write()
    {
        Fixes();
        Moments();
        Rule();
        Drivers();
        Changes();
        Scorecards();
    }

    private void Fixes()
    {
        Begin("analyse.report.fix");
        if (found.NoMoments is { } reason) html.Put("<p>", Say(() => sentences.Reason(reason)), "</p>");
        var sure = found.Fixes.Where(fix => fix.Gain is Estimate { Low: > 0 }).ToList();
        if (found.Fixes.Count > 0 && sure.Count == 0) html.Put("<p>", words.Say("analyse.report.fix-none"), "</p>");
        if (sure.Count > 0) html.Write("<ol class=\"first\">");
        foreach (var fix in sure.Take(Sentences))
            html.Put("<li>", Say(() => sentences.Why(fix, touchpoints[fix.Touchpoint], UnitOf(fix), found.Overall!.Value)), "</li>");
        if (sure.Count > 0) html.Write("</ol>");
        var rows = found.Fixes.Where(fix => fix.Gain is Estimate).Take(Shown)
            .Select(fix => new Forest.Row(PlaceOf(fix), (Estimate)fix.Gain)).ToList();
        if (rows.Count > 0)
        {
            var measure = Measure("analyse.report.gain", DiagnosisWords.Decimals(rows.Max(row => Math.Abs(row.Effect.Point))));
            html.Chart(Forest.Draw(rows, measure, charts, 720), words.Say("analyse.report.gain-of", found.Overall!.Value.Name), Numbers);
            html.Put("<p class=\"note\">", words.Say("analyse.report.fix-note"), "</p>");
        }
        End();
    }

    private void Moments()
    {
        if (found.Moments.Count == 0) return;
        Begin("analyse.report.moments");
        var told = found.Moments.Where(moment => moment.Effect is { Penalty: Tested, Reward: Tested }).Take(Shown).ToList();
        if (told.Count > 0)
            html.Chart(PenaltyRewardChart(told), words.Say("analyse.report.moments-of", found.Overall!.Value.Name), Numbers);
        foreach (var moment in found.Moments.Where(moment => moment.Kind == Impact.CannotTell))
        {
            var reason = moment.Effect.Penalty as CannotTell ?? moment.Effect.Reward as CannotTell ?? moment.Effect.Asymmetry as CannotTell;
            if (reason is not null) html.Put("<p class=\"note\">", words.Say("analyse.report.moment-unknown", touchpoints[moment.Touchpoint],
                Say(() => sentences.Reason(reason))), "</p>");
        }
        html.Put("<p class=\"note\">", words.Say("analyse.report.moments-note"), "</p>");
        End();
    }

    private Chart PenaltyRewardChart(List<Moment> told) => Web.Charts.PenaltyReward.Draw(
        [
            .. told.Select(moment => new Web.Charts.PenaltyReward.Row(touchpoints[moment.Touchpoint], ((Tested)moment.Effect.Penalty).Difference,
                ((Tested)moment.Effect.Reward).Difference, KindOf(moment), ToneOf(moment))),
        ], Measure("analyse.report.effect", 2), charts, 720);

    // Only a kind that survives other cuts is coloured.
    private string KindOf(Moment moment)
    {
        var kind = Say(() => sentences.Kind(moment.Kind));
        return moment.IsStable || moment.Kind is Impact.CannotTell ? kind : words.Say("analyse.report.unstable", kind);
    }

    private static string ToneOf(Moment moment) => !moment.IsStable ? "neu" : moment.Kind switch
    {
        Impact.Destroyer => "neg",
        Impact.Enhancer => "pos",
        _ => "neu",
    };

    private void Rule()
    {
        Begin("analyse.report.rule");
        html.Put("<p>", Say(() => sentences.Rule(found.Rule)), "</p>");
        if (found.Rule is RuleComparison told)
            html.Rows(words.Say("analyse.report.rule-models", told.N), [words.Say("analyse.report.rule-model")],
                [words.Say("analyse.report.rule-alone"), words.Say("analyse.report.rule-with"), words.Say("analyse.report.rule-p")],
                told.Scores.Select(score => new[] { Say(() => sentences.Name(score.Rule)), Number(score.Alone, 3), Number(score.WithMean, 3),
                    score.PValue is { } p ? PValue(p) : "" }));
        End();
    }

    private void Drivers()
    {
        Begin("analyse.report.drivers");
        if (found.Drivers is not DriversOfOverall told) html.Put("<p>", Say(() => sentences.Reason((CannotTell)found.Drivers)), "</p>");
        else
        {
            html.Put("<p>", words.Say("analyse.report.r2", told.R2.Point, told.R2.Low, told.R2.High, told.R2.N), "</p>");
            var rows = told.Drivers.Where(driver => driver.Share is Estimate).OrderByDescending(driver => ((Estimate)driver.Share).Point).Take(Shown)
                .Select(driver => new Forest.Row(touchpoints[driver.Touchpoint], (Estimate)driver.Share)).ToList();
            html.Chart(Forest.Draw(rows, Measure("analyse.report.driver-share", 3), charts, 720), words.Say("analyse.report.driver-share"), Numbers);
            html.Put("<p class=\"note\">", words.Say("analyse.report.drivers-note"), "</p>");
        }
        End();
    }

    private void Changes()
    {
        if (found.Changes.Count == 0) return;
        Begin("analyse.report.changes");
        var claimed = found.Changes.Where(change => change.IsClaimed).ToList();
        if (claimed.Count == 0) html.Put("<p>", words.Say("analyse.report.no-change", found.Changes.Count), "</p>");
        else html.Write("<ul class=\"out\">");
        foreach (var change in claimed)
        {
            var difference = ((Tested)change.Difference).Difference;
            var place = change.Touchpoint is { } touchpoint ? touchpoints[touchpoint] : words.Say("analyse.report.whole");
            html.Put("<li>", words.Say(difference.Point > 0 ? "analyse.report.rose" : "analyse.report.fell", place, Math.Abs(difference.Point) * 100,
                difference.Low * 100, difference.High * 100, difference.N, PValue(change.Corrected)), "</li>");
        }
        if (claimed.Count > 0) html.Write("</ul>");
        End();
    }

    private void Scorecards() => html.Table(words.Say("analyse.report.scorecards", found.Touches?.Name ?? ""), [words.Say("analyse.touchpoint")],
        [
            words.Say("analyse.encounters"), words.Say("analyse.report.judgements"), words.Say("analyse.report.mean"),
            words.Say("analyse.report.fails"),
        ],
        found.Scorecards.Select(card => new[] { touchpoints[card.Touchpoint], words.Number(card.Encounters),
            card.FailShare is Estimate share ? words.Number(share.N) : "0",
            Range(card.Mean, 2, 1, ""), Range(card.FailShare, 1, 100, "%") }));

    private string Range(Answer answer, int digits, double factor, string unit) => answer is Estimate estimate
        ? words.Say("analyse.report.range", Number(estimate.Point * factor, digits) + unit, Number(estimate.Low * factor, digits),
            Number(estimate.High * factor, digits))
        : Say(() => sentences.Reason((CannotTell)answer));

    private string PlaceOf(Fix fix) => UnitOf(fix) is { } unit ? words.Say("diagnosis.place", touchpoints[fix.Touchpoint], unit) : touchpoints[fix.Touchpoint];

    private string? UnitOf(Fix fix) => fix.Unit is { } unit ? diagnosis.Judged.Units[unit] : null;

    private string Numbers => words.Say("analyse.report.numbers");

    private Measure Measure(string key, int decimals) => new(words.Say(key), decimals, "", culture);

    private string Number(double value, int digits) => new Measure("", digits, "", culture).Bare(value);

    private string PValue(double p) => p < 0.0001 ? $"< {Number(0.0001, 4)}" : Number(p, 4);

    private string Say(Func<string> sentence) => words.Within(sentence);

    private void Begin(string title) => html.Put("<section><h2>", words.Say(title), "</h2>");

    private void End() => html.Write("</section>\n");
}
