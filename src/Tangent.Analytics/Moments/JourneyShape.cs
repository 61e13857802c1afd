namespace Tangent.Analytics.Moments;

/// <summary>What is remembered of a journey's ordered scores.</summary>
/// <param name="Mean">Mean score.</param>
/// <param name="Peak">The score farthest from neutral; of equal distances the later.</param>
/// <param name="Least">Lowest score: the weakest link, the trough.</param>
/// <param name="Most">Highest score.</param>
/// <param name="End">Last score.</param>
/// <param name="Trend">Slope of the least-squares line per step; 0 for a single score.</param>
/// <param name="Deviation">Standard deviation over the journey (of all its scores, not of a sample).</param>
/// <param name="N">Scores.</param>
/// <remarks>
/// Kahneman and others 1993; Redelmeier and Kahneman 1996. Worked examples, tested: 4 2 5 3 has the peak 5, the end 3,
/// peak–end 4 and the mean 3.5; in 5 1 4 5 the last 5 is the peak.
/// </remarks>
public readonly record struct JourneyShape(
    double Mean, double Peak, double Least, double Most, double End, double Trend, double Deviation, int N)
{
    /// <summary>Half of peak and end together.</summary>
    public double PeakEnd => (Peak + End) / 2;

    /// <summary>The shape of one journey.</summary>
    /// <param name="scores">In the order of the journey; NaN is an unscored touch and is passed over.</param>
    /// <param name="neutral">The score that is neither good nor bad.</param>
    /// <returns>null when nothing was scored.</returns>
    public static JourneyShape? Of(ReadOnlySpan<double> scores, double neutral)
    {
        double sum = 0, squares = 0, peak = double.NaN, least = double.MaxValue, most = double.MinValue, end = 0;
        double places = 0, placeSquares = 0, products = 0;
        int n = 0;
        foreach (double score in scores)
        {
            if (!double.IsFinite(score)) continue;
            sum += score;
            places += n;
            placeSquares += (double)n * n;
            products += n * score;
            n++;
            end = score;
            least = Math.Min(least, score);
            most = Math.Max(most, score);
            if (double.IsNaN(peak) || Math.Abs(score - neutral) >= Math.Abs(peak - neutral)) peak = score;
        }
        if (n == 0) return null;
        double mean = sum / n, spread = placeSquares - places * places / n;
        foreach (double score in scores)
            if (double.IsFinite(score)) squares += (score - mean) * (score - mean);
        double trend = n < 2 ? 0 : (products - places * mean) / spread;
        return new(mean, peak, least, most, end, trend, Math.Sqrt(squares / n), n);
    }
}
