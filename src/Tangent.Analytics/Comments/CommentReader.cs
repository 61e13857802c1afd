namespace Tangent.Analytics.Comments;

/// <summary>Reads comments with a model. Not for use by two threads at once.</summary>
public sealed class CommentReader
{
    private readonly CommentModel model;
    private readonly CommentVector vector;
    private readonly double[] chances;

    internal CommentReader(CommentModel model)
    {
        this.model = model;
        vector = new(model.Vocabulary, model.Weighting);
        chances = new double[model.Classes.Count];
    }

    /// <summary>
    /// The likeliest class. A comment without any known gram is unclear, however common one of the classes is.
    /// </summary>
    /// <param name="comment">Any text.</param>
    public Judged Judge(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        vector.Read(comment);
        return Best();
    }

    /// <summary>The same of a comment that was turned into grams before.</summary>
    internal Judged Judge(ReadOnlySpan<uint> grams)
    {
        vector.Take(grams);
        return Best();
    }

    /// <summary>Probability of each class, together 1.</summary>
    /// <param name="comment">Any text.</param>
    public IReadOnlyList<double> Probabilities(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        vector.Read(comment);
        Best();
        return [.. chances];
    }

    /// <summary>Score of each class; of two classes one is the other's opposite.</summary>
    internal double[] Scores(ReadOnlySpan<uint> grams)
    {
        vector.Take(grams);
        Score();
        return [.. chances];
    }

    private void Score()
    {
        for (int i = 0; i < model.Columns.Length; i++) chances[i] = Score(model.Columns[i]);
        if (chances.Length == 2) (chances[0], chances[1]) = (-chances[0], chances[0]);
    }

    private Judged Best()
    {
        Score();
        Softened(chances, model.Sharpness);
        int best = 0;
        for (int i = 1; i < chances.Length; i++)
            if (chances[i] > chances[best]) best = i;
        return new(best, chances[best], vector.Features.Length > 0 && chances[best] >= model.LeastProbability);
    }

    private float Score(CommentModel.Column column)
    {
        var features = vector.Features;
        var values = vector.Values;
        float sum = 0;
        for (int i = 0; i < features.Length; i++) sum += values[i] * column.Steps[features[i]];
        return sum * column.Step + column.Bias;
    }

    /// <summary>Scores become probabilities: e to the sharpness times the score, over their sum.</summary>
    internal static void Softened(Span<double> scores, double sharpness)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (double score in scores) most = Math.Max(most, score);
        foreach (ref double score in scores) sum += score = Math.Exp(sharpness * (score - most));
        foreach (ref double score in scores) score /= sum;
    }
}
