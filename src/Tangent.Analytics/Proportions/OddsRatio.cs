using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Proportions;

/// <summary>
/// How much more often something happens in one group than in another, such as buying again after a top-box answer.
/// Method code <c>odds-ratio</c>.
/// </summary>
/// <remarks>
/// (a/b)/(c/d) with the logit interval of Woolf 1955; when a cell is empty ½ is added to each (Haldane 1956, Anscombe
/// 1956). Worked example, tested: 60 of 100 against 40 of 100 gives 2.25 with 1.277796805 .. 3.961897524.
/// </remarks>
public static class OddsRatio
{
    /// <summary>Odds of the first group over odds of the second; 1 is no difference.</summary>
    /// <param name="first">Successes of the first group.</param>
    /// <param name="firstTrials">Trials of the first group.</param>
    /// <param name="second">Successes of the second group.</param>
    /// <param name="secondTrials">Trials of the second group.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> when a group is empty, or when nobody or everybody succeeded in both: then there are
    /// no odds.
    /// </returns>
    public static Answer Of(int first, int firstTrials, int second, int secondTrials, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, firstTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(second, secondTrials);
        if (firstTrials == 0 || secondTrials == 0) return Cannot.NoObservations;
        if (first + second == 0 || first + second == firstTrials + secondTrials) return Cannot.NoSpread(firstTrials
            + secondTrials);

        double a = first, b = firstTrials - first, c = second, d = secondTrials - second;
        if (a == 0 || b == 0 || c == 0 || d == 0) (a, b, c, d) = (a + 0.5, b + 0.5, c + 0.5, d + 0.5);
        double odds = a * d / (b * c), error = Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        double factor = Math.Exp(Normal.InvCDF(0, 1, 0.5 + level / 2) * error);
        return new Estimate(odds, odds / factor, odds * factor, firstTrials + secondTrials, level, "odds-ratio");
    }
}
