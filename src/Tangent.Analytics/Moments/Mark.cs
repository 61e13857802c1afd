using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Moments;

/// <summary>What one customer's visit says about one touchpoint or attribute.</summary>
public enum Mark
{
    /// <summary>The customer was not there: never an average score.</summary>
    NotVisited,

    /// <summary>The customer was there and gave no score.</summary>
    Unscored,

    /// <summary>At or below the low cut.</summary>
    Low,

    /// <summary>Between the cuts: the reference.</summary>
    Middle,

    /// <summary>At or above the high cut.</summary>
    High,
}

/// <summary>Scores cut into marks.</summary>
public static class Marks
{
    /// <summary>The mark of a score of a touchpoint that was visited.</summary>
    /// <param name="score">The score; NaN is none.</param>
    /// <param name="scale">Its scale, flipped first when low is good.</param>
    public static Mark Of(double score, Scale scale) => Of(scale.Flipped(score), scale.LowCut, scale.HighCut);

    /// <summary>
    /// The mark under cuts of one's own, such as the second pair that shows whether a result is stable.
    /// </summary>
    /// <param name="score">The score, high is good; NaN is none.</param>
    /// <param name="lowCut">At or below this it failed.</param>
    /// <param name="highCut">At or above this it was at its best.</param>
    public static Mark Of(double score, double lowCut, double highCut) =>
        double.IsNaN(score) ? Mark.Unscored : score <= lowCut ? Mark.Low : score >= highCut ? Mark.High : Mark.Middle;
}
