using Tangent.Analytics;
using Tangent.App.Comments;
using Tangent.Cli.Report;

namespace Tangent.Cli;

/// <summary>The JSON of `tangent comments`; docs/comments.md explains every member.</summary>
static class CommentsJson
{
    private static readonly ReportWords Chinese = new("zh-CN"), English = new("en");

    public static void Write(CommentReport report) => ListOutput.Json(new
    {
        comments = report.Sheet.Rows.Count,
        empty = report.Sheet.Empty,
        unreadable = report.Sheet.Bad.Count,
        columns = report.Sheet.Columns.ToDictionary(column => column.Key.ToString().ToLowerInvariant(), column => column.Value),
        unclear = report.Unclear,
        sentiments = report.Sentiments.Select(told => Shape(told with { Topic = Named(told.Topic) })),
        classes = report.Classes.Select(Shape),
        themes = report.Themes.Select(Shape),
        touchpoints = report.Touchpoints.Select(Shape),
    });

    private static Topic Named(Topic sentiment) => sentiment with
    {
        NameZh = Chinese.Say($"comments.sentiment.{sentiment.Code}"),
        NameEn = English.Say($"comments.sentiment.{sentiment.Code}"),
    };

    private static Dictionary<string, object?> Shape(ToldTopic told)
    {
        Dictionary<string, Answer> figures = new()
        {
            ["share"] = told.Group.Share,
            ["positive"] = told.Group.Positive,
            ["meanScore"] = told.Group.Mean,
            ["effect"] = told.Group.Effect,
        };
        var shape = new Dictionary<string, object?>
        {
            ["code"] = told.Topic.Code,
            ["zh"] = told.Topic.NameZh,
            ["en"] = told.Topic.NameEn,
            ["count"] = told.Group.Rows.Count,
        };
        foreach (var (name, answer) in figures) shape[name] = answer as Estimate ?? (answer as Tested)?.Difference;
        shape["quotes"] = told.Quotes;
        var missing = figures.Where(figure => figure.Value is CannotTell).ToDictionary(figure => figure.Key, figure => Reason((CannotTell)figure.Value));
        if (missing.Count > 0) shape["reasons"] = missing;
        return shape;
    }

    private static object Reason(CannotTell reason) => new
    {
        code = reason.Code,
        zh = Chinese.Say(reason.Code, [.. reason.Arguments]),
        en = English.Say(reason.Code, [.. reason.Arguments]),
    };
}
