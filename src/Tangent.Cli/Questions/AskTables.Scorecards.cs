using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Insights;

namespace Tangent.Cli.Questions;

/// <summary>Scorecard of one touchpoint, units side by side and trends.</summary>
static partial class AskTables
{
    private const int Lately = 4;

    public static void Print(AskTouchpoint.Scorecard told)
    {
        var card = told.Told;
        About(told.Basis);
        Console.Out.WriteLine($"{Name(told.Stop)}: {W["cards.encounters", card.Encounters]}, {W["cards.journeys", card.Journeys]}");
        List<string[]> rows =
        [
            [W["cards.reach"], Figure(card.Reach)], [W["cli.ask.mean"], Figure(card.Mean)], [W["cli.ask.fail-share"], Figure(card.Effect.Negative)],
            [W["cards.positive"], Figure(card.Effect.Positive)], [W["cards.net"], Figure(card.Effect.Net)],
            [W[card.Nps.IsOfJourneys ? "cards.nps.journeys" : "cards.nps"], Figure(card.Nps.Score)], [W["cards.csat"], Figure(card.Csat.Score)],
            [W["cards.ces", card.Ces.Scale?.Name ?? "–"], Figure(card.Ces.Score)],
            .. card.Criteria.SelectMany(one => one.Reason is { } reason ? [[W.Of(one.What), Sentences.Reason(reason)]]
                : one.Figures.Select(figure => new[] { $"{W.Of(one.What)}: {W.Of(figure.Kind)}", Figure(figure.Figure) })),
            [W["cards.evenness.units"], Figure(card.Evenness.BetweenUnits)], [W["cards.evenness.channels"], Figure(card.Evenness.BetweenChannels)],
            [W["cards.evenness.employees"], Figure(card.Evenness.BetweenEmployees)], [W["cards.evenness.journeys"], Figure(card.Evenness.Journeys)],
            [W["cards.evenness.confusing"], Figure(card.Evenness.Confusing)],
        ];
        Table([W["cards.from"], W["cards.figure"]], rows);
        Months(card.Trend);
        Compared(told.Units);
    }

    public static void Print(AskUnits.Compared told)
    {
        About(told.Basis);
        Compared(told);
    }

    public static void Print(AskTrends.Found told)
    {
        About(told.Basis);
        Table([W["cli.ask.touchpoint"], W["cards.trends.last"], W["cli.ask.mean"], W["cli.ask.fail-share"], W["cards.state"]], told.All.Select(one =>
        {
            var last = one.Told.Months.LastOrDefault(month => month.Mean is Estimate) ?? one.Told.Months[^1];
            return new[] { one.Stop is { } stop ? Name(stop) : W["cli.ask.whole"], Day(last.From), Figure(last.Mean), Figure(last.Fails),
                State(one.Told.Fails) };
        }));
    }

    private static void Months(Trend trend) => Table([W["cards.month"], W["cli.ask.mean"], W["cli.ask.fail-share"]],
        trend.Months.Select(month => new[] { Day(month.From), Figure(month.Mean), Figure(month.Fails) }));

    private static void Compared(AskUnits.Compared told)
    {
        Table([W["cards.units.unit"], W["cards.units.shrunken"], W["cards.units.rank"], W["cards.units.difference"], W["cards.units.standing"]],
            told.All.Select(one => new[]
            {
                Named.Name(one.Unit.NameZh, one.Unit.NameEn), Figure(one.Told.Shrunken),
                one.Told.Rank is { } rank ? W["cards.units.rank-range", rank.Low, rank.High] : "–", Figure(one.Told.Difference), W.Of(one.Told.Standing),
            }));
        if (told.Thin.Count > 0)
            Console.Out.WriteLine($"{W["cards.units.thin"]}: " + string.Join(", ", told.Thin.Select(one =>
                $"{Named.Name(one.Unit.NameZh, one.Unit.NameEn)} ({Count(one.N)})")));
    }

    private static string State(Answer told) => told is WeekChart weeks
        ? W[weeks.Lately(Lately) == Analytics.Control.Signals.None ? "cards.state.calm" : "cards.state.raised"] : Sentences.Reason((CannotTell)told);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
