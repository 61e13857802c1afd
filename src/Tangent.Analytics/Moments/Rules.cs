namespace Tangent.Analytics.Moments;

/// <summary>How customers make one judgement of many moments.</summary>
public enum Rule
{
    /// <summary>All touches count alike.</summary>
    Mean,

    /// <summary>The most intense and the last count beside the mean.</summary>
    PeakEnd,

    /// <summary>The worst touch counts beside the mean.</summary>
    WeakestLink,

    /// <summary>Unevenness costs beside the mean.</summary>
    Consistency,
}

/// <summary>One rule against the mean, on the same journeys.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Alone">Cross-validated R² of the rule's own columns.</param>
/// <param name="WithMean">Cross-validated R² of mean and rule together.</param>
/// <param name="Gain">How much the rule adds to the mean's cross-validated R²; below 0 it hurts.</param>
/// <param name="Akaike">Akaike's criterion of mean and rule together; smaller is better.</param>
/// <param name="PValue">Test that the rule adds nothing to the mean; null where it cannot be tested.</param>
/// <param name="MeanAdds">Test that the mean adds nothing to the rule; null where it cannot be tested.</param>
public sealed record RuleScore(
    Rule Rule, double Alone, double WithMean, double Gain, double Akaike, double? PValue, double? MeanAdds);

/// <summary>Which rule describes these customers.</summary>
/// <param name="Winner">The mean, unless a rival's test (Holm) is below 0.05 and it predicts better.</param>
/// <param name="Scores">All rules; the first is the mean.</param>
/// <param name="N">Journeys used.</param>
/// <param name="Duration">
/// Effect of the logarithm of the duration beside the winner's columns; null when no durations were given.
/// </param>
/// <param name="IsDurationNegligible">
/// Two one-sided tests place that effect within a tenth of the outcome's spread.
/// </param>
public sealed record RuleComparison(
    Rule Winner, IReadOnlyList<RuleScore> Scores, int N, Answer? Duration, bool IsDurationNegligible) : Answer;
