using Tangent.Analytics;
using Tangent.Analytics.Comments;

namespace Tangent.App.Comments;

/// <summary>The model of sentiment that is shipped, trained on <see cref="SeedTexts"/> alone; docs/comment-model.md is its card.</summary>
public static class ShippedModel
{
    private const int OfEachLanguage = 6000;
    private const ulong Seed = 42;
    private static readonly Lazy<CommentModel> Loaded = new(Load);

    /// <summary>The model.</summary>
    public static CommentModel Sentiment => Loaded.Value;

    /// <summary>Trains it anew: the same words give the same model.</summary>
    public static CommentModel Train()
    {
        SeedComment[] comments =
        [
            .. SeedTexts.Chinese.Comments(OfEachLanguage, new Dice(Seed, 1)),
            .. SeedTexts.English.Comments(OfEachLanguage, new Dice(Seed, 2)),
        ];
        var set = TrainingSet.Of([.. comments.Select(comment => comment.Text)], [.. comments.Select(comment => comment.IsGood ? 1 : 0)],
            CommentLabels.Sentiments, out var reason);
        return set is null ? throw new InvalidOperationException(reason!.Code) : CommentTrainer.Train(set, new TrainingPlan(), Seed, out _);
    }

    private static CommentModel Load()
    {
        using var file = typeof(ShippedModel).Assembly.GetManifestResourceStream("Comments/sentiment.tgcm")!;
        return ModelFile.Read(file, out var reason) ?? throw new InvalidDataException(reason!.Code);
    }
}
