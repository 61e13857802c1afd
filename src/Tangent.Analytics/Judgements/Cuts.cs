using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>Where failing ends and shining begins, as shares of a scale.</summary>
/// <param name="Low">At or below it failed, 0 to 1.</param>
/// <param name="High">At or above it was at its best, 0 to 1.</param>
/// <remarks>
/// Worked examples, tested: 1–5 has 0.250 and 1, 0–10 has 0.600 and 0.900; the second pair takes one answer more for the
/// best, so 0.750 and 0.800.
/// </remarks>
public readonly record struct Cuts(double Low, double High)
{
    // A share was divided: it may miss the cut by its last digit.
    private const double Rounding = 1e-9;

    /// <summary>The cuts of the whole product.</summary>
    public static Cuts Of(Scale scale) => new(ShareOf(scale, scale.LowCut), ShareOf(scale, scale.HighCut));

    /// <summary>The pair that shows whether a result is stable: one answer more counts as the best.</summary>
    public static Cuts Second(Scale scale)
    {
        double step = scale.Most - scale.Least <= 10 ? 1 : 0.1 * (scale.Most - scale.Least);
        return new(ShareOf(scale, scale.LowCut), ShareOf(scale, scale.HighCut - step));
    }

    /// <summary>The mark of a share of the scale; NaN is unscored.</summary>
    public Mark MarkOf(double share) => Marks.Of(share, Low + Rounding, High - Rounding);

    private static double ShareOf(Scale scale, double cut) => (cut - scale.Least) / (scale.Most - scale.Least);
}
