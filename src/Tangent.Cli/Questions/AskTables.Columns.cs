using Tangent.Analytics;
using Tangent.Analytics.Paths;
using Tangent.Analytics.Surveys;
using Tangent.App.Insights;

namespace Tangent.Cli.Questions;

/// <summary>Answers from columns that were handed in.</summary>
static partial class AskTables
{
    public static void Print(AskChain.Chain told)
    {
        if (told.Found is not ChainFound found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        Console.Out.WriteLine(W["cli.ask.rows", found.Rows, found.Units]);
        if (found.Model is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        Table([W["cli.ask.link"], W["cli.ask.correlation"], W["cli.ask.path"]], found.Links.Select(link =>
            new[] { $"{link.From} → {link.To}", Figure(link.Correlation), link.Path is Estimate ? Figure(link.Path) : "–" }));
        Console.Out.WriteLine(W["cli.ask.chain-note"]);
    }

    public static void Print(AskGaps.Gaps told)
    {
        if (told.Found is not PairsFound found)
        {
            Console.Out.WriteLine(Sentences.Reason((CannotTell)told.Found));
            return;
        }
        Table([W["cli.ask.dimension"], W["cli.ask.gap"], W["cli.ask.below"], W["cli.ask.alpha"], W["cli.ask.omega"]], found.Dimensions.Select(one => new[]
        {
            one.Name, Figure(one.Told.Gap), Figure(one.Told.Below),
            Figure(one.Told.Reliability is Reliability alpha ? alpha.Raw : one.Told.Reliability), Figure(one.Omega),
        }));
        Console.Out.WriteLine(W["cli.ask.overall-gap", Figure(found.Overall)]);
    }
}
