using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Surveys;

/// <summary>How many answers a figure needs.</summary>
/// <param name="Exact">The number before rounding up.</param>
/// <param name="Answers">Completed answers, rounded up.</param>
/// <param name="Invitations">Invitations to send, for the response rate that was given.</param>
public sealed record SampleSizes(double Exact, long Answers, long Invitations);

/// <summary>Sample sizes for shares and scores, and the size that a comparison needs.</summary>
/// <remarks>
/// n₀ = z²·v/e², for a finite population n = n₀/(1 + (n₀ − 1)/N) (Cochran 1977, chapter 4), times the design effect,
/// divided by the response rate. Worked example, tested: a share within ±0.05 needs 384.15, so 385 answers.
/// </remarks>
public static class SampleSize
{
    /// <summary>Answers for a share with a margin.</summary>
    /// <param name="margin">Half-width of the interval, as a share: 0.05 is five per cent.</param>
    /// <param name="share">Expected share; 0.5 is the worst case.</param>
    /// <param name="population">Number of customers there are; null when very many.</param>
    /// <param name="designEffect">Variance beside that of a simple random sample, 1 or above.</param>
    /// <param name="responseRate">Share of invitations that are answered.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static SampleSizes ForShare(
        double margin, double share = 0.5, long? population = null, double designEffect = 1, double responseRate = 1,
        double level = 0.95)
    {
        Guard.Inside(margin, 0, 1, nameof(margin));
        Guard.Inside(share, 0, 1, nameof(share));
        return Of(share * (1 - share), margin, population, designEffect, responseRate, level);
    }

    /// <summary>Answers for a net promoter score with a margin in points.</summary>
    /// <param name="marginPoints">Half-width in points, 0 to 100.</param>
    /// <param name="variance">Of one answer (<see cref="NetPromoter.Variance"/>); 1 is the worst case.</param>
    /// <param name="population">Number of customers there are; null when very many.</param>
    /// <param name="designEffect">Variance beside that of a simple random sample, 1 or above.</param>
    /// <param name="responseRate">Share of invitations that are answered.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static SampleSizes ForNetPromoter(
        double marginPoints, double variance = 1, long? population = null, double designEffect = 1,
            double responseRate = 1,
        double level = 0.95)
    {
        Guard.Inside(marginPoints, 0, 100, nameof(marginPoints));
        Guard.Inside(variance, 0, 1.0000001, nameof(variance));
        return Of(variance, marginPoints / 100, population, designEffect, responseRate, level);
    }

    /// <summary>Answers in each of two groups to see a change of a share (normal approximation, unpooled).</summary>
    /// <remarks>Fleiss, Levin and Paik 2003, section 4.2, without continuity correction.</remarks>
    /// <param name="before">Share now.</param>
    /// <param name="after">Share hoped for.</param>
    /// <param name="power">Chance to see it if it is there.</param>
    /// <param name="level">One minus the two-sided risk of a false alarm.</param>
    public static SampleSizes ForChange(double before, double after, double power = 0.8, double level = 0.95)
    {
        Guard.Level(level);
        Guard.Inside(before, 0, 1, nameof(before));
        Guard.Inside(after, 0, 1, nameof(after));
        Guard.Inside(power, 0, 1, nameof(power));
        if (before == after) throw new ArgumentException("is the share of now: there is no change to see",
            nameof(after));
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2) + Normal.InvCDF(0, 1, power), difference = after - before;
        double exact = z * z * (before * (1 - before) + after * (1 - after)) / (difference * difference);
        return new(exact, (long)Math.Ceiling(exact), (long)Math.Ceiling(exact));
    }

    private static SampleSizes Of(
        double variance, double margin, long? population, double designEffect, double responseRate, double level)
    {
        Guard.Level(level);
        Guard.Inside(responseRate, 0, 1.0000001, nameof(responseRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2), n = z * z * variance / (margin * margin);
        if (population is { } all)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(all, 1);
            n /= 1 + (n - 1) / all;
        }
        n *= designEffect;
        if (population is { } most) n = Math.Min(n, most);
        return new(n, (long)Math.Ceiling(n), (long)Math.Ceiling(Math.Ceiling(n) / responseRate));
    }
}
