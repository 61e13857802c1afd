using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Surveys;

/// <summary>
/// McDonald's ω: share of the variance of a sum of items that one common factor brings. Unlike α it does not take all
/// items for equally good. Method code <c>omega</c>.
/// </summary>
/// <remarks>
/// (Σsλ)²/((Σsλ)² + Σs²(1 − λ²)), λ = loadings of one factor by least squares on the correlations, s = standard
/// deviations (McDonald 1999, Test Theory); interval by percentile bootstrap over rows. Worked example, tested: the
/// seven columns of R's <c>attitude</c> give 0.86026233 (R 4.2.2, least squares by optim).
/// </remarks>
public static class Omega
{
    private const int MostSteps = 10_000;
    private const double Settled = 1e-12;

    /// <summary>ω with its interval, 0 to 1.</summary>
    /// <param name="items">Columns of answers, at least three, all in one direction; rows with a gap (NaN) are left out.</param>
    /// <param name="dice">Source of chance of the bootstrap.</param>
    /// <param name="rounds">Rounds of the bootstrap.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> with fewer than three items or ten whole rows, with a constant item, and when the
    /// factor does not settle or would explain more than all of an item.
    /// </returns>
    public static Answer Of(IReadOnlyList<double[]> items, Dice dice, int rounds = 1000, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(dice);
        if (items.Count < 3) return new CannotTell("analytics.too-few-items", items.Count, 3);
        int[] rows = [.. Enumerable.Range(0, items[0].Length).Where(row => items.All(item => double.IsFinite(item[row])))];
        if (rows.Length == 0) return Cannot.NoObservations;
        if (rows.Length < 10) return Cannot.TooFew(rows.Length, 10);
        for (int j = 0; j < items.Count; j++)
            if (rows.All(row => items[j][row] == items[j][rows[0]])) return Cannot.Constant(j + 1);
        if (Point(items, rows) is not { } point) return Cannot.NotSettled;

        var drawn = new int[rows.Length];
        List<double> told = [];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < drawn.Length; i++) drawn[i] = rows[dice.Below(rows.Length)];
            if (Point(items, drawn) is { } other) told.Add(other);
        }
        // A sample in which the factor is not found in every tenth round tells too little of how ω varies.
        if (told.Count < 0.9 * rounds) return Cannot.NotSettled;
        told.Sort();
        double At(double share) => told[(int)Math.Round(share * (told.Count - 1))];
        return new Estimate(point, Math.Min(point, At((1 - level) / 2)), Math.Max(point, At((1 + level) / 2)), rows.Length,
            level, "omega");
    }

    private static double? Point(IReadOnlyList<double[]> items, int[] rows)
    {
        int k = items.Count;
        var columns = items.Select(item => Array.ConvertAll(rows, row => item[row])).ToArray();
        double[] means = Array.ConvertAll(columns, column => column.Average());
        double[] spreads = [.. columns.Select((column, j) =>
            Math.Sqrt(column.Sum(value => (value - means[j]) * (value - means[j])) / (rows.Length - 1)))];
        if (spreads.Any(spread => !(spread > 0))) return null;
        var correlations = Matrix<double>.Build.Dense(k, k, (a, b) => a == b ? 1
            : Enumerable.Range(0, rows.Length).Sum(i => (columns[a][i] - means[a]) * (columns[b][i] - means[b]))
                / (rows.Length - 1) / spreads[a] / spreads[b]);
        if (Loadings(correlations) is not { } loadings) return null;
        double common = 0, own = 0;
        for (int j = 0; j < k; j++)
        {
            common += spreads[j] * loadings[j];
            own += spreads[j] * spreads[j] * (1 - loadings[j] * loadings[j]);
        }
        return common * common / (common * common + own);
    }

    /// <summary>
    /// Loadings of one factor that leave the least squares off the diagonal: each in turn is the regression of its
    /// correlations on the other loadings, until nothing moves.
    /// </summary>
    internal static double[]? Loadings(Matrix<double> correlations)
    {
        int k = correlations.RowCount;
        var loadings = new double[k];
        for (int j = 0; j < k; j++) loadings[j] = Math.Sqrt(Math.Max(0.01, (correlations.Row(j).Sum() - 1) / (k - 1)));
        for (int step = 0; step < MostSteps; step++)
        {
            double moved = 0;
            for (int j = 0; j < k; j++)
            {
                double products = 0, squares = 0;
                for (int other = 0; other < k; other++)
                {
                    if (other == j) continue;
                    products += correlations[j, other] * loadings[other];
                    squares += loadings[other] * loadings[other];
                }
                double next = squares > 0 ? products / squares : 0;
                moved = Math.Max(moved, Math.Abs(next - loadings[j]));
                loadings[j] = next;
            }
            if (moved < Settled) return loadings.Any(loading => !(Math.Abs(loading) <= 1)) ? null : loadings;
        }
        return null;
    }
}
