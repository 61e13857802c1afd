using Tangent.Analytics.Regression;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Moments;

/// <summary>The asymmetry of penalty and reward, with its interval. Method code <c>impact-asymmetry</c>.</summary>
internal static class Asymmetries
{
    /// <summary>The point from clipped coefficients, the interval from normal draws with their covariance.</summary>
    public static Answer Of(Fit fit, MarkPlaces places, Dice dice, PenaltyRewardRules rules)
    {
        int size = fit.Coefficients.Count;
        double p = fit.Coefficients[places.Low], r = fit.Coefficients[places.High];
        double first = fit.Error(places.Low), covariance = fit.Covariance[places.Low * size + places.High];
        double slope = first > 0 ? covariance / first : 0;
        double second = Math.Sqrt(Math.Max(0, fit.Error(places.High) * fit.Error(places.High) - slope * slope));
        if (Of(p, r) is not { } point) return new CannotTell("analytics.no-effect");

        var drawn = new double[rules.Draws];
        int told = 0;
        for (int i = 0; i < drawn.Length; i++)
        {
            double u = dice.Normal(), v = dice.Normal();
            if (Of(p + first * u, r + slope * u + second * v) is { } one) drawn[told++] = one;
        }
        if (told < drawn.Length / 2) return new CannotTell("analytics.no-effect");
        Array.Sort(drawn, 0, told);
        var sorted = drawn.AsSpan(0, told);
        double low = Quantiles.OfSorted(sorted, (1 - rules.Level) / 2),
            high = Quantiles.OfSorted(sorted, 1 - (1 - rules.Level) / 2);
        return new Estimate(point, Math.Min(low, point), Math.Max(high, point), fit.N, rules.Level, "impact-asymmetry");
    }

    /// <summary>(r − |p|)/(r + |p|) with wrong signs as 0; null when both are 0.</summary>
    public static double? Of(double penalty, double reward)
    {
        double cost = Math.Max(0, -penalty), gain = Math.Max(0, reward);
        return cost + gain > 1e-12 ? (gain - cost) / (gain + cost) : null;
    }
}
