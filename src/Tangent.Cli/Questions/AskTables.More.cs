using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Complaints;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Surveys;
using Tangent.App.Insights;
using Tangent.Domain.Touchpoints;

namespace Tangent.Cli.Questions;

/// <summary>Reliability, importance and performance, returns, waits.</summary>
static partial class AskTables
{
    public static void Print(AskReliability.Reliability told)
    {
        About(told.Basis);
        if (told.Found is not JourneysWithoutFailure found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        var whole = found.Journeys;
        Console.Out.WriteLine(W["asks.reliability.about", whole.Observed.Point, whole.Observed.Low, whole.Observed.High, whole.Observed.N,
            whole.IfIndependent, found.Target, found.Asked, found.Required]);
        Table([W["cli.ask.touchpoint"], W["cli.ask.fail-share"], W["asks.reliability.alone"], W["asks.reliability.penalty"]],
            told.All.Select(one => new[] { Name(one.Stop), Figure(one.Told.FailShare), Figure(one.Told.Alone), Figure(one.Told.Penalty) }));
    }

    public static void Print(AskImportance.Importance told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        else Table([W["cli.ask.touchpoint"], W["asks.importance.quadrant"], W["cli.ask.priority"], W["cli.ask.share"], W["cli.ask.mean"]],
            told.All.Select(one => new[]
            {
                Name(one.Stop), one.IsSure ? W.Of(one.Quadrant) : W["asks.importance.unsure", W.Of(one.Quadrant)],
                one.Priority.ToString("N2", CultureInfo.CurrentCulture), Figure(one.Importance), Figure(one.Performance),
            }));
    }

    public static void Print(AskReturns.Returns told)
    {
        About(told.Basis);
        if (told.Found is not ReturnsFound found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        Console.Out.WriteLine(W["asks.returns.about", found.Days, Figure(found.Odds)]);
        Table([W["asks.returns.box"], W["asks.returns.share"]],
        [
            [W["asks.returns.top", found.Top.From], Figure(found.Top.Share)], [W["asks.returns.next", found.Next.From], Figure(found.Next.Share)],
            [W["asks.returns.lower"], Figure(found.Lower.Share)],
        ]);
        Console.Out.WriteLine(W["asks.returns.note", found.TooLate]);
    }

    public static void Print(AskRecovery.Proof told)
    {
        About(told.Basis);
        if (told.Found is not RecoveryProofFound found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        Console.Out.WriteLine(W["asks.recovery.about", told.Cases, found.Days]);
        Table([W["asks.recovery.who"], "n", W["asks.recovery.came-again"], W["asks.recovery.satisfaction"]],
        [
            Group("asks.recovery.recovered", found.Recovered), Group("asks.recovery.not", found.NotRecovered), Group("asks.recovery.untroubled",
                found.Untroubled),
        ]);
        Table([W["asks.recovery.compared"], W["asks.recovery.difference"]],
        [
            [W["asks.recovery.return-gap"], Figure(found.ReturnGap)], [W["asks.recovery.lost-gap"], Figure(found.LostGap)],
            [W["asks.recovery.satisfaction-gap"], Figure(found.SatisfactionGap)], [W["asks.recovery.before-next"], Figure(found.BeforeNext)],
            [W["asks.recovery.hours"], Figure(found.HoursToRecovery)],
        ]);
        Console.Out.WriteLine(W["asks.recovery.note", found.TooLate]);

        string[] Group(string name, AfterGroup one) => [W[name], one.Seen.ToString("N0", CultureInfo.CurrentCulture), Figure(one.CameAgain),
            Figure(one.Satisfaction)];
    }

    public static void Print(AskAgreement.Agreement told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        Console.Out.WriteLine(W["cli.ask.kappa", Figure(told.Kappa)]);
        if (told.Asked.Count > 0)
            Table([W["cli.ask.touchpoint"], W["asks.asked.feature"], W["asks.asked.said"], W["cli.ask.kind"]], told.Asked.Select(one => new[]
            {
                Name(one.Stop), one.Text.In(System.Globalization.CultureInfo.CurrentUICulture.Name, "zh"), one.Found switch
                {
                    KanoTold kano => kano.IsClear ? W["asks.asked.kano", W.Of(kano.Kind), Figure(kano.Better), Figure(kano.Worse)]
                        : W["asks.asked.kano.unclear", W.Of(kano.Kind)],
                    ToleranceTold zone => W["asks.asked.zone", zone.Adequate, zone.Desired, zone.Perceived, Figure(zone.Below)],
                    _ => Sentences.Reason((CannotTell)one.Found),
                }, Sentences.Kind(one.Kind),
            }));
        if (told.All.Count == 0) return;
        Table([W["cli.ask.touchpoint"], W["cli.ask.kind"], W.Of(MomentList.StandardExpectation), W.Of(MomentList.Detractor), W.Of(MomentList.Enhancer)],
            told.All.Select(one => new[]
            {
                Name(one.Stop), Sentences.Kind(one.Kind), W.Of(one.Verdicts.Expected), W.Of(one.Verdicts.Breaks), W.Of(one.Verdicts.Lifts),
            }));
    }

    public static void Print(AskWaits.Waits told)
    {
        About(told.Basis);
        if (told.Found is not WaitsFound found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        Console.Out.WriteLine(W["asks.waits.of", Name(told.Shown!), found.Scale.Name]);
        Table([W["asks.waits.wait"], W["cli.ask.mean"], W["cli.ask.fail-share"]], found.Bins.Select(bin => new[]
        {
            bin.BeforeSeconds is { } before ? W["asks.waits.between", bin.FromSeconds / 60, before / 60] : W["asks.waits.from", bin.FromSeconds / 60],
            Figure(bin.Mean), Figure(bin.FailShare),
        }));
        Table([W["cli.ask.touchpoint"], W["asks.waits.slope"]], told.All.Select(one => new[] { Name(one.Stop), Figure(one.Told.Slope) }));
    }
}
