using Tangent.Analytics.Comments;

namespace Tangent.Analytics.Tests.Comments;

public class CommentTrialTests
{
    [Fact]
    public void Folds_are_stratified_and_the_same_for_a_seed()
    {
        var set = MadeUp.Set(103, 3, 5);
        var folds = set.Deal(5, new Dice(42));
        Assert.Equal(folds, set.Deal(5, new Dice(42)));
        for (int label = 0; label < 3; label++)
        {
            var sizes = Enumerable.Range(0, 5).Select(fold => Enumerable.Range(0, 103).Count(i => folds[i] == fold && set.Labels[i] == label)).ToList();
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }
    }

    [Fact]
    public void CommentTrial_beats_a_guess_and_a_naive_count_of_words()
    {
        var (texts, labels) = MadeUp.Comments(600, 3, 11);
        var told = CommentTrial.Of(MadeUp.Set(600, 3, 11), new TrainingPlan(), 42);
        Assert.InRange(told.Accuracy.Point, Naive(texts, labels) - 0.01, 1);
        Assert.InRange(told.Accuracy.Point, 0.9, 0.99);
        Assert.Equal(600, told.Confusion.Sum());
        Assert.Equal(told.Accuracy.Point, told.Confusion.Where((_, place) => place % 4 == 0).Sum() / 600.0, 9);
        Assert.InRange(((Estimate)told.ClearAccuracy).Point, told.Accuracy.Point - 0.01, 1);
        Assert.Equal(1.0 / 3, told.Majority, 9);
    }

    [Fact]
    public void Labels_drawn_by_chance_are_not_learnt()
    {
        // Whatever leaked from the comments kept aside would show here as more than half right.
        var dice = new Dice(3);
        var (texts, _) = MadeUp.Comments(400, 2, 12);
        var set = TrainingSet.Of(texts, [.. texts.Select(_ => dice.Below(2))], ["a", "b"], out _);
        Assert.InRange(CommentTrial.Of(set!, new TrainingPlan(), 42).Accuracy.Point, 0.40, 0.60);
    }

    [Fact]
    public void Side_by_side_or_one_after_another_the_trial_says_the_same()
    {
        var set = MadeUp.Set(200, 2, 4);
        Assert.Equal(CommentTrial.Of(set, new TrainingPlan(), 1).Confusion, CommentTrial.Of(set, new TrainingPlan(), 1, atOnce: 4).Confusion);
    }

    /// <summary>Each word votes for the class that it was seen with most, on five folds in turn.</summary>
    private static double Naive(string[] texts, int[] labels)
    {
        int right = 0;
        for (int fold = 0; fold < 5; fold++)
        {
            var votes = new Dictionary<string, int[]>();
            for (int i = 0; i < texts.Length; i++)
                if (i / 3 % 5 != fold)
                    foreach (var word in texts[i].Split(' '))
                    {
                        if (!votes.TryGetValue(word, out var counts)) votes[word] = counts = new int[3];
                        counts[labels[i]]++;
                    }
            for (int i = 0; i < texts.Length; i++)
                if (i / 3 % 5 == fold)
                {
                    var sums = new double[3];
                    foreach (var word in texts[i].Split(' '))
                        if (votes.TryGetValue(word, out var counts))
                            for (int label = 0; label < 3; label++) sums[label] += Math.Log((counts[label] + 1.0) / (counts.Sum() + 3));
                    if (Array.IndexOf(sums, sums.Max()) == labels[i]) right++;
                }
        }
        return (double)right / texts.Length;
    }
}
