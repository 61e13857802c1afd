namespace Tangent.Analytics.Comments;

/// <summary>What a model says of a comment.</summary>
/// <param name="Class">Place of the likeliest class.</param>
/// <param name="Probability">How sure it is, 0 to 1.</param>
/// <param name="IsClear">Whether that is sure enough; otherwise the answer is "unclear".</param>
public readonly record struct Judged(int Class, double Probability, bool IsClear);

/// <summary>
/// A linear model over the grams of comments: numbers alone, which <see cref="ModelFile"/> writes and reads and
/// <see cref="CommentTrainer"/> makes.
/// </summary>
public sealed class CommentModel
{
    internal CommentModel(
        IReadOnlyList<string> classes, Vocabulary vocabulary, Weighting weighting, Column[] columns, double sharpness,
        double leastProbability, int comments)
    {
        (Classes, Vocabulary, Weighting, Columns) = (classes, vocabulary, weighting, columns);
        (Sharpness, LeastProbability, Comments) = (sharpness, leastProbability, comments);
    }

    /// <summary>Codes of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How grams are weighed.</summary>
    public Weighting Weighting { get; }

    /// <summary>Under this probability the answer is "unclear".</summary>
    public double LeastProbability { get; }

    /// <summary>Comments that it was trained on.</summary>
    public int Comments { get; }

    /// <summary>Number of grams that it knows.</summary>
    public int Grams => Vocabulary.Count;

    internal Vocabulary Vocabulary { get; }

    /// <summary>One for each class; of two classes one, which speaks for the second.</summary>
    internal Column[] Columns { get; }

    /// <summary>How steeply scores turn into probabilities.</summary>
    internal double Sharpness { get; }

    /// <summary>A reader of comments; each thread needs its own.</summary>
    public CommentReader Reader() => new(this);

    /// <summary>Weights of one class in whole steps.</summary>
    /// <param name="Bias">Score of a comment without known grams.</param>
    /// <param name="Step">Weight of one step.</param>
    /// <param name="Steps">Steps of each gram.</param>
    internal sealed record Column(float Bias, float Step, short[] Steps)
    {
        /// <summary>The nearest whole steps to these weights.</summary>
        public static Column Of(float[] weights, float bias)
        {
            float most = 0;
            foreach (float weight in weights) most = Math.Max(most, Math.Abs(weight));
            float step = most > 0 ? most / short.MaxValue : 1;
            return new(bias, step, Array.ConvertAll(weights, weight => (short)MathF.Round(weight / step)));
        }
    }
}
