using Tangent.App.Insights;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Cli.Questions;

/// <summary>The questions that can be asked about journeys and feedback, in the order of the help.</summary>
static class AllQuestions
{
    private static readonly Words W = new();
    private static readonly InsightJson Shapes = new(new(W));

    /// <summary>Every question.</summary>
    public static IReadOnlyList<Question> Make() =>
    [
        Question.On<AskScorecard, AskScorecard.Scorecards>("scorecard", W["cli.ask.scorecard"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Touchpoint(),
        Units(),
        Question.On<AskTrends, AskTrends.Found>("trends", W["cards.trends.title"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Question.On<AskMoments, AskMoments.Moments>("moments", W["cli.ask.moments"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Question.On<AskRule, AskRule.Governing>("rule", W["cli.ask.rule"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Question.On<AskDrivers, AskDrivers.Drivers>("drivers", W["cli.ask.drivers"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        FixFirst(),
        Question.On<AskChanges, AskChanges.Changes>("changes", W["cli.ask.changes"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Question.On<AskThemes, AskThemes.Themes>("themes", W["cli.ask.themes"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Question.On<AskAgreement, AskAgreement.Agreement>("agreement", W["cli.ask.agreement"],
            (act, who, filter, _, stop) => act.Run(who, new(filter), stop), Shapes.Of, AskTables.Print),
        Reliability(),
        Importance(),
        Returns(),
        Recovery(),
        Waits(),
        Question.OnColumns<AskChain, AskChain.Chain>("chain", W["cli.ask.chain"], new(W["cli.ask.chain-columns"]),
            (act, who, sheet, _, stop) => act.Run(who, new(sheet), stop), Shapes.Of, AskTables.Print),
        Gaps(),
    ];

    private static Question Touchpoint()
    {
        var code = new AskField<string?>("code", W["cards.units.at"], isNamed: false);
        return Question.On<AskTouchpoint, AskTouchpoint.Scorecard>("touchpoint", W["cards.open"],
            (act, who, filter, asked, stop) => act.Run(who, new(asked.Of(code) ?? "", filter), stop), Shapes.Of, AskTables.Print, code);
    }

    private static Question Units()
    {
        var at = new AskField<string?>("touchpoint", W["cards.units.at"]);
        return Question.On<AskUnits, AskUnits.Compared>("units", W["cards.units.title"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(at)), stop), Shapes.Of, AskTables.Print, at);
    }

    private static Question Reliability()
    {
        var target = new AskField<double?>("target", W["cli.ask.share-target"]);
        var touches = new AskField<int?>("touches", W["cli.ask.touches"]);
        return Question.On<AskReliability, AskReliability.Reliability>("reliability", W["cli.ask.reliability"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(target), asked.Of(touches)), stop), Shapes.Of, AskTables.Print,
            target, touches);
    }

    private static Question Importance()
    {
        var cross = new AskField<CrossAt?>("cross", W["cli.ask.cross"]);
        return Question.On<AskImportance, AskImportance.Importance>("importance", W["cli.ask.importance"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(cross) ?? default), stop), Shapes.Of, AskTables.Print, cross);
    }

    private static Question Returns()
    {
        var days = new AskField<int?>("days", W["cli.ask.days"]);
        return Question.On<AskReturns, AskReturns.Returns>("returns", W["cli.ask.returns"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(days)), stop), Shapes.Of, AskTables.Print, days);
    }

    private static Question Recovery()
    {
        var days = new AskField<int?>("days", W["cli.ask.days"]);
        return Question.On<AskRecovery, AskRecovery.Proof>("recovery", W["cli.ask.recovery"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(days)), stop), Shapes.Of, AskTables.Print, days);
    }

    private static Question Waits()
    {
        var curve = new AskField<string?>("touchpoint", W["cli.ask.curve"]);
        return Question.On<AskWaits, AskWaits.Waits>("waits", W["cli.ask.waits"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(curve)), stop), Shapes.Of, AskTables.Print, curve);
    }

    private static Question Gaps()
    {
        var scale = new AskField<string?>("scale", W["cli.ask.scale"]);
        var survey = new AskField<Guid?>("survey", W["cli.ask.survey"]);
        return Question.OnColumns<AskGaps, AskGaps.Gaps>("gaps", W["cli.ask.gaps"], new(W["cli.ask.gap-columns"]),
            (act, who, sheet, asked, stop) => act.Run(who, new(sheet, asked.Of(scale), asked.Of(survey)), stop), Shapes.Of, AskTables.Print, scale, survey);
    }

    private static Question FixFirst()
    {
        var byUnit = new AskField<bool>("byUnit", W["cli.ask.by-unit"]);
        var target = new AskField<double?>("target", W["cli.ask.target"]);
        return Question.On<AskFixFirst, AskFixFirst.Fixes>("fix-first", W["cli.ask.fix-first"],
            (act, who, filter, asked, stop) => act.Run(who, new(filter, asked.Of(byUnit), asked.Of(target)), stop), Shapes.Of, AskTables.Print,
            byUnit, target);
    }
}
