using System.Text.Json;
using Tangent.Analytics;
using Tangent.Analytics.Moments;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Insights as programs get them, the same through the API, the command line and for assistants.</summary>
/// <param name="sentences">The words of a diagnosis.</param>
public sealed partial class InsightJson(DiagnosisWords sentences)
{
    /// <summary>Scorecards of touchpoints.</summary>
    public object Of(AskScorecard.Scorecards told) => new
    {
        basis = Basis(told.Basis),
        scorecards = told.Cards.Select(card => new
        {
            touchpoint = card.Stop,
            card.Encounters,
            reach = Figure(card.Reach),
            mean = Figure(card.Mean),
            failShare = Figure(card.FailShare),
            shineShare = Figure(card.ShineShare),
            net = Figure(card.Net),
        }),
    };

    /// <summary>Moments of truth.</summary>
    public object Of(AskMoments.Moments told) => new
    {
        basis = Basis(told.Basis),
        reason = Reason(told.Reason),
        moments = told.All.Select(moment => new
        {
            touchpoint = moment.Stop,
            kind = Camel(moment.Kind),
            penalty = Figure(moment.Penalty),
            reward = Figure(moment.Reward),
            asymmetry = Figure(moment.Asymmetry),
            stable = moment.IsStable,
            moment.Rows,
        }),
    };

    /// <summary>The rule by which customers judge.</summary>
    public object Of(AskRule.Governing told)
    {
        var found = told.Rule as RuleComparison;
        return new
        {
            basis = Basis(told.Basis),
            winner = found is null ? "cannotTell" : Camel(found.Winner),
            journeys = found?.N ?? 0,
            models = (found?.Scores ?? []).Select(score =>
                new { name = Camel(score.Rule), cvR2 = score.Alone, withMeanCvR2 = score.WithMean, p = score.PValue }),
            sentence = sentences.Rule(told.Rule),
            reason = Reason(told.Rule as CannotTell),
        };
    }

    /// <summary>Key drivers.</summary>
    public object Of(AskDrivers.Drivers told) => new
    {
        basis = Basis(told.Basis),
        r2 = Figure(told.R2),
        drivers = told.All.Select(driver => new { touchpoint = driver.Stop, share = Figure(driver.Share) }),
    };

    /// <summary>What to fix first.</summary>
    public object Of(AskFixFirst.Fixes told) => new
    {
        basis = Basis(told.Basis),
        reason = Reason(told.Reason),
        fixFirst = told.All.Select(fix => new
        {
            touchpoint = fix.Stop,
            fix.Unit,
            gain = Figure(fix.Told.Gain),
            failShare = Figure(fix.Told.FailShare),
            fix.Told.Target,
            targetSource = Camel(fix.Told.Source),
            kind = Camel(fix.Told.Kind),
            penalty = Figure(fix.Told.Penalty),
            why = Why(fix, told.Basis),
        }),
    };

    /// <summary>What changed.</summary>
    public object Of(AskChanges.Changes told) => new
    {
        basis = Basis(told.Basis),
        changes = told.All.Select(change => new
        {
            touchpoint = change.Stop,
            difference = Figure(change.Difference),
            p = change.Corrected,
            claimed = change.IsClaimed,
        }),
    };

    /// <summary>Why something is to be fixed, in the reader's language.</summary>
    public string Why(AskFixFirst.FixAt fix, InsightBasis basis) =>
        sentences.Why(fix.Told, Name(fix.Stop), fix.Unit is { } unit ? Named(unit.NameZh, unit.NameEn) : null, basis.Overall!.Value);

    /// <summary>The name of a touchpoint in the reader's language.</summary>
    public static string Name(JourneyStop stop) => Named(stop.NameZh, stop.NameEn);

    private static string Named(string zh, string en) =>
        System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? zh : en;

    private static object Basis(InsightBasis basis) => new
    {
        basis.Journeys,
        basis.Said,
        basis.Filter,
        overallScale = basis.Overall?.Name,
        touchpointScale = basis.Touches?.Name,
        basis.Level,
    };

    internal object Figure(Answer answer) => (answer is Tested tested ? tested.Difference : answer) is Estimate told
        ? new { told.Point, told.Low, told.High, told.N, told.Level, told.Method }
        : new { point = (double?)null, reason = Reason(answer as CannotTell) };

    private object? Reason(CannotTell? reason) => reason is null ? null : new { reason.Code, text = sentences.Reason(reason) };

    private static string Camel<T>(T member) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
