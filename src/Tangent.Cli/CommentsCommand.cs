using System.CommandLine;
using Tangent.Analytics.Comments;
using Tangent.App.Comments;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent comments FILE`: what comments say, without server, settings or database.</summary>
static class CommentsCommand
{
    private static readonly Words W = new();
    private static readonly Option<string[]> Models = new("--model") { Description = W["comments.model"] };
    private static readonly Option<string?> Themes = new("--themes") { Description = W["comments.themes"] };
    private static readonly Option<string?> Touchpoints = new("--touchpoints") { Description = W["comments.touchpoints"] };
    private static readonly Option<string?> TouchpointModel = new("--touchpoint-model") { Description = W["comments.touchpoint-model"] };
    private static readonly Option<bool> Json = new("--json") { Description = W["comments.json"] };

    public static Command Make()
    {
        var command = new Command("comments", W["comments.command"]) { CommentOptions.File, Models, Themes, Touchpoints, TouchpointModel, Json };
        foreach (var option in CommentOptions.Columns.Values) command.Add(option);
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command;
    }

    /// <summary>`tangent themes`: the shipped themes as a file to edit.</summary>
    public static Command ThemeList()
    {
        var command = new Command("themes", W["comments.themes-command"]);
        command.SetAction(_ =>
        {
            Console.Out.WriteLine("code,zh,en,words");
            foreach (var theme in TopicList.Shipped)
                Console.Out.WriteLine($"{theme.Code},{theme.NameZh},{theme.NameEn},{string.Join(TopicList.Part, theme.Words)}");
        });
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var tools = Tools(parsed, stop);
        if (tools.Failure is { } wrong) return wrong.Print(Console.Error);
        var sheet = CommentOptions.Read(parsed, stop);
        if (sheet.Failure is { } unread) return unread.Print(Console.Error);
        if (sheet.Value.Rows.Count == 0) return Fail.Wrong(parsed.GetValue(CommentOptions.File)!, "comments.none").Print(Console.Error);

        var report = CommentReport.Of(sheet.Value, tools.Value);
        if (parsed.GetValue(Json)) CommentsJson.Write(report);
        else CommentsSummary.Write(Console.Out, report);
        return CommentOptions.Aside(sheet.Value);
    }

    private static Outcome<CommentTools> Tools(ParseResult parsed, CancellationToken stop)
    {
        CommentModel sentiment = ShippedModel.Sentiment;
        CommentModel? classes = null, ofTouchpoints = null;
        foreach (var path in parsed.GetValue(Models) ?? [])
        {
            var model = CommentOptions.ModelOf(path);
            if (model.Failure is { } failure) return failure;
            if (model.Value.Classes.SequenceEqual(CommentLabels.Sentiments)) sentiment = model.Value;
            else classes = model.Value;
        }
        if (parsed.GetValue(TouchpointModel) is { } file)
        {
            var model = CommentOptions.ModelOf(file);
            if (model.Failure is { } failure) return failure;
            ofTouchpoints = model.Value;
        }
        var themes = Topics(parsed.GetValue(Themes), TopicList.Shipped, stop);
        if (themes.Failure is { } noThemes) return noThemes;
        var named = Topics(parsed.GetValue(Touchpoints), [.. (ofTouchpoints?.Classes ?? []).Select(code => new Topic(code, code, code, [code]))], stop);
        return named.Failure is { } noTouchpoints ? noTouchpoints
            : new CommentTools(sentiment, classes, themes.Value, named.Value, ofTouchpoints);
    }

    private static Outcome<IReadOnlyList<Topic>> Topics(string? path, IReadOnlyList<Topic> otherwise, CancellationToken stop) =>
        path is null ? Outcome<IReadOnlyList<Topic>>.Of(otherwise) : TopicList.Read(path, stop);
}
