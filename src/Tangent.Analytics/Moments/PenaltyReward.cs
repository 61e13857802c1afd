using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Moments;

/// <summary>The constants that classing rests on: there is no consensus on them, so they are settings.</summary>
/// <param name="LeastRows">Rows with a low mark, and rows with a high mark, that an effect needs.</param>
/// <param name="DestroyerFactor">A destroyer's penalty is at least this many times the median penalty.</param>
/// <param name="Cut">Asymmetry between −cut and cut is neither baseline nor enhancer.</param>
/// <param name="Draws">Draws for the interval of the asymmetry.</param>
/// <param name="Level">Confidence level.</param>
/// <param name="LeastEffect">
/// A penalty or reward below this, in standard deviations of the outcome, is no moment however sure it is: a small effect by Cohen
/// (1988, Statistical Power Analysis, 2.2.3). In a large sample everything differs from nothing.
/// </param>
public sealed record PenaltyRewardRules(
    int LeastRows = 20, double DestroyerFactor = 1.5, double Cut = 0.2, int Draws = 2000, double Level = 0.95, double LeastEffect = 0.2);

/// <summary>Effects of all touchpoints on one outcome.</summary>
/// <param name="Effects">In the order of the touchpoints.</param>
/// <param name="R2">Share of the outcome's variance that the model goes with.</param>
/// <param name="N">Rows used.</param>
/// <param name="Fit">
/// The model; its columns are, per touchpoint, those of visited, low, high and unscored that vary.
/// </param>
public sealed record MomentEffects(IReadOnlyList<MomentEffect> Effects, double R2, int N, Fit Fit) : Answer;

/// <summary>
/// Penalty–reward contrast analysis: what failing costs and what shining gains, apart. Method codes <c>ols-hc3</c>,
/// <c>ols-cluster</c> and <c>impact-asymmetry</c>.
/// </summary>
/// <remarks>
/// Least squares of the outcome on low and high marks against the middle (Brandt 1987; Matzler and Sauerwein 2002),
/// with columns for "not visited" and "visited, unscored" where they occur; robust or clustered spread. Asymmetry of
/// Mikulić and Prebežac 2008; its interval comes from normal draws of penalty and reward with their covariance.
/// Worked example, tested: y = 5 − 2·low + 0.2·high has asymmetry -0.81818.
/// </remarks>
public static class PenaltyReward
{
    /// <summary>Effects of all touchpoints, each adjusted for the others and for the columns given.</summary>
    /// <param name="outcome">Overall judgement of each row; NaN is missing.</param>
    /// <param name="touchpoints">Marks, one list per touchpoint, as long as the outcome.</param>
    /// <param name="dice">Source of chance of the asymmetry's interval.</param>
    /// <param name="adjust">Columns to adjust for, such as tier and unit as 0 and 1.</param>
    /// <param name="weights">Weights; empty when all count alike.</param>
    /// <param name="clusters">Branch, employee or customer of each row; empty when independent.</param>
    /// <param name="rules">Constants of classing.</param>
    /// <returns>
    /// <see cref="MomentEffects" />; a touchpoint with too few low or high marks has <see cref="Impact.CannotTell" />
    /// in it.
    /// <see cref="CannotTell"/> without rows, with a constant outcome, and when columns follow from others.
    /// </returns>
    public static Answer Of(
        double[] outcome, IReadOnlyList<Mark[]> touchpoints, Dice dice, IReadOnlyList<double[]>? adjust = null,
        double[]? weights = null, int[]? clusters = null, PenaltyRewardRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(touchpoints);
        ArgumentNullException.ThrowIfNull(dice);
        var settled = rules ?? new();
        var columns = new MarkColumns(outcome, touchpoints, weights);
        var design = new Design
        {
            Outcome = outcome,
            Columns = [.. columns.All, .. adjust ?? []],
            Weights = weights ?? [],
            Clusters = clusters ?? [],
        };
        var answer = LeastSquares.Of(design, clusters is null ? Spread.Robust : Spread.Clustered);
        if (answer is not Fit fit) return answer;

        return Told(fit, columns.Places, dice, settled);
    }

    /// <summary>The effects of a model that was fitted already.</summary>
    internal static MomentEffects Told(Fit fit, MarkPlaces[] places, Dice dice, PenaltyRewardRules rules)
    {
        var effects = new MomentEffect[places.Length];
        for (int t = 0; t < effects.Length; t++) effects[t] = Effect(fit, places[t], dice, rules);
        double median = MedianPenalty(effects), least = rules.LeastEffect * fit.OutcomeDeviation;
        for (int t = 0; t < effects.Length; t++)
            effects[t] = effects[t] with { Impact = ImpactOf(effects[t], median, least, rules) };
        return new MomentEffects(effects, fit.R2, fit.N, fit);
    }

    private static MomentEffect Effect(Fit fit, MarkPlaces places, Dice dice, PenaltyRewardRules rules)
    {
        int few = Math.Min(places.LowRows, places.HighRows);
        var cannot = new CannotTell("analytics.few-marks", places.LowRows, places.HighRows, rules.LeastRows);
        Answer penalty = places.LowRows < rules.LeastRows ? cannot : fit.Coefficient(places.Low, rules.Level);
        Answer reward = places.HighRows < rules.LeastRows ? cannot : fit.Coefficient(places.High, rules.Level);
        var empty = new MomentEffect(penalty, reward, cannot, places.LowRows, places.HighRows, false, false,
            Inflation(fit, places), Impact.CannotTell);
        if (few < rules.LeastRows) return empty;

        double p = fit.Coefficients[places.Low], r = fit.Coefficients[places.High];
        bool isWrongLow = p > 0, isWrongHigh = r < 0;
        return empty with
        {
            IsClipped = (isWrongLow && !Differs(penalty)) || (isWrongHigh && !Differs(reward)),
            IsWrongSigned = (isWrongLow && Differs(penalty)) || (isWrongHigh && Differs(reward)),
            Asymmetry = Asymmetries.Of(fit, places, dice, rules),
        };
    }

    private static double Inflation(Fit fit, MarkPlaces places) => Math.Max(
        places.Low > 0 ? fit.Inflation[places.Low - 1] : 1, places.High > 0 ? fit.Inflation[places.High - 1] : 1);

    private static bool Differs(Answer answer) => answer is Tested tested
        && (tested.Difference.Low > 0 || tested.Difference.High < 0);

    private static double MedianPenalty(MomentEffect[] effects)
    {
        var sizes = effects.Select(effect => effect.Penalty).OfType<Tested>()
            .Select(penalty => Math.Abs(Math.Min(0, penalty.Difference.Point))).Order().ToArray();
        return sizes.Length == 0 ? 0 : Samples.Quantiles.OfSorted(sizes, 0.5);
    }

    private static Impact ImpactOf(MomentEffect effect, double median, double least, PenaltyRewardRules rules)
    {
        if (effect.Penalty is not Tested penalty || effect.Reward is not Tested reward) return Impact.CannotTell;
        if (!Matters(penalty) && !Matters(reward)) return Impact.Neutral;
        if (effect.Asymmetry is not Estimate asymmetry) return Impact.CannotTell;
        bool isHeavy = penalty.Difference.High < 0 && -penalty.Difference.Point >= rules.DestroyerFactor * median;
        if (isHeavy && asymmetry.Point < rules.Cut) return Impact.Destroyer;
        return asymmetry.Point < -rules.Cut ? Impact.Baseline : asymmetry.Point > rules.Cut ? Impact.Enhancer
            : Impact.Performance;

        bool Matters(Tested side) => Differs(side) && Math.Abs(side.Difference.Point) >= least;
    }
}
