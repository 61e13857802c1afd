using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Moments;

/// <summary>
/// Compares mean, peak–end, weakest link and consistency on a company's own journeys. Method code
/// <c>rule-comparison</c>.
/// </summary>
/// <remarks>
/// Nested least squares: each rule's columns beside the mean, F test (by clusters: Wald over the number of columns),
/// Holm over the three rivals, and 10-fold cross-validation with whole clusters in one fold. Where the overall and the
/// last touch were asked in one form they share their method's error, and the end looks stronger than it is.
/// </remarks>
public static class WhichRule
{
    /// <summary>Journeys that a comparison needs.</summary>
    public const int LeastJourneys = 100;

    /// <summary>The comparison.</summary>
    /// <param name="shapes">Shapes of the journeys; one with fewer than two scores is left out.</param>
    /// <param name="overall">Independent judgement of each whole journey; NaN is missing.</param>
    /// <param name="dice">Source of chance that deals journeys into folds.</param>
    /// <param name="customers">Customer of each journey; empty when each journey is another's.</param>
    /// <param name="logDurations">Natural logarithm of each duration; empty when unknown.</param>
    /// <returns>
    /// A <see cref="RuleComparison" />; <see cref="CannotTell" /> under 100 journeys, with a constant overall
    /// judgement, and when mean, peak, end, least and spread cannot be told apart.
    /// </returns>
    public static Answer Of(
        IReadOnlyList<JourneyShape> shapes, double[] overall, Dice dice, int[]? customers = null,
        double[]? logDurations = null)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(overall);
        ArgumentNullException.ThrowIfNull(dice);
        int[] kept = [.. Enumerable.Range(0, shapes.Count).Where(i => shapes[i].N >= 2 && double.IsFinite(overall[i]))];
        if (kept.Length < LeastJourneys) return Cannot.TooFew(kept.Length, LeastJourneys);
        var journeys = Journeys(shapes, overall, customers, kept);
        var folds = CrossValidation.Deal(journeys, dice);
        var spread = journeys.Clusters.Length == 0 ? Spread.Classical : Spread.Clustered;

        double[] mean = Take(shapes, kept, shape => shape.Mean);
        var alone = LeastSquares.Of(journeys.With(mean), spread);
        if (alone is not Fit meanFit) return alone;
        double meanR2 = CrossValidation.R2(journeys.With(mean), folds);
        var scores = new List<RuleScore> { new(Rule.Mean, meanR2, meanR2, 0, meanFit.Akaike, null, null) };
        foreach (var rule in (Rule[])[Rule.PeakEnd, Rule.WeakestLink, Rule.Consistency])
        {
            var score = Score(rule, ColumnsOf(rule, shapes, kept), mean, journeys, folds, spread, meanR2);
            if (score is RuleScoreTold told) scores.Add(told.Score);
            else return score;
        }
        var winner = Winner(scores);
        var (duration, isNegligible) = DurationOf(winner, shapes, kept, journeys, spread, logDurations);
        return new RuleComparison(winner, scores, kept.Length, duration, isNegligible);
    }

    private sealed record RuleScoreTold(RuleScore Score) : Answer;

    private static Design Journeys(IReadOnlyList<JourneyShape> shapes, double[] overall, int[]? customers, int[] kept)
    {
        if (overall.Length != shapes.Count) throw new ArgumentException("must be as many as journeys", nameof(overall));
        int[] clusters = customers is null or [] ? [] : Array.ConvertAll(kept, i => customers[i]);
        // Every customer with one journey: clusters say nothing more than rows.
        if (clusters.Distinct().Count() == clusters.Length) clusters = [];
        return new() { Outcome = Array.ConvertAll(kept, i => overall[i]), Columns = [], Clusters = clusters };
    }

    private static double[] Take(IReadOnlyList<JourneyShape> shapes, int[] kept, Func<JourneyShape, double> of) =>
        Array.ConvertAll(kept, i => of(shapes[i]));

    internal static double[][] ColumnsOf(Rule rule, IReadOnlyList<JourneyShape> shapes, int[] kept) => rule switch
    {
        Rule.PeakEnd => [Take(shapes, kept, shape => shape.Peak), Take(shapes, kept, shape => shape.End)],
        Rule.WeakestLink => [Take(shapes, kept, shape => shape.Least)],
        Rule.Consistency => [Take(shapes, kept, shape => shape.Deviation)],
        _ => [],
    };

    private static Answer Score(
        Rule rule, double[][] own, double[] mean, Design journeys, int[] folds, Spread spread, double meanR2)
    {
        var both = LeastSquares.Of(journeys.With([.. own, mean]), spread);
        if (both is not Fit fit) return both;
        double ownR2 = CrossValidation.R2(journeys.With(own), folds),
            bothR2 = CrossValidation.R2(journeys.With([.. own, mean]), folds);
        return new RuleScoreTold(new(
            rule, ownR2, bothR2, bothR2 - meanR2, fit.Akaike,
            Wald.PValue(fit, [.. Enumerable.Range(1, own.Length)]), Wald.PValue(fit, [own.Length + 1])));
    }

    private static Rule Winner(List<RuleScore> scores)
    {
        double[] values = [.. scores.Skip(1).Select(score => score.PValue ?? 1)];
        double[] corrected = Multiplicity.Holm(values);
        var favoured = scores.Skip(1).Where((score, i) => corrected[i] < 0.05 && score.Gain > 0).ToList();
        // Rules share columns, so several may beat the mean: the one that explains best without the mean's help.
        return favoured.Count == 0 ? Rule.Mean : favoured.MaxBy(score => score.WithMean)!.Rule;
    }

    private static (Answer? Duration, bool IsNegligible) DurationOf(
        Rule winner, IReadOnlyList<JourneyShape> shapes, int[] kept, Design journeys, Spread spread,
        double[]? logDurations)
    {
        if (logDurations is null or []) return (null, false);
        double[] mean = Take(shapes, kept, shape => shape.Mean),
            durations = Array.ConvertAll(kept, i => logDurations[i]);
        if (LeastSquares.Of(journeys.With([durations, mean, .. ColumnsOf(winner, shapes, kept)]),
            spread) is not Fit fit)
            return (new CannotTell("analytics.constant", 1), false);
        // Equivalence at 5 %: the 90 % interval lies within a tenth of the outcome's spread per one of the duration's.
        double bound = 0.1 * Deviation(journeys.Outcome) / Math.Max(Deviation(durations), 1e-12);
        bool isNegligible = fit.Coefficient(1, 0.90) is Tested ninety && ninety.Difference.Low > -bound
            && ninety.Difference.High < bound;
        return (fit.Coefficient(1), isNegligible);
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Where(double.IsFinite).DefaultIfEmpty(0).Average();
        var squares = values.Where(double.IsFinite).Select(value => (value - mean) * (value - mean));
        return Math.Sqrt(squares.DefaultIfEmpty(0).Average());
    }
}
