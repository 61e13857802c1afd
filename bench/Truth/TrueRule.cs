using Tangent.Analytics.Moments;

namespace Tangent.Truth;

/// <summary>
/// What customers of a world remember of their touches, 0 to 1. Written on its own, so that the judge does not share the
/// estimators' code.
/// </summary>
static class TrueRule
{
    public static double Of(Rule rule, ReadOnlySpan<(int Touchpoint, int Score)> touches)
    {
        double sum = 0, squares = 0, worst = 1, peak = 0.5, last = 0.5;
        foreach (var (_, score) in touches)
        {
            double share = (score - 1) / 4.0;
            sum += share;
            squares += share * share;
            worst = Math.Min(worst, share);
            if (Math.Abs(share - 0.5) >= Math.Abs(peak - 0.5)) peak = share;
            last = share;
        }
        double mean = sum / touches.Length, spread = Math.Sqrt(Math.Max(0, squares / touches.Length - mean * mean));
        return rule switch
        {
            Rule.Mean => mean,
            Rule.PeakEnd => (peak + last) / 2,
            Rule.WeakestLink => worst,
            _ => mean - spread,
        };
    }
}
