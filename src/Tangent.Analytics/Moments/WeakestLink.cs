using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Moments;

/// <summary>
/// How much the worst touch counts beside the mean: ω in y = a + b·(ω·min + (1 − ω)·mean), from 0 (mean) to 1 (weakest
/// link). Our definition, method code <c>weakest-link</c>.
/// </summary>
/// <remarks>
/// Least squares on both, ω = b₁/(b₁ + b₂) kept within 0 and 1; percentile bootstrap over journeys or customers.
/// Tested: outcomes that are the minimum give 1, outcomes that are the mean give 0.
/// </remarks>
public static class WeakestLink
{
    /// <summary>The weight of the worst touch.</summary>
    /// <param name="shapes">Shapes of the journeys; one with fewer than two scores is left out.</param>
    /// <param name="overall">Judgement of each whole journey; NaN is missing.</param>
    /// <param name="dice">Source of chance.</param>
    /// <param name="customers">Customer of each journey; empty when each is another's.</param>
    /// <param name="rounds">Rounds of the bootstrap, at least 100.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> under 100 journeys, when mean and minimum are the same in every journey, and when
    /// neither goes with the outcome.
    /// </returns>
    public static Answer Of(
        IReadOnlyList<JourneyShape> shapes, double[] overall, Dice dice, int[]? customers = null, int rounds = 1000,
        double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(overall);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        var moments = Moments(shapes, overall, customers, out int n);
        if (n < WhichRule.LeastJourneys) return Cannot.TooFew(n, WhichRule.LeastJourneys);
        var all = new double[10];
        foreach (var group in moments) Add(all, group);
        if (Weight(all) is not { } point) return new CannotTell("analytics.no-effect");

        var drawn = new double[rounds];
        int told = 0;
        var sum = new double[10];
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(sum);
            for (int i = 0; i < moments.Count; i++) Add(sum, moments[dice.Below(moments.Count)]);
            if (Weight(sum) is { } one) drawn[told++] = one;
        }
        if (told < rounds / 2) return Cannot.NotSettled;
        Array.Sort(drawn, 0, told);
        var sorted = drawn.AsSpan(0, told);
        double low = Quantiles.OfSorted(sorted, (1 - level) / 2),
            high = Quantiles.OfSorted(sorted, 1 - (1 - level) / 2);
        return new Estimate(point, Math.Min(low, point), Math.Max(high, point), n, level, "weakest-link");
    }

    /// <summary>Sums of 1, m, a, y and their products, per customer.</summary>
    private static List<double[]> Moments(IReadOnlyList<JourneyShape> shapes, double[] overall, int[]? customers,
        out int n)
    {
        var groups = new List<double[]>();
        var places = new Dictionary<int, int>();
        n = 0;
        for (int i = 0; i < shapes.Count; i++)
        {
            if (shapes[i].N < 2 || !double.IsFinite(overall[i])) continue;
            n++;
            int key = customers is null or [] ? i : customers[i];
            if (!places.TryGetValue(key, out int place))
            {
                places[key] = place = groups.Count;
                groups.Add(new double[10]);
            }
            double m = shapes[i].Least, a = shapes[i].Mean, y = overall[i];
            Add(groups[place], [1, m, a, y, m * m, a * a, m * a, m * y, a * y, y * y]);
        }
        return groups;
    }

    private static void Add(double[] sums, double[] one)
    {
        for (int i = 0; i < sums.Length; i++) sums[i] += one[i];
    }

    /// <summary>ω; null when it is not to be had.</summary>
    private static double? Weight(double[] s)
    {
        double n = s[0], m = s[1] / n, a = s[2] / n, y = s[3] / n;
        double mm = s[4] / n - m * m, aa = s[5] / n - a * a, ma = s[6] / n - m * a, my = s[7] / n - m * y,
            ay = s[8] / n - a * y;
        double determinant = mm * aa - ma * ma;
        if (!(mm > 1e-12) || !(aa > 1e-12) || !(determinant > 1e-10 * mm * aa)) return null;
        double worst = (my * aa - ay * ma) / determinant, mean = (ay * mm - my * ma) / determinant;
        // The better of the ends when least squares leaves the range: a negative weight has no meaning here.
        if (worst <= 0 && mean <= 0) return null;
        if (worst <= 0) return ay > 0 ? 0 : null;
        if (mean <= 0) return my > 0 ? 1 : null;
        return worst / (worst + mean);
    }
}
