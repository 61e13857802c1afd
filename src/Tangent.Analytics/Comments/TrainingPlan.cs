namespace Tangent.Analytics.Comments;

/// <summary>What a training may choose from.</summary>
public sealed record TrainingPlan
{
    /// <summary>Ways of weighing grams.</summary>
    public IReadOnlyList<Weighting> Weightings { get; init; } = [Weighting.Presence, Weighting.Rarity];

    /// <summary>Costs of an error, ascending; a small one trusts single comments less.</summary>
    public IReadOnlyList<double> Costs { get; init; } = [0.25, 0.5, 2];

    /// <summary>Parts into which the training comments are dealt to choose weighting, cost and sharpness.</summary>
    public int InnerFolds { get; init; } = 3;

    /// <summary>A gram is known when so many training comments hold it.</summary>
    public int LeastHolding { get; init; } = 2;

    /// <summary>Largest file of a model, in bytes; beyond it the commonest grams are kept.</summary>
    public int MostBytes { get; init; } = 4_000_000;

    /// <summary>Under this probability the answer is "unclear", 0 to 1.</summary>
    public double LeastProbability { get; init; } = 0.6;

    internal int MostGrams(int classes) => (MostBytes - ModelFile.MostHead) / ModelFile.BytesOfGram(classes);
}

/// <summary>What a training chose, on comments of the training alone.</summary>
/// <param name="Weighting">How grams are weighed.</param>
/// <param name="Cost">What an error costs.</param>
/// <param name="Sharpness">How steeply scores turn into probabilities.</param>
public sealed record TrainingChoice(Weighting Weighting, double Cost, double Sharpness);
