using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.DataHealth;

/// <summary>A day's count beside what is usual on such a day.</summary>
/// <param name="Count">What came.</param>
/// <param name="Usual">Mean of the same weekdays before with the interval in which this day's count was to be expected; or why nobody can tell.</param>
/// <param name="IsLacking">Whether clearly less came than usual.</param>
public readonly record struct DayCount(int Count, Answer Usual, bool IsLacking);

/// <summary>
/// Days on which a source tells clearly less than on the same weekdays before: an outage, or a holiday. Method code <c>weekday-gap</c>.
/// </summary>
/// <remarks>
/// Counts of a weekday have a mean of their own and vary in proportion to it (quasi-Poisson; P. McCullagh and J. A. Nelder 1989,
/// Generalized Linear Models, 2nd ed., section 6.2): the factor φ is Pearson's statistic over its degrees of freedom, from all
/// weekdays together, at least 1. A day is lacking below mean − t·√(φ·mean·(1 + 1/k)) at the level 0.998 and below half of the mean.
/// Of each weekday the last 8 of the 16 weeks before count; days that were lacking do not, so that a long outage does not become usual.
/// Worked example, tested: after 8 weeks of 100 on each day φ is 1 (no spread at all), t with 49 degrees 3.27, so 65.37 to 134.63
/// was to be expected; 30 is lacking, 60 is not: it is more than half.
/// </remarks>
public static class WeekdayGaps
{
    /// <summary>Same weekdays that must be known before anything is said.</summary>
    public const int Least = 4;

    private const int Most = 8, WeeksBack = 16, Week = 7;
    private const double Level = 0.998;

    /// <summary>Each day's verdict.</summary>
    /// <param name="counts">Counts of days that follow each other, from the first day on which the source told anything; none negative.</param>
    /// <returns>As many as counts. A day with fewer than <see cref="Least"/> same weekdays before cannot be told.</returns>
    public static DayCount[] Of(ReadOnlySpan<int> counts)
    {
        var days = new DayCount[counts.Length];
        for (int day = 0; day < counts.Length; day++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[day], nameof(counts));
            days[day] = Of(days.AsSpan(0, day), counts[day]);
        }
        return days;
    }

    private static DayCount Of(ReadOnlySpan<DayCount> before, int count)
    {
        var own = default((int N, double Mean));
        double pearson = 0;
        int freedom = 0;
        for (int back = 1; back <= Week; back++)
        {
            var (n, mean, squares) = Weekday(before, back);
            if (back == Week) own = (n, mean);
            if (n < 2 || mean == 0) continue;
            pearson += squares / mean;
            freedom += n - 1;
        }
        if (own.N < Least) return new(count, Cannot.TooFew(own.N, Least), false);
        double spread = freedom == 0 ? 1 : Math.Max(1, pearson / freedom);
        // A weekday on which nothing ever came: less than one in all these weeks is all that is known of it.
        double variance = Math.Max(own.Mean, 1.0 / own.N) * spread * (1 + 1.0 / own.N);
        double half = StudentT.InvCDF(0, 1, Math.Max(own.N - 1, freedom), 0.5 + Level / 2) * Math.Sqrt(variance);
        double low = Math.Max(0, own.Mean - half);
        return new(count, new Estimate(own.Mean, low, own.Mean + half, own.N, Level, "weekday-gap"), count < low && count < own.Mean / 2);
    }

    private static (int N, double Mean, double Squares) Weekday(ReadOnlySpan<DayCount> before, int back)
    {
        var found = (stackalloc double[Most]);
        int n = 0;
        for (int week = 0, at = before.Length - back; week < WeeksBack && at >= 0 && n < Most; week++, at -= Week)
            if (!before[at].IsLacking) found[n++] = before[at].Count;
        double mean = 0, squares = 0;
        foreach (double one in found[..n]) mean += one / n;
        foreach (double one in found[..n]) squares += (one - mean) * (one - mean);
        return (n, mean, squares);
    }
}
