using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Comments;

/// <summary>How well models of this training tell comments that they have not seen.</summary>
/// <param name="Accuracy">Share of all comments whose class was told right, unclear ones included.</param>
/// <param name="OfFolds">That share in each fold.</param>
/// <param name="Deviation">Standard deviation over folds (n − 1).</param>
/// <param name="Majority">Share of the commonest class: what a guess without reading reaches.</param>
/// <param name="Clear">Share of comments that were clear.</param>
/// <param name="ClearAccuracy">Share told right among the clear ones.</param>
/// <param name="Confusion">Comments by true class (rows) and told class, row by row.</param>
/// <param name="Choices">What each fold's training chose.</param>
/// <param name="Bytes">Size of the largest model's file.</param>
public sealed record TrialTold(
    Estimate Accuracy, IReadOnlyList<double> OfFolds, double Deviation, double Majority, Estimate Clear,
    Answer ClearAccuracy, IReadOnlyList<int> Confusion, IReadOnlyList<TrainingChoice> Choices, long Bytes);

/// <summary>
/// Stratified cross-validation of a training: vocabulary, ratios, weighting, cost, sharpness and size come from the
/// other folds alone, and what is judged is the model as its file holds it. Metric <c>comment-accuracy</c>.
/// </summary>
public static class CommentTrial
{
    /// <summary>Runs it; folds go side by side.</summary>
    /// <param name="set">Comments with their classes.</param>
    /// <param name="plan">What trainings may choose from.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <param name="folds">Number of folds, from 2.</param>
    /// <param name="atOnce">How many folds at the same time; the result is the same.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static TrialTold Of(TrainingSet set, TrainingPlan plan, ulong seed, int folds = 5, int atOnce = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var dealt = set.Deal(folds, new Dice(seed));
        var told = new Judged[set.Count];
        var choices = new TrainingChoice[folds];
        var bytes = new long[folds];
        Parallel.For(0, folds, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, fold =>
        {
            var trained = CommentTrainer.Train(set.Where(dealt, other => other != fold), plan, seed, out choices[fold]);
            using var file = new MemoryStream();
            ModelFile.Write(file, trained);
            bytes[fold] = file.Length;
            file.Position = 0;
            var reader = ModelFile.Read(file, out _)!.Reader();
            for (int i = 0; i < set.Count; i++)
                if (dealt[i] == fold) told[i] = reader.Judge(set.Comments[i]);
        });
        return Told(set, dealt, told, folds, level) with { Choices = choices, Bytes = bytes.Max() };
    }

    private static TrialTold Told(TrainingSet set, int[] dealt, Judged[] told, int folds, double level)
    {
        int k = set.Classes.Count, right = 0, clear = 0, clearRight = 0;
        int[] confusion = new int[k * k], sizes = new int[folds], hits = new int[folds], counts = new int[k];
        for (int i = 0; i < told.Length; i++)
        {
            bool isRight = told[i].Class == set.Labels[i];
            confusion[set.Labels[i] * k + told[i].Class]++;
            counts[set.Labels[i]]++;
            sizes[dealt[i]]++;
            if (isRight) hits[dealt[i]]++;
            if (isRight) right++;
            if (told[i].IsClear) clear++;
            if (told[i].IsClear && isRight) clearRight++;
        }
        double[] shares = [.. hits.Select((hit, fold) => (double)hit / Math.Max(1, sizes[fold]))];
        double mean = shares.Average();
        return new(
            (Estimate)Wilson.Share(right, told.Length, level), shares,
            Math.Sqrt(shares.Sum(share => (share - mean) * (share - mean)) / (folds - 1)), (double)counts.Max() / told.Length,
            (Estimate)Wilson.Share(clear, told.Length, level), Wilson.Share(clearRight, clear, level), confusion, [], 0);
    }
}
