namespace Tangent.Analytics.Comments;

/// <summary>
/// Learns classes of comments: a linear machine for each class over grams that are weighed by how much likelier the
/// class makes them (Wang and Manning 2012, ACL 50(2):90; <see cref="LinearMachine"/>).
/// </summary>
/// <remarks>
/// The weight of a gram starts as ln of its share among the grams of the class over its share among the others, one
/// added to each count. Weighting, cost and sharpness are chosen by the errors on inner folds of the same comments, so
/// that comments kept aside stay unseen. The same comments and seed give the same model.
/// </remarks>
public static class CommentTrainer
{
    /// <summary>Trains a model.</summary>
    /// <param name="set">Comments with their classes.</param>
    /// <param name="plan">What may be chosen from.</param>
    /// <param name="seed">Seed of the folds and of the order in which comments are looked at.</param>
    /// <param name="choice">What was chosen.</param>
    public static CommentModel Train(TrainingSet set, TrainingPlan plan, ulong seed, out TrainingChoice choice)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(plan);
        choice = Choose(set, plan, seed);
        var vocabulary = Vocabulary.Of(set.Comments, plan.LeastHolding, plan.MostGrams(set.Classes.Count));
        var rows = SparseRows.Of(set.Comments, vocabulary, choice.Weighting);
        return Fit(set, vocabulary, rows, choice, plan, seed);
    }

    private static TrainingChoice Choose(TrainingSet set, TrainingPlan plan, ulong seed)
    {
        var folds = set.Deal(plan.InnerFolds, new Dice(seed, 1));
        TrainingChoice[] tried = [.. from weighting in plan.Weightings from cost in plan.Costs
            select new TrainingChoice(weighting, cost, 1)];
        var scores = tried.Select(_ => new double[set.Count][]).ToArray();
        for (int fold = 0; fold < plan.InnerFolds; fold++) Try(set, plan, seed, folds, fold, tried, scores);
        int best = 0, fewest = int.MaxValue;
        for (int i = 0; i < tried.Length; i++)
        {
            int errors = Enumerable.Range(0, set.Count).Count(row => Likeliest(scores[i][row]) != set.Labels[row]);
            if (errors < fewest) (best, fewest) = (i, errors);
        }
        return tried[best] with { Sharpness = Sharpest(scores[best], set.Labels) };
    }

    private static void Try(TrainingSet set, TrainingPlan plan, ulong seed, int[] folds, int fold,
        TrainingChoice[] tried, double[][][] scores)
    {
        var known = set.Where(folds, other => other != fold);
        var vocabulary = Vocabulary.Of(known.Comments, plan.LeastHolding, plan.MostGrams(set.Classes.Count));
        foreach (var same in tried.Select((choice, i) => (choice, i)).GroupBy(pair => pair.choice.Weighting))
        {
            var rows = SparseRows.Of(known.Comments, vocabulary, same.Key);
            foreach (var (choice, i) in same)
            {
                var reader = Fit(known, vocabulary, rows, choice, plan, seed).Reader();
                for (int row = 0; row < set.Count; row++)
                    if (folds[row] == fold) scores[i][row] = reader.Scores(set.Comments[row]);
            }
        }
    }

    private static CommentModel Fit(TrainingSet set, Vocabulary vocabulary, SparseRows rows, TrainingChoice choice,
        TrainingPlan plan, ulong seed)
    {
        int first = set.Classes.Count == 2 ? 1 : 0;
        var columns = new CommentModel.Column[set.Classes.Count - first];
        for (int label = first; label < set.Classes.Count; label++)
        {
            bool[] isOf = Array.ConvertAll(set.Labels, own => own == label);
            var ratios = Ratios(rows, isOf, vocabulary.Count);
            var weights = LinearMachine.Of(rows, isOf, ratios, choice.Cost, new Dice(seed, 2 + (ulong)label));
            for (int i = 0; i < ratios.Length; i++) ratios[i] *= weights[i];
            columns[label - first] = CommentModel.Column.Of(ratios, weights[^1]);
        }
        return new(set.Classes, vocabulary, choice.Weighting, columns, choice.Sharpness, plan.LeastProbability, set.Count);
    }

    /// <summary>ln of each gram's share among all that the class's comments hold, over its share among the others'.</summary>
    private static float[] Ratios(SparseRows rows, bool[] isOf, int grams)
    {
        double[] own = new double[grams], others = new double[grams];
        Array.Fill(own, 1);
        Array.Fill(others, 1);
        for (int row = 0; row < rows.Count; row++)
        {
            var counts = isOf[row] ? own : others;
            for (int k = rows.Starts[row]; k < rows.Starts[row + 1]; k++) counts[rows.Features[k]]++;
        }
        double level = Math.Log(own.Sum() / others.Sum());
        var ratios = new float[grams];
        for (int i = 0; i < grams; i++) ratios[i] = (float)(Math.Log(own[i] / others[i]) - level);
        return ratios;
    }

    private static int Likeliest(double[] scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return best;
    }

    /// <summary>
    /// The sharpness under which the classes of comments that the model had not seen are likeliest (one temperature,
    /// Guo, Pleiss, Sun and Weinberger 2017, ICML 70:1321), by golden section.
    /// </summary>
    private static double Sharpest(double[][] scores, int[] labels)
    {
        double low = Math.Log(0.05), high = Math.Log(50), golden = (Math.Sqrt(5) - 1) / 2;
        var chances = new double[scores[0].Length];
        double Surprise(double logSharpness)
        {
            double sum = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i].CopyTo(chances, 0);
                CommentReader.Softened(chances, Math.Exp(logSharpness));
                sum -= Math.Log(Math.Max(1e-12, chances[labels[i]]));
            }
            return sum;
        }
        while (high - low > 1e-3)
        {
            double third = high - golden * (high - low), fourth = low + golden * (high - low);
            if (Surprise(third) < Surprise(fourth)) high = fourth;
            else low = third;
        }
        return Math.Exp((low + high) / 2);
    }
}
