using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Surveys;

/// <summary>
/// Customer satisfaction (CSAT: share in the top boxes) and customer effort (CES 2.0: mean, and share of 5–7).
/// Intervals by <see cref="SampledShare"/> and <see cref="Means"/>.
/// </summary>
/// <remarks>
/// CES 2.0 asks "made it easy", 1–7, high is good. CES 1.0 (1–5, low is good: Dixon, Freeman and Toman 2010) needs a
/// reversed <see cref="Scale"/>, and the two are never mixed.
/// </remarks>
public static class BoxShare
{
    /// <summary>Share of answers at or above a cut, after flipping a reversed scale.</summary>
    /// <param name="scores">Answers; NaN is missing.</param>
    /// <param name="scale">The scale of all of them.</param>
    /// <param name="from">Lowest answer that counts: 4 for the top two of five.</param>
    /// <param name="weights">Weights; empty when all count alike.</param>
    /// <param name="clusters">Branch or employee of each answer; empty when independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> without answers, and for a score outside the scale.</returns>
    public static Answer AtLeast(
        ReadOnlySpan<double> scores, Scale scale, double from, ReadOnlySpan<double> weights = default,
        ReadOnlySpan<int> clusters = default, double level = 0.95)
    {
        if (scale.FirstOutside(scores) is { } outside) return outside;
        var hits = new double[scores.Length];
        for (int i = 0; i < hits.Length; i++)
            hits[i] = double.IsNaN(scores[i]) ? double.NaN : scale.Flipped(scores[i]) >= from ? 1 : 0;
        return SampledShare.Of(hits, weights, clusters, level);
    }

    /// <summary>Share that failed: at or below the low cut of the scale.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static Answer Failed(
        ReadOnlySpan<double> scores, Scale scale, ReadOnlySpan<double> weights = default,
        ReadOnlySpan<int> clusters = default, double level = 0.95)
    {
        if (scale.FirstOutside(scores) is { } outside) return outside;
        var hits = new double[scores.Length];
        for (int i = 0; i < hits.Length; i++)
            hits[i] = double.IsNaN(scores[i]) ? double.NaN : scale.Flipped(scores[i]) <= scale.LowCut ? 1 : 0;
        return SampledShare.Of(hits, weights, clusters, level);
    }

    /// <summary>Mean answer, after flipping a reversed scale.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static Answer Mean(
        ReadOnlySpan<double> scores, Scale scale, ReadOnlySpan<double> weights = default,
        ReadOnlySpan<int> clusters = default, double level = 0.95)
    {
        if (scale.FirstOutside(scores) is { } outside) return outside;
        var flipped = new double[scores.Length];
        for (int i = 0; i < flipped.Length; i++) flipped[i] = scale.Flipped(scores[i]);
        return Means.Of(flipped, weights, clusters, level);
    }
}
