using Tangent.Analytics;
using Tangent.Analytics.Comments;
using Tangent.Analytics.Surveys;
using Tangent.Domain;

namespace Tangent.App.Comments;

/// <summary>The classes that a file of comments teaches: its labels, else sentiment by its scores.</summary>
public static class CommentLabels
{
    /// <summary>Codes of the two sentiments, in the order of every model of sentiment.</summary>
    public static IReadOnlyList<string> Sentiments { get; } = ["negative", "positive"];

    /// <summary>
    /// The comments with their classes. Two labels that are usual names of bad and good become these two sentiments; without
    /// labels, a score at or below the low cut is bad, one at or above the high cut good, and what lies between teaches nothing.
    /// </summary>
    /// <param name="sheet">The comments.</param>
    /// <param name="scale">Scale of the scores; null: the smallest usual one that holds them all.</param>
    public static Outcome<TrainingSet> From(CommentSheet sheet, Scale? scale)
    {
        var pairs = sheet.Has(CommentRole.Label) ? ByLabel(sheet) : ByScore(sheet, scale);
        if (pairs is null) return Fail.Wrong("--label", "comments.nothing-to-learn");
        string[] classes = [.. pairs.Select(pair => pair.Class).Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length > ModelFile.MostClasses) return Fail.Wrong("--label", "comments.too-many-classes", classes.Length, ModelFile.MostClasses);
        if (classes.FirstOrDefault(code => System.Text.Encoding.UTF8.GetByteCount(code) > ModelFile.LongestCode) is { } longest)
            return Fail.Wrong("--label", "comments.long-class", longest, ModelFile.LongestCode);
        var set = TrainingSet.Of([.. pairs.Select(pair => pair.Text)], [.. pairs.Select(pair => Array.IndexOf(classes, pair.Class))], classes, out var reason);
        return set is not null ? set : Refusal(reason!);
    }

    /// <summary>A statistic's reason as a failure of the act.</summary>
    public static Fail Refusal(CannotTell reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new Fail.Invalid([new(reason.Code, null, null, reason.Arguments)]);
    }

    /// <summary>The smallest usual scale that holds all scores; null when there is none, or a score lies outside all.</summary>
    public static Scale? ScaleOf(IEnumerable<double> scores)
    {
        double[] known = [.. scores.Where(double.IsFinite)];
        if (known.Length == 0) return null;
        Scale[] usual = [new(1, 5), new(1, 7), new(1, 10), new(0, 10)];
        foreach (var scale in usual)
            if (known.All(scale.Holds)) return scale;
        return null;
    }

    private static List<(string Text, string Class)>? ByLabel(CommentSheet sheet)
    {
        var labelled = sheet.Rows.Where(row => row.Label.Length > 0).ToList();
        string[] labels = [.. labelled.Select(row => row.Label).Distinct()];
        string?[] sentiments = [.. labels.Select(CommentColumns.SentimentOf)];
        bool isSentiment = labels.Length == 2 && sentiments.OfType<string>().Distinct().Count() == 2;
        return [.. labelled.Select(row => (row.Text, isSentiment ? CommentColumns.SentimentOf(row.Label)! : row.Label))];
    }

    private static List<(string Text, string Class)>? ByScore(CommentSheet sheet, Scale? scale)
    {
        if ((scale ?? ScaleOf(sheet.Rows.Select(row => row.Score))) is not { } known) return null;
        return [.. from row in sheet.Rows
            where double.IsFinite(row.Score) && known.Holds(row.Score)
            let score = known.Flipped(row.Score)
            where score <= known.LowCut || score >= known.HighCut
            select (row.Text, score <= known.LowCut ? Sentiments[0] : Sentiments[1])];
    }
}
