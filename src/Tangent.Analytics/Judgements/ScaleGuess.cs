using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>Which scale scores were given on, when nobody says.</summary>
/// <remarks>
/// The shortest of 1–5, 1–7, 0–10 and 0–100 that holds all; scores of 0 and 1 alone are yes and no; what fits none runs from
/// its least to its most. Worked examples, tested: 1 to 5 is 1-5; 2 and 6 are 1-7; 8 and 10 are 0-10; 0 and 1 are 0-1.
/// </remarks>
public static class ScaleGuess
{
    private static readonly Scale[] Known = [new(0, 1), new(1, 5), new(1, 7), new(0, 10), new(0, 100)];

    /// <summary>The scale; null when nothing was scored, or when all scores are one outside every known scale.</summary>
    /// <param name="scores">Raw scores; NaN is missing.</param>
    public static Scale? Of(ReadOnlySpan<double> scores)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        bool isYesOrNo = true;
        foreach (double score in scores)
        {
            if (!double.IsFinite(score)) continue;
            (least, most) = (Math.Min(least, score), Math.Max(most, score));
            isYesOrNo &= score is 0 or 1;
        }
        if (least > most) return null;
        foreach (var scale in Known)
            if ((scale.Most > 1 || (isYesOrNo && least == 0)) && scale.Holds(least) && scale.Holds(most)) return scale;
        return least < most ? new(least, most) : null;
    }
}
