using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Surveys;

/// <summary>Where an attribute lies between what is just enough and what is wished for.</summary>
/// <param name="Adequate">Median of the adequate level: the standard expectation.</param>
/// <param name="Desired">Median of the desired level.</param>
/// <param name="Perceived">Median of what was met.</param>
/// <param name="Below">Share met below their own adequate level.</param>
/// <param name="Above">Share met above their own desired level.</param>
/// <param name="Width">Mean of desired minus adequate: the zone of tolerance.</param>
/// <param name="IsDetractor">
/// More than a tenth fall below, and failing there costs (the penalty differs from 0).
/// </param>
/// <param name="IsEnhancer">Some rise above, and shining there gains (the reward differs from 0).</param>
public sealed record ToleranceTold(
    double Adequate, double Desired, double Perceived, Answer Below, Answer Above, Answer Width, bool IsDetractor,
    bool IsEnhancer) : Answer;

/// <summary>
/// Zone of tolerance of an attribute (Parasuraman, Zeithaml and Berry 1994). Metric <c>tolerance-zone</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: adequate 5, desired 8 and perceptions of which 3 in 10 are 4 and the rest 7 fall below in
/// 0.300.
/// </remarks>
public static class ToleranceZone
{
    /// <summary>The zone.</summary>
    /// <param name="adequate">Level that is just enough, per respondent; NaN is missing.</param>
    /// <param name="desired">Level that is wished for.</param>
    /// <param name="perceived">Level that was met.</param>
    /// <param name="scale">The scale of all three, usually 1–9.</param>
    /// <param name="penalty">Penalty of the attribute from the penalty–reward model, when there is one.</param>
    /// <param name="reward">Its reward.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="ToleranceTold" />; <see cref="CannotTell" /> without whole rows and for scores outside the scale.
    /// </returns>
    public static Answer Of(
        double[] adequate, double[] desired, double[] perceived, Scale scale, Answer? penalty = null,
        Answer? reward = null,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(adequate);
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(perceived);
        var wrong = scale.FirstOutside(adequate) ?? scale.FirstOutside(desired) ?? scale.FirstOutside(perceived);
        if (wrong is not null) return wrong;
        int[] rows = [.. Enumerable.Range(0, adequate.Length).Where(i =>
            !double.IsNaN(adequate[i] + desired[i] + perceived[i]))];
        if (rows.Length == 0) return Cannot.NoObservations;
        var below = Wilson.Share(rows.Count(i => perceived[i] < adequate[i]), rows.Length, level);
        var above = Wilson.Share(rows.Count(i => perceived[i] > desired[i]), rows.Length, level);
        return new ToleranceTold(
            Median(adequate, rows), Median(desired, rows), Median(perceived, rows), below, above,
            Means.Of(Array.ConvertAll(rows, i => desired[i] - adequate[i]), level: level),
            ((Estimate)below).Point > 0.10 && penalty is Tested { Difference.High: < 0 },
            ((Estimate)above).Point > 0 && reward is Tested { Difference.Low: > 0 });
    }

    private static double Median(double[] values, int[] rows)
    {
        var sorted = Array.ConvertAll(rows, i => values[i]);
        Array.Sort(sorted);
        return Quantiles.OfSorted(sorted, 0.5);
    }
}
