namespace Tangent.Analytics.Control;

/// <summary>
/// Charts of shares (p, and Laney's p′ for large samples) and of rates (u, u′). Metrics <c>p-chart</c> and
/// <c>u-chart</c>.
/// </summary>
/// <remarks>
/// p̄ ± 3√(p̄(1 − p̄)/nᵢ), not below 0 (Shewhart 1931); with Laney 2002 (Quality Engineering 14:531) sigma is
/// multiplied by the mean moving range of the z over 1.128, because large samples vary more than the binomial.
/// Worked example, tested: 12 15 8 10 4 7 16 9 14 10 of 50 each have p̄ .21 and the upper limit .38280625.
/// </remarks>
public static class ShareChart
{
    /// <summary>Chart of shares.</summary>
    /// <param name="counts">How many of each sample.</param>
    /// <param name="sizes">Size of each sample; a sample of 0 is passed over.</param>
    /// <param name="basePoints">How many of the first samples make the limits; 0 takes all.</param>
    /// <param name="isLaney">Laney's correction, for samples above about a thousand.</param>
    /// <param name="rules">Run rules to look for.</param>
    /// <returns>
    /// A <see cref="ControlChart" />; <see cref="CannotTell" /> under 10 base samples, and when none or all counted.
    /// </returns>
    public static Answer OfShares(
        ReadOnlySpan<int> counts, ReadOnlySpan<int> sizes, int basePoints = 0, bool isLaney = false,
        Signals rules = Signals.Attributes)
    {
        for (int i = 0; i < counts.Length; i++) ArgumentOutOfRangeException.ThrowIfGreaterThan(counts[i], sizes[i]);
        var exposures = new double[sizes.Length];
        for (int i = 0; i < sizes.Length; i++) exposures[i] = sizes[i];
        return Of(counts, exposures, basePoints, isLaney, rules, isShare: true);
    }

    /// <summary>Chart of rates: events over an exposure such as contacts.</summary>
    /// <param name="counts">Events of each sample.</param>
    /// <param name="exposures">Exposure of each sample; 0 is passed over.</param>
    /// <param name="basePoints">How many of the first samples make the limits; 0 takes all.</param>
    /// <param name="isLaney">Laney's correction, for large exposures.</param>
    /// <param name="rules">Run rules to look for.</param>
    /// <returns>As <see cref="OfShares"/>.</returns>
    public static Answer OfRates(
        ReadOnlySpan<int> counts, ReadOnlySpan<double> exposures, int basePoints = 0, bool isLaney = false,
        Signals rules = Signals.Attributes) => Of(counts, exposures, basePoints, isLaney, rules, isShare: false);

    private static Answer Of(
        ReadOnlySpan<int> counts, ReadOnlySpan<double> exposures, int basePoints, bool isLaney, Signals rules,
        bool isShare)
    {
        if (counts.Length != exposures.Length) throw new ArgumentException("must be as many as counts",
            nameof(exposures));
        ArgumentOutOfRangeException.ThrowIfNegative(basePoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(basePoints, counts.Length);
        int last = basePoints == 0 ? counts.Length : basePoints, used = 0, n = 0;
        double events = 0, exposure = 0;
        double[] shares = new double[counts.Length], sizes = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i]);
            if (!(exposures[i] > 0)) continue;
            (shares[n], sizes[n]) = (counts[i] / exposures[i], exposures[i]);
            n++;
            if (i >= last) continue;
            used++;
            events += counts[i];
            exposure += exposures[i];
        }
        if (n == 0) return Cannot.NoObservations;
        if (used < Individuals.LeastPoints) return Cannot.TooFew(used, Individuals.LeastPoints);
        double centre = events / exposure, variance = isShare ? centre * (1 - centre) : centre;
        if (!(variance > 0)) return Cannot.NoSpread(used);
        return Drawn(shares.AsSpan(0, n), sizes.AsSpan(0, n), centre, variance, used, isLaney, rules, isShare);
    }

    private static ControlChart Drawn(
        ReadOnlySpan<double> shares, ReadOnlySpan<double> sizes, double centre, double variance, int used, bool isLaney,
        Signals rules, bool isShare)
    {
        var sigmas = new double[shares.Length];
        for (int i = 0; i < sigmas.Length; i++) sigmas[i] = (shares[i] - centre) / Math.Sqrt(variance / sizes[i]);
        double wider = isLaney ? Individuals.MeanRange(sigmas.AsSpan(0, used)) / 1.128 : 1;
        for (int i = 0; i < sigmas.Length; i++) sigmas[i] = wider > 0 ? sigmas[i] / wider : 0;
        var raised = RunRules.Of(sigmas, rules);
        var points = new LimitedPoint[shares.Length];
        for (int i = 0; i < points.Length; i++)
        {
            double half = 3 * wider * Math.Sqrt(variance / sizes[i]), high = centre + half;
            points[i] = new(shares[i], centre, Math.Max(0, centre - half), isShare ? Math.Min(1, high) : high,
                raised[i]);
        }
        return new ControlChart(points, centre, 0, used);
    }
}
