namespace Tangent.Analytics.Control;

/// <summary>Chart of single values and moving ranges (XmR). Metric <c>xmr</c>.</summary>
/// <remarks>
/// X̄ ± 2.66·mR̄, ranges up to 3.267·mR̄ (Shewhart 1931; Wheeler 2000). Worked example, tested: 39 41 41 41 43 44 41 42
/// 40 41 44 40 have the centre 41.416667, mR̄ 1.7272727 and limits 36.822121 .. 46.011212; ranges up to 5.643.
/// </remarks>
public static class Individuals
{
    /// <summary>Points that a base period needs.</summary>
    public const int LeastPoints = 10;

    /// <summary>The chart.</summary>
    /// <param name="values">Values in order of time; NaN is a gap and is passed over.</param>
    /// <param name="basePoints">How many of the first values make the limits; 0 takes all.</param>
    /// <param name="rules">Run rules to look for.</param>
    /// <returns>
    /// A <see cref="ControlChart" />; <see cref="CannotTell" /> under 10 base points, and when they never change.
    /// </returns>
    public static Answer Of(ReadOnlySpan<double> values, int basePoints = 0, Signals rules = Signals.WesternElectric)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basePoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(basePoints, values.Length);
        var (kept, used) = Kept(values, basePoints == 0 ? values.Length : basePoints);
        if (kept.Length == 0) return Cannot.NoObservations;
        if (used < LeastPoints) return Cannot.TooFew(used, LeastPoints);
        double centre = 0, range = MeanRange(kept.AsSpan(0, used));
        for (int i = 0; i < used; i++) centre += kept[i] / used;
        if (!(range > 0)) return Cannot.NoSpread(used);

        double sigma = 2.66 * range / 3;
        var sigmas = Array.ConvertAll(kept, value => (value - centre) / sigma);
        var raised = RunRules.Of(sigmas, rules);
        var points = new LimitedPoint[kept.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = new(kept[i], centre, centre - 3 * sigma, centre + 3 * sigma, raised[i]);
        return new ControlChart(points, centre, sigma, used);
    }

    /// <summary>Mean moving range mR̄: mean distance of neighbours.</summary>
    /// <param name="values">At least two values in order of time.</param>
    public static double MeanRange(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2);
        double sum = 0;
        for (int i = 1; i < values.Length; i++) sum += Math.Abs(values[i] - values[i - 1]);
        return sum / (values.Length - 1);
    }

    /// <summary>Upper limit of the moving ranges.</summary>
    /// <param name="meanRange">mR̄ of the base period.</param>
    public static double RangeLimit(double meanRange) => 3.267 * meanRange;

    private static (double[] Kept, int Used) Kept(ReadOnlySpan<double> values, int basePoints)
    {
        var kept = new List<double>(values.Length);
        int used = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            kept.Add(values[i]);
            if (i < basePoints) used++;
        }
        return ([.. kept], used);
    }
}
