using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent ask …`: what journeys and feedback say together, through the use cases of pages and API.</summary>
sealed partial class AskCommand
{
    private static readonly Words W = new();
    private static readonly DiagnosisWords Sentences = new(W);
    private static readonly InsightJson Shapes = new(Sentences);

    private readonly Option<DateTimeOffset?> from = new("--from") { Description = W["cli.ask.from"] };
    private readonly Option<DateTimeOffset?> before = new("--before") { Description = W["cli.ask.before"] };
    private readonly Option<string?> unit = Named.UnitOption();
    private readonly Option<string?> channel = new("--channel") { Description = W["cli.ask.channel"] };
    private readonly Option<string?> outcome = new("--outcome") { Description = W["cli.ask.outcome"] };
    private readonly Option<CustomerTier?> tier = new("--tier") { Description = W["customers.tiers"] };
    private readonly Option<bool> json = new("--json") { Description = W["cli.list.json"] };

    /// <summary>All questions.</summary>
    public static Command Make() => new("ask", W["cli.ask"])
    {
        Question<AskScorecard, AskScorecard.Scorecards>("scorecard", W["cli.ask.scorecard"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, Table),
        Touchpoint(),
        Units(),
        Question<AskTrends, AskTrends.Found>("trends", W["cards.trends.title"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, Table),
        Question<AskMoments, AskMoments.Moments>("moments", W["cli.ask.moments"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, Table),
        Question<AskRule, AskRule.Governing>("rule", W["cli.ask.rule"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, told => Console.Out.WriteLine(Sentences.Rule(told.Rule))),
        Question<AskDrivers, AskDrivers.Drivers>("drivers", W["cli.ask.drivers"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, Table),
        FixFirst(),
        Question<AskChanges, AskChanges.Changes>("changes", W["cli.ask.changes"], (act, who, filter, stop) => act.Run(who, new(filter), stop),
            Shapes.Of, Table),
    };

    private static Command FixFirst()
    {
        var byUnit = new Option<bool>("--by-unit") { Description = W["cli.ask.by-unit"] };
        var target = new Option<double?>("--target") { Description = W["cli.ask.target"] };
        var command = new AskCommand().Asking<AskFixFirst, AskFixFirst.Fixes>(new("fix-first", W["cli.ask.fix-first"]) { byUnit, target },
            (parsed, act, who, filter, stop) => act.Run(who, new(filter, parsed.GetValue(byUnit), parsed.GetValue(target)), stop), Shapes.Of, Table);
        return command;
    }

    private static Command Question<TAct, T>(string name, string about, Func<TAct, Actor, JourneyFilter, CancellationToken, Task<Outcome<T>>> ask,
        Func<T, object> shape, Action<T> print) where TAct : notnull =>
        new AskCommand().Asking<TAct, T>(new(name, about), (_, act, who, filter, stop) => ask(act, who, filter, stop), shape, print);

    private Command Asking<TAct, T>(Command command, Func<ParseResult, TAct, Actor, JourneyFilter, CancellationToken, Task<Outcome<T>>> ask,
        Func<T, object> shape, Action<T> print) where TAct : notnull
    {
        foreach (Option option in new Option[] { from, before, unit, channel, outcome, tier, json }) command.Add(option);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var filter = await Filter(parsed, services, who, stop);
            return (await ask(parsed, services.GetRequiredService<TAct>(), who, filter, stop)).Print(told =>
            {
                if (parsed.GetValue(json)) ListOutput.Json(shape(told));
                else print(told);
            });
        }, stop));
        return command;
    }

    private async Task<JourneyFilter> Filter(ParseResult parsed, IServiceProvider services, Actor who, CancellationToken stop) => new()
    {
        FromUtc = parsed.GetValue(from)?.UtcDateTime,
        BeforeUtc = parsed.GetValue(before)?.UtcDateTime,
        Units = await Named.UnitId(parsed.GetValue(unit), services, who, stop) is { } known ? [known] : [],
        Channels = parsed.GetValue(channel) is { } over ? [over] : [],
        Outcomes = parsed.GetValue(outcome) is { } ended ? [ended] : [],
        Tiers = parsed.GetValue(tier) is { } of ? [of] : [],
    };

    private static void Table(AskScorecard.Scorecards told)
    {
        About(told.Basis);
        Print([W["cli.ask.touchpoint"], W["cli.ask.encounters"], W["cli.ask.mean"], W["cli.ask.fail-share"]],
            told.Cards.Select(card => new[] { Name(card.Stop), Count(card.Encounters), Figure(card.Mean), Figure(card.FailShare) }));
    }

    private static void Table(AskMoments.Moments told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        else Print([W["cli.ask.touchpoint"], W["cli.ask.kind"], W["cli.ask.penalty"], W["cli.ask.reward"], W["cli.ask.stable"]],
            told.All.Select(one => new[] { Name(one.Stop), Sentences.Kind(one.Kind), Figure(one.Penalty), Figure(one.Reward), YesNo(one.IsStable) }));
    }

    private static void Table(AskDrivers.Drivers told)
    {
        About(told.Basis);
        Console.Out.WriteLine(W["cli.ask.r2", Figure(told.R2)]);
        if (told.All.Count > 0) Print([W["cli.ask.touchpoint"], W["cli.ask.share"]], told.All.Select(one => new[] { Name(one.Stop), Figure(one.Share) }));
    }

    private static void Table(AskFixFirst.Fixes told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        int place = 0;
        foreach (var fix in told.All)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++place}. ") + Shapes.Why(fix, told.Basis));
    }

    private static void Table(AskChanges.Changes told)
    {
        About(told.Basis);
        Print([W["cli.ask.touchpoint"], W["cli.ask.difference"], W["cli.ask.claimed"]], told.All.Select(one =>
            new[] { one.Stop is { } stop ? Name(stop) : W["cli.ask.whole"], Figure(one.Difference), YesNo(one.IsClaimed) }));
    }

    private static void About(InsightBasis basis) => Console.Out.WriteLine(W["cli.ask.basis", basis.Journeys.Journeys, basis.Said.OfJourneys,
        basis.Said.OfTouchpoints, Moment(basis.Journeys.FirstUtc), Moment(basis.Journeys.LastUtc)]);

    private static void Print(IReadOnlyList<string> heads, IEnumerable<string[]> rows) => Console.Out.Write(TextTable.Of(heads, rows));

    private static string Figure(Answer answer) => (answer is Tested tested ? tested.Difference : answer) switch
    {
        Estimate told => W["cli.ask.figure", told.Point, told.Low, told.High, told.N],
        CannotTell reason => Sentences.Reason(reason),
        _ => "",
    };

    private static string Name(JourneyStop stop) => $"{stop.Key} {InsightJson.Name(stop)}";

    private static string Count(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Moment(DateTime? utc) => utc?.ToString("u", CultureInfo.InvariantCulture) ?? "–";

    private static string YesNo(bool isSo) => W[isSo ? "cli.ask.yes" : "cli.ask.no"];
}
