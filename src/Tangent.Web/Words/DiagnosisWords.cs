using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Words;

/// <summary>What a diagnosis says, in sentences of the current language; pages, reports and programs print the same ones.</summary>
public sealed class DiagnosisWords(Words words)
{
    /// <summary>Why there is no number.</summary>
    public string Reason(CannotTell reason) => words[reason.Code, [.. reason.Arguments]];

    /// <summary>The name of a kind of moment.</summary>
    public string Kind(Impact kind) => words.Of(Enum.Parse<MomentKind>(kind.ToString()));

    /// <summary>The name of a rule.</summary>
    public string Name(Rule rule) => rule switch
    {
        Analytics.Moments.Rule.Mean => words["diagnosis.rule-name.mean"],
        Analytics.Moments.Rule.PeakEnd => words["diagnosis.rule-name.peak-end"],
        Analytics.Moments.Rule.WeakestLink => words["diagnosis.rule-name.weakest-link"],
        Analytics.Moments.Rule.Consistency => words["diagnosis.rule-name.consistency"],
        _ => throw new InvalidOperationException($"{rule}"),
    };

    /// <summary>By which rule customers judge a journey.</summary>
    /// <param name="rule">A <see cref="RuleComparison"/>, or why there is none.</param>
    public string Rule(Answer rule)
    {
        if (rule is not RuleComparison told) return words["diagnosis.rule.cannot-tell", Reason((CannotTell)rule)];
        var winner = told.Scores.Single(score => score.Rule == told.Winner);
        return told.Winner switch
        {
            Analytics.Moments.Rule.Mean => words["diagnosis.rule.mean", told.N],
            Analytics.Moments.Rule.PeakEnd => words["diagnosis.rule.peak-end", told.N, told.Scores[0].Alone, winner.WithMean],
            Analytics.Moments.Rule.WeakestLink => words["diagnosis.rule.weakest-link", told.N, told.Scores[0].Alone, winner.WithMean],
            Analytics.Moments.Rule.Consistency => words["diagnosis.rule.consistency", told.N, told.Scores[0].Alone, winner.WithMean],
            _ => throw new InvalidOperationException($"{told.Winner}"),
        };
    }

    /// <summary>Why something is to be fixed: how often it fails, what that costs, what a reachable share would gain.</summary>
    /// <param name="fix">What was found.</param>
    /// <param name="touchpoint">Name of the touchpoint.</param>
    /// <param name="unit">Name of the unit; null for the whole touchpoint.</param>
    /// <param name="overall">Scale of the overall judgement.</param>
    public string Why(Fix fix, string touchpoint, string? unit, Scale overall)
    {
        var place = unit is null ? touchpoint : words["diagnosis.place", touchpoint, unit];
        if (fix.FailShare is not Estimate failing) return words["diagnosis.why.cannot-tell", place, Reason((CannotTell)fix.FailShare)];
        if (failing.Point <= fix.Target) return words["diagnosis.why.reached", place, failing.Point, failing.N, fix.Target];
        if (fix.Gain is not Estimate gain) return words["diagnosis.why.cannot-tell", place, Reason((CannotTell)fix.Gain)];
        double cost = fix.Penalty is Tested penalty ? -penalty.Difference.Point : 0;
        if (gain.High < 0) return words["diagnosis.why.reverse", place, failing.Point, failing.N, -cost, overall.Name];
        string Write(double value) => Gain(value, gain);
        return words[gain.Low > 0 ? "diagnosis.why.sure" : "diagnosis.why.unsure", place, failing.Point, failing.N, cost, overall.Name,
            Target(fix), Write(gain.Point), gain.Level, Write(gain.Low), Write(gain.High)];
    }

    /// <summary>What to fix first, as a headline.</summary>
    /// <param name="place">Name of the touchpoint, with that of the unit where one is meant.</param>
    /// <param name="gain">What it would gain.</param>
    public string FixFirst(string place, Estimate gain) => words["diagnosis.fix.finding", place, Gain(gain.Point, gain)];

    private static string Gain(double value, Estimate of) => value.ToString($"N{Decimals(of.Point)}", CultureInfo.CurrentCulture);

    /// <summary>Decimals that show two digits of a gain that is spread over many journeys: at least two, at most six.</summary>
    /// <remarks>Worked examples, tested: 0.109 has 2, 0.0123 has 3, 0.00042 has 5.</remarks>
    public static int Decimals(double gain) => gain == 0 ? 2 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(gain))), 2, 6);

    private string Target(Fix fix) => fix.Source switch
    {
        TargetSource.Typed => words["diagnosis.target.typed", fix.Target],
        TargetSource.BestUnits => words["diagnosis.target.best-units", fix.Target],
        TargetSource.BestMonths => words["diagnosis.target.best-months", fix.Target],
        TargetSource.NoFailure => words["diagnosis.target.no-failure", fix.Target],
        _ => throw new InvalidOperationException($"{fix.Source}"),
    };
}
