using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Comments;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>What `tangent comments` prints for people.</summary>
static class CommentsSummary
{
    private static readonly Words W = new();

    public static void Write(TextWriter output, CommentReport report)
    {
        output.WriteLine(W["comments.heading", report.Sheet.Rows.Count, report.Sheet.Empty,
            string.Join(", ", report.Sheet.Columns.Select(column => $"{column.Key.ToString().ToLowerInvariant()}={column.Value}"))]);
        Section(output, "comments.sentiments", report.Sentiments, told => W[$"comments.sentiment.{told.Topic.Code}"], hasPositive: false);
        output.WriteLine(W["comments.unclear", report.Unclear, (double)report.Unclear / report.Sheet.Rows.Count]);
        Section(output, "comments.classes", report.Classes, told => told.Topic.Code);
        Section(output, "comments.spoken-themes", report.Themes, Name);
        Section(output, "comments.spoken-touchpoints", report.Touchpoints, Name);
        output.WriteLine();
        output.WriteLine(W["comments.no-causes"]);
    }

    private static void Section(
        TextWriter output, string title, IReadOnlyList<ToldTopic> topics, Func<ToldTopic, string> name, bool hasPositive = true)
    {
        if (topics.Count == 0) return;
        output.WriteLine();
        output.WriteLine(W[title]);
        string[] heads = [W["comments.topic"], W["comments.count"], W["comments.share"], .. hasPositive ? [W["comments.positive"]] : Array.Empty<string>(),
            W["comments.mean"], W["comments.effect"]];
        output.Write(TextTable.Of(heads, topics.Select(told => (IReadOnlyList<string>)
        [
            name(told), told.Group.Rows.Count.ToString("N0", CultureInfo.CurrentCulture), Said(told.Group.Share, "P1"),
            .. hasPositive ? [Said(told.Group.Positive, "P0")] : Array.Empty<string>(),
            Said(told.Group.Mean, "0.00"), Said(told.Group.Effect, "+0.00;-0.00;0.00"),
        ])));
        foreach (var told in topics)
            foreach (var quote in told.Quotes) output.WriteLine(W["comments.quote", name(told), quote]);
    }

    private static string Name(ToldTopic told) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" && told.Topic.NameZh.Length > 0 ? told.Topic.NameZh : told.Topic.NameEn;

    private static string Said(Answer answer, string format) => (answer as Estimate ?? (answer as Tested)?.Difference) is { } told
        ? W["comments.interval", Number(told.Point, format), Number(told.Low, format), Number(told.High, format)] : W["comments.cannot-tell"];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.CurrentCulture);
}
