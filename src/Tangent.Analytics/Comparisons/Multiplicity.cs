namespace Tangent.Analytics.Comparisons;

/// <summary>p-values corrected for how many comparisons were made at once.</summary>
/// <remarks>
/// Worked example, tested: 0.01 0.02 0.03 0.04 0.05 0.005 become 0.03 0.04 0.045 0.048 0.05 0.03 by false discovery
/// rate and 0.05 0.08 0.09 0.09 0.09 0.03 by Holm (R 4.2.2, p.adjust).
/// </remarks>
public static class Multiplicity
{
    /// <summary>Benjamini and Hochberg 1995: at most this share of the claims is false, on average.</summary>
    /// <param name="pValues">p-values, 0 to 1.</param>
    /// <returns>Corrected values in the same order.</returns>
    public static double[] FalseDiscovery(ReadOnlySpan<double> pValues)
    {
        var order = Order(pValues);
        var corrected = new double[pValues.Length];
        double least = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, pValues[order[rank - 1]] * order.Length / rank);
            corrected[order[rank - 1]] = least;
        }
        return corrected;
    }

    /// <summary>Holm 1979: the chance of any false claim at all.</summary>
    /// <param name="pValues">p-values, 0 to 1.</param>
    /// <returns>Corrected values in the same order.</returns>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        var order = Order(pValues);
        var corrected = new double[pValues.Length];
        double most = 0;
        for (int rank = 1; rank <= order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, pValues[order[rank - 1]] * (order.Length - rank + 1)));
            corrected[order[rank - 1]] = most;
        }
        return corrected;
    }

    private static int[] Order(ReadOnlySpan<double> pValues)
    {
        var keys = pValues.ToArray();
        var order = new int[keys.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (!(keys[i] >= 0 && keys[i] <= 1)) throw new ArgumentOutOfRangeException(nameof(pValues), keys[i],
                "is no probability");
            order[i] = i;
        }
        Array.Sort(keys, order);
        return order;
    }
}
