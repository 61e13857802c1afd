using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Triangulation;

/// <summary>What one source says of one touchpoint, beside what it says of the company.</summary>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="Source">Number of the source.</param>
/// <param name="Figure">The source's own figure, on its own scale.</param>
/// <param name="Company">The same over all touchpoints of that source.</param>
/// <param name="IsLowGood">Whether a low figure is good, as of complaints.</param>
public sealed record SourceReading(int Touchpoint, int Source, Estimate Figure, double Company, bool IsLowGood = false);

/// <summary>Two sources that say opposite things of one touchpoint.</summary>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="Praises">Source that finds it better than the company.</param>
/// <param name="Blames">Source that finds it worse.</param>
/// <param name="Strength">How far the nearer of both lies from the company, in half-widths of its corrected interval; above 1.</param>
public sealed record Contradiction(int Touchpoint, int Praises, int Blames, double Strength);

/// <summary>
/// Contradictions between sources about one touchpoint: mystery shoppers praise what customers complain about. Method code
/// <c>contradiction</c>.
/// </summary>
/// <remarks>
/// Sources have scales of their own, so each is compared with its own mean over the company. Two contradict each other when their
/// intervals lie wholly on opposite sides of it: then they do not overlap on any common scale. So many comparisons are made at once
/// that each interval is widened to the level 1 − (1 − level)/m (Bonferroni; Dunn 1961, JASA 56:52-64), by the ratio of normal quantiles.
/// Worked example, tested: of two readings 0.90 (0.86 .. 0.94) against 0.80 and 0.60 (0.50 .. 0.70) against 0.80, each half-width
/// grows by 2.2414/1.9600; both stay on their sides, and the strength is 1.75, that of the second.
/// </remarks>
public static class Contradictions
{
    /// <summary>The contradictions, the strongest first; none without readings.</summary>
    /// <param name="readings">Readings of all touchpoints that are looked at together.</param>
    public static IReadOnlyList<Contradiction> Of(IReadOnlyList<SourceReading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return
        [
            .. from same in readings.GroupBy(one => one.Touchpoint)
               from praise in same
               let good = Distance(praise, readings.Count)
               where good > 1
               from blame in same
               let bad = -Distance(blame, readings.Count)
               where bad > 1
               let strength = Math.Min(good, bad)
               orderby strength descending, same.Key, praise.Source, blame.Source
               select new Contradiction(same.Key, praise.Source, blame.Source, strength),
        ];
    }

    /// <summary>How far a reading lies from the company, in half-widths of its corrected interval: above 1 is better, below −1 worse.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="comparisons">How many are made at once, at least 1.</param>
    public static double Distance(SourceReading reading, int comparisons)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(comparisons);
        var (point, low, high, _, level, _) = reading.Figure;
        double widening = Normal.InvCDF(0, 1, 1 - (1 - level) / comparisons / 2) / Normal.InvCDF(0, 1, 0.5 + level / 2);
        double away = point - reading.Company, half = widening * (away > 0 ? point - low : high - point);
        if (away == 0) return 0;
        // An interval of no width is as far as can be.
        double distance = half > 0 ? away / half : away > 0 ? double.MaxValue : double.MinValue;
        return reading.IsLowGood ? -distance : distance;
    }
}
