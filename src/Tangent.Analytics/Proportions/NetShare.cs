using MathNet.Numerics.Distributions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Proportions;

/// <summary>Share of what was good minus share of what was bad, −1 to 1. Method code <c>net-share</c>.</summary>
/// <remarks>
/// The interval of the net promoter score (<see cref="NetPromoter"/>): adjusted Wald at Kish's effective n, or over clusters the
/// linearised variance with Student's quantile. Worked example, tested: 60 good, 25 neither and 15 bad give 0.45 with
/// 0.293431 .. 0.580355.
/// </remarks>
public static class NetShare
{
    private const double Added = 0.75;

    /// <summary>The net share with its interval.</summary>
    /// <param name="signs">1 for good, −1 for bad, 0 for neither; NaN is missing.</param>
    /// <param name="weights">Weights, 0 or above; empty when all count alike.</param>
    /// <param name="clusters">Journey, branch or employee of each row; empty when rows are independent.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> without rows or weight, and with clusters for one cluster or when all rows are alike.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is neither −1, 0, 1 nor NaN.</exception>
    public static Answer Of(
        ReadOnlySpan<double> signs, ReadOnlySpan<double> weights = default, ReadOnlySpan<int> clusters = default, double level = 0.95)
    {
        Guard.Level(level);
        foreach (double sign in signs)
            if (sign is not (-1 or 0 or 1 or double.NaN)) throw new ArgumentOutOfRangeException(nameof(signs), sign, "is neither -1, 0 nor 1");
        if (!clusters.IsEmpty)
            return Means.Of(signs, weights, clusters, level) is var told && told is Estimate mean
                ? new Estimate(mean.Point, Math.Max(-1, mean.Low), Math.Min(1, mean.High), mean.N, level, "net-share") : told;
        if (Sample.Take(signs, weights, default, out var sample) is { } reason) return reason;
        double good = 0, bad = 0, all = 0, n = sample.EffectiveN;
        for (int i = 0; i < sample.N; i++)
        {
            all += sample.Weights[i];
            if (sample.Values[i] > 0) good += sample.Weights[i];
            else if (sample.Values[i] < 0) bad += sample.Weights[i];
        }
        double p = (good / all * n + Added) / (n + 4 * Added), d = (bad / all * n + Added) / (n + 4 * Added);
        double half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(NetPromoter.Variance(p, d) / (n + 4 * Added));
        return new Estimate((good - bad) / all, Math.Max(-1, p - d - half), Math.Min(1, p - d + half), sample.N, level, "net-share");
    }
}
