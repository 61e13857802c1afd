using System.Globalization;

namespace Tangent.Bench;

/// <summary>What was measured: how often, and how much it varied.</summary>
static class Spread
{
    /// <summary>One line: n, least, median, 95th percentile, most.</summary>
    public static string Line(string what, IReadOnlyList<double> values, string unit)
    {
        var sorted = values.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"{what}: n {sorted.Length}, min {sorted[0]:0.##}, median {At(sorted, .5):0.##}, p95 {At(sorted, .95):0.##}, max {sorted[^1]:0.##} {unit}");
    }

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
