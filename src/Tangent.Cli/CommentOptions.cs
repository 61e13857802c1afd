using System.CommandLine;
using System.Globalization;
using Tangent.Analytics.Comments;
using Tangent.Analytics.Surveys;
using Tangent.App.Comments;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>What the commands about comments share: the file, its columns, models.</summary>
static class CommentOptions
{
    private static readonly Words W = new();

    /// <summary>The file of comments.</summary>
    public static Argument<string> File { get; } = new("FILE") { Description = W["comments.file"] };

    /// <summary>An option for each column that can be named.</summary>
    public static IReadOnlyDictionary<CommentRole, Option<string?>> Columns { get; } = Enum.GetValues<CommentRole>().ToDictionary(role => role,
        role => Column(role.ToString().ToLowerInvariant()));

    private static Option<string?> Column(string role) => new($"--{role}") { Description = W["comments.column", W[$"comments.role.{role}"]] };

    /// <summary>The comments of the file that was named.</summary>
    public static Outcome<CommentSheet> Read(ParseResult parsed, CancellationToken stop) => CommentFile.Read(parsed.GetValue(File)!,
        Columns.Where(pair => parsed.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => parsed.GetValue(pair.Value)!), stop);

    /// <summary>A scale written as <c>1-5</c>; nothing is no scale.</summary>
    public static Outcome<Scale?> ScaleOf(string? text)
    {
        if (text is null) return Outcome<Scale?>.Of(null);
        var ends = text.Split('-');
        return ends.Length == 2 && double.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out double least)
            && double.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out double most) && least < most
            ? Outcome<Scale?>.Of(new Scale(least, most)) : Fail.Wrong("--scale", "comments.no-such-scale", text);
    }

    /// <summary>A model from its file.</summary>
    public static Outcome<CommentModel> ModelOf(string path)
    {
        try
        {
            using var file = System.IO.File.OpenRead(path);
            return ModelFile.Read(file, out var reason) is { } model ? model : new Fail.Invalid([new(reason!.Code, path, null, reason.Arguments)]);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(path, "analyse.file-unreadable", path);
        }
    }

    /// <summary>What was set aside, on standard error; 1 when there was any.</summary>
    public static int Aside(CommentSheet sheet)
    {
        if (sheet.Bad.Count == 0) return 0;
        Console.Error.WriteLine(W["comments.bad-rows", sheet.Bad.Count]);
        new Fail.Invalid([.. sheet.Bad.Take(10)]).Print(Console.Error);
        return 1;
    }
}
