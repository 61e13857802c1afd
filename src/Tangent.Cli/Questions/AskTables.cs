using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Comments;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Cli.Questions;

/// <summary>Answers as `tangent ask` prints them for people.</summary>
static partial class AskTables
{
    private static readonly Words W = new();
    private static readonly DiagnosisWords Sentences = new(W);
    private static readonly InsightJson Shapes = new(Sentences);

    public static void Print(AskScorecard.Scorecards told)
    {
        About(told.Basis);
        Table([W["cli.ask.touchpoint"], W["cli.ask.encounters"], W["cli.ask.mean"], W["cli.ask.fail-share"]],
            told.Cards.Select(card => new[] { Name(card.Stop), Count(card.Encounters), Figure(card.Mean), Figure(card.FailShare) }));
    }

    public static void Print(AskMoments.Moments told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        else Table([W["cli.ask.touchpoint"], W["cli.ask.kind"], W["cli.ask.penalty"], W["cli.ask.reward"], W["cli.ask.stable"]],
            told.All.Select(one => new[] { Name(one.Stop), Sentences.Kind(one.Kind), Figure(one.Penalty), Figure(one.Reward), YesNo(one.IsStable) }));
    }

    public static void Print(AskRule.Governing told)
    {
        About(told.Basis);
        Console.Out.WriteLine(Sentences.Rule(told.Rule));
    }

    public static void Print(AskDrivers.Drivers told)
    {
        About(told.Basis);
        Console.Out.WriteLine(W["cli.ask.r2", Figure(told.R2)]);
        if (told.All.Count > 0) Table([W["cli.ask.touchpoint"], W["cli.ask.share"]], told.All.Select(one => new[] { Name(one.Stop), Figure(one.Share) }));
    }

    public static void Print(AskFixFirst.Fixes told)
    {
        About(told.Basis);
        if (told.Reason is { } reason) Console.Out.WriteLine(Sentences.Reason(reason));
        int place = 0;
        foreach (var fix in told.All)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++place}. ") + Shapes.Why(fix, told.Basis));
    }

    public static void Print(AskChanges.Changes told)
    {
        About(told.Basis);
        Table([W["cli.ask.touchpoint"], W["cli.ask.difference"], W["cli.ask.claimed"]], told.All.Select(one =>
            new[] { one.Stop is { } stop ? Name(stop) : W["cli.ask.whole"], Figure(one.Difference), YesNo(one.IsClaimed) }));
    }

    public static void Print(AskThemes.Themes told)
    {
        About(told.Basis);
        Console.Out.WriteLine(W["cli.ask.comments", told.Comments.Comments, told.Comments.Unclear, told.Comments.Scored, told.Comments.Scale?.Name ?? "–",
            Figure(told.Comments.Positive)]);
        if (told.All.Count == 0) return;
        string[] heads = [W["comments.count"], W["comments.share"], W["comments.positive"], W["comments.effect"]];
        Table([W["comments.topic"], .. heads], told.All.Select(one => Row(Named.Name(one.Topic.NameZh, one.Topic.NameEn), one.Group)));
        Table([W["cli.ask.touchpoint"], .. heads], told.Touchpoints.Select(one => Row(Name(one.Stop), one.Group)));
        foreach (var theme in told.All)
            foreach (var quote in theme.Quotes) Console.Out.WriteLine(W["comments.quote", Named.Name(theme.Topic.NameZh, theme.Topic.NameEn), quote]);
        Console.Out.WriteLine(W["comments.no-causes"]);
    }

    private static string[] Row(string name, CommentGroup group) =>
        [name, Count(group.Rows.Count), Figure(group.Share), Figure(group.Positive), Figure(group.Effect)];

    private static void About(InsightBasis basis) => Console.Out.WriteLine(W["cli.ask.basis", basis.Journeys.Journeys, basis.Said.OfJourneys,
        basis.Said.OfTouchpoints, Moment(basis.Journeys.FirstUtc), Moment(basis.Journeys.LastUtc)]);

    private static void Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows) => Console.Out.Write(TextTable.Of(heads, rows));

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
