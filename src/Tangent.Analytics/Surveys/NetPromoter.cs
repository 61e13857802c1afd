using MathNet.Numerics.Distributions;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Surveys;

/// <summary>Net promoter score: per cent of 9–10 minus per cent of 0–6. Method code <c>nps-adjusted</c>.</summary>
/// <remarks>
/// The interval is adjusted Wald: ¾ of a promoter, 1½ passives and ¾ of a detractor are added before
/// 100(p − d) ± z·100·√((p + d − (p − d)²)/n) (Rocks 2016, The American Statistician 70:365). The point stays
/// unadjusted. Worked examples, tested: 60 promoters, 25 passives and 15 detractors give 45 with 29.3431 .. 58.0355;
/// the plain Wald interval is 30.4976 .. 59.5024, and 162, 108, 54 give 33.3333 with 25.2174 .. 41.4493.
/// </remarks>
public static class NetPromoter
{
    /// <summary>The scale of the question "how likely are you to recommend us".</summary>
    public static readonly Scale Scale = new(0, 10);

    /// <summary>The score with the adjusted interval, in points from −100 to 100.</summary>
    /// <param name="promoters">Answers 9 and 10.</param>
    /// <param name="passives">Answers 7 and 8.</param>
    /// <param name="detractors">Answers 0 to 6.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> without answers. All promoters still have an interval above zero width.
    /// </returns>
    public static Answer Of(int promoters, int passives, int detractors, double level = 0.95)
    {
        int n = Total(promoters, passives, detractors, level);
        if (n == 0) return Cannot.NoObservations;
        var (low, high) = Wald((promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3), n + 3, Z(level));
        return new Estimate(100.0 * (promoters - detractors) / n, low, high, n, level, "nps-adjusted");
    }

    /// <summary>
    /// The score with the plain Wald interval, method code <c>nps-wald</c>, for comparison with other programs.
    /// </summary>
    /// <inheritdoc cref="Of(int, int, int, double)"/>
    /// <returns>
    /// <see cref="CannotTell" /> without answers, and when all answers fall in one group: its width would be 0.
    /// </returns>
    public static Answer Plain(int promoters, int passives, int detractors, double level = 0.95)
    {
        int n = Total(promoters, passives, detractors, level);
        if (n == 0) return Cannot.NoObservations;
        if (promoters == n || passives == n || detractors == n) return Cannot.NoSpread(n);
        var (low, high) = Wald((double)promoters / n, (double)detractors / n, n, Z(level));
        return new Estimate(100.0 * (promoters - detractors) / n, low, high, n, level, "nps-wald");
    }

    /// <summary>
    /// The score from single answers, weighted and clustered where the sample is; method code <c>nps-sampled</c>.
    /// </summary>
    /// <param name="answers">0 to 10; NaN is missing.</param>
    /// <param name="weights">Weights, 0 or above; empty when all count alike.</param>
    /// <param name="clusters">Branch or employee of each answer; empty when answers are independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// Weights alone: adjusted Wald at Kish's effective n. Clusters: the linearised variance over clusters with
    /// Student's quantile. <see cref="CannotTell" /> without answers or weight, for an answer outside 0 to 10, and for
    /// one cluster.
    /// </returns>
    public static Answer OfAnswers(
        ReadOnlySpan<double> answers, ReadOnlySpan<double> weights = default, ReadOnlySpan<int> clusters = default,
        double level = 0.95)
    {
        if (Scale.FirstOutside(answers) is { } outside) return outside;
        var signs = new double[answers.Length];
        for (int i = 0; i < signs.Length; i++) signs[i] = SignOf(answers[i]);
        return NetShare.Of(signs, weights, clusters, level) is var told && told is Estimate net
            ? new Estimate(100 * net.Point, 100 * net.Low, 100 * net.High, net.N, level, "nps-sampled") : told;
    }

    /// <summary>
    /// First score minus second, with the test of "no difference"; method code <c>nps-difference</c>.
    /// </summary>
    /// <remarks>
    /// z = (NPS₁ − NPS₂)/√(SE₁² + SE₂²), two-sided. Worked example, tested: (60, 25, 15) against (50, 25, 25) gives z
    /// 1.7996851 and p 0.0719104: not significant.
    /// </remarks>
    /// <param name="first">Promoters, passives, detractors of the first group.</param>
    /// <param name="second">Promoters, passives, detractors of the second group.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="Tested"/>; <see cref="CannotTell"/> when a group is empty or neither varies.</returns>
    public static Answer Difference(
        (int Promoters, int Passives, int Detractors) first, (int Promoters, int Passives, int Detractors) second,
        double level = 0.95)
    {
        int one = Total(first.Promoters, first.Passives, first.Detractors, level);
        int two = Total(second.Promoters, second.Passives, second.Detractors, level);
        if (one == 0 || two == 0) return Cannot.NoObservations;
        double error = 100 * Math.Sqrt(
            Variance((double)first.Promoters / one, (double)first.Detractors / one) / one
            + Variance((double)second.Promoters / two, (double)second.Detractors / two) / two);
        if (error == 0) return Cannot.NoSpread(one + two);
        double difference = 100.0 * (first.Promoters - first.Detractors) / one
            - 100.0 * (second.Promoters - second.Detractors) / two;
        double z = difference / error, half = Z(level) * error;
        return new Tested(
            new Estimate(difference, difference - half, difference + half, one + two, level, "nps-difference"),
            z, double.PositiveInfinity, Tails.Normal(z));
    }

    /// <summary>Variance of one answer counted as 1, 0 or −1: p + d − (p − d)², at most 1.</summary>
    /// <param name="promoterShare">Share of promoters.</param>
    /// <param name="detractorShare">Share of detractors.</param>
    public static double Variance(double promoterShare, double detractorShare) =>
        promoterShare + detractorShare - (promoterShare - detractorShare) * (promoterShare - detractorShare);

    private static double SignOf(double answer) =>
        answer switch { double.NaN => double.NaN, >= 9 => 1, > 6 => 0, _ => -1 };

    private static double Z(double level) => Normal.InvCDF(0, 1, 0.5 + level / 2);

    private static (double Low, double High) Wald(double p, double d, double n, double z)
    {
        double half = z * Math.Sqrt(Variance(p, d) / n);
        return (Math.Max(-100, 100 * (p - d - half)), Math.Min(100, 100 * (p - d + half)));
    }

    private static int Total(int promoters, int passives, int detractors, double level)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        return checked(promoters + passives + detractors);
    }
}
