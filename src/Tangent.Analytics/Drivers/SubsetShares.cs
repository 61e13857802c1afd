namespace Tangent.Analytics.Drivers;

/// <summary>
/// R² of every subset of up to 14 drivers, and each driver's mean gain over all orders (LMG). All subsets are walked as
/// a tree: taking a driver sweeps it out of what follows, so that a subset costs a handful of operations. No
/// allocation.
/// </summary>
internal sealed class SubsetShares
{
    private readonly int k, size;
    private readonly double[] levels;
    private readonly double[] gainWith, gainAny;
    private double any;
    private readonly double[] with;

    public SubsetShares(int drivers)
    {
        k = drivers;
        size = k + 1;
        levels = new double[(k + 1) * size * size];
        with = new double[k];
        gainWith = new double[k + 1];
        gainAny = new double[k + 1];
        for (int m = 0; m <= k; m++)
        {
            double joined = m > 0 ? Weight(m - 1) : 0, left = m < k ? Weight(m) : 0;
            gainWith[m] = joined + left;
            gainAny[m] = left;
        }
    }

    /// <summary>|S|!(k − |S| − 1)!/k!</summary>
    private double Weight(int taken)
    {
        double weight = 1.0 / k;
        for (int i = 1; i <= taken; i++) weight *= (double)i / (k - i);
        return weight;
    }

    /// <summary>Shares of R² from correlations (drivers first, outcome last). Returns the whole R².</summary>
    public double Of(ReadOnlySpan<double> correlations, Span<double> shares)
    {
        correlations.CopyTo(levels);
        Array.Clear(with);
        any = 0;
        double whole = Walk(0, 0, 0, 0, 0);
        for (int j = 0; j < k; j++) shares[j] = with[j] - any;
        return whole;
    }

    /// <summary>
    /// Walks the subsets that agree on drivers before <paramref name="next" />. <paramref name="level" /> is the matrix
    /// of what those taken leave unexplained. Returns R² of the largest subset below.
    /// </summary>
    private double Walk(int next, int level, int taken, uint mask, double explained)
    {
        if (next == k)
        {
            any += gainAny[taken] * explained;
            double share = gainWith[taken] * explained;
            for (; mask != 0; mask &= mask - 1) with[System.Numerics.BitOperations.TrailingZeroCount(mask)] += share;
            return explained;
        }
        Walk(next + 1, level, taken, mask, explained);

        int from = level * size * size, own = from + next * size;
        double rest = levels[own + next];
        // A driver that follows from those taken adds nothing.
        if (!(rest > 1e-10)) return Walk(next + 1, level, taken + 1, mask | 1u << next, explained);
        double gain = levels[own + k] * levels[own + k] / rest;
        int to = (next + 1) * size * size;
        for (int a = next + 1; a < k; a++)
        {
            double factor = levels[own + a] / rest;
            for (int b = a; b <= k; b++) levels[to + a * size + b] = levels[from + a * size + b] - factor * levels[own
                + b];
        }
        return Walk(next + 1, next + 1, taken + 1, mask | 1u << next, explained + gain);
    }
}
