using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Comments;

/// <summary>What is known of one group of comments: of a class, of a theme, of a touchpoint.</summary>
/// <param name="Rows">Places of its comments, ascending.</param>
/// <param name="Share">Its share of all comments.</param>
/// <param name="Positive">Share of praise among its comments whose sentiment is clear.</param>
/// <param name="Mean">Mean score of its comments that have one.</param>
/// <param name="Effect">Mean score of its comments minus mean score of the others.</param>
public sealed record CommentGroup(IReadOnlyList<int> Rows, Answer Share, Answer Positive, Answer Mean, Answer Effect);

/// <summary>How many comments speak of something, how they speak of it and which scores come with it.</summary>
/// <remarks>
/// Shares by Wilson, effects by Welch: metrics <c>comment-theme</c> and <c>comment-sentiment</c>. An effect compares
/// those who speak of a theme with those who do not; it is no proof that the theme made the score. Worked example,
/// tested: of 10 comments the first 4 speak of a theme, their scores are 1 2 1 2 and the others' 4 5 4 5 4 5; the share
/// is 0.400 and the effect −3.000.
/// </remarks>
public static class CommentShares
{
    /// <summary>One group.</summary>
    /// <param name="isOf">Whether each comment belongs to it.</param>
    /// <param name="isPositive">Whether each comment praises; null where that is unclear.</param>
    /// <param name="scores">Score of each comment; NaN without one.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static CommentGroup Of(
        IReadOnlyList<bool> isOf, IReadOnlyList<bool?> isPositive, IReadOnlyList<double> scores, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(isOf);
        ArgumentNullException.ThrowIfNull(isPositive);
        ArgumentNullException.ThrowIfNull(scores);
        Guard.SameLength(isOf.Count, isPositive.Count, nameof(isPositive));
        Guard.SameLength(isOf.Count, scores.Count, nameof(scores));
        List<int> rows = [];
        List<double> own = [], others = [];
        int good = 0, clear = 0;
        for (int i = 0; i < isOf.Count; i++)
        {
            (isOf[i] ? own : others).Add(scores[i]);
            if (!isOf[i]) continue;
            rows.Add(i);
            if (isPositive[i] is not { } praises) continue;
            clear++;
            if (praises) good++;
        }
        return new(rows, Wilson.Share(rows.Count, isOf.Count, level), Wilson.Share(good, clear, level),
            Means.Of([.. own], default, default, level), MeanDifference.Of([.. own], [.. others], level));
    }
}
