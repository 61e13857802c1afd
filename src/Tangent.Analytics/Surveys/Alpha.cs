
namespace Tangent.Analytics.Surveys;

/// <summary>Reliability of a set of items.</summary>
/// <param name="Raw">Cronbach's α with Feldt's interval.</param>
/// <param name="Standardised">α of the items brought to equal spread.</param>
/// <param name="WithoutItem">α of the others when an item is left out; empty with two items.</param>
public sealed record Reliability(Estimate Raw, double Standardised, IReadOnlyList<double> WithoutItem) : Answer;

/// <summary>Cronbach's α: do several items measure one thing? Method code <c>alpha</c>.</summary>
/// <remarks>
/// k/(k − 1)·(1 − Σs²ᵢ/s²ₜ) on whole rows (Cronbach 1951, Psychometrika 16:297); interval of Feldt 1965 (Psychometrika
/// 30:357). Worked example, tested: the seven columns of R's <c>attitude</c> give 0.84314277.
/// </remarks>
public static class Alpha
{
    /// <summary>α with its interval; 1 is perfect, below .7 is doubtful, and it can be negative.</summary>
    /// <param name="items">
    /// Columns of answers, all in one direction; a row with a missing (NaN) answer is left out.
    /// </param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="Reliability" />; <see cref="CannotTell" /> with fewer than two items or three whole rows, with a
    /// constant item, and when the sum does not vary.
    /// </returns>
    public static Answer Of(IReadOnlyList<double[]> items, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(items);
        int k = items.Count;
        if (k < 2) return new CannotTell("analytics.too-few-items", k, 2);
        var rows = Whole(items);
        if (rows.Length == 0) return Cannot.NoObservations;
        if (rows.Length < 3) return Cannot.TooFew(rows.Length, 3);
        var covariance = Covariances(items, rows);
        for (int j = 0; j < k; j++)
            if (!(covariance[j, j] > 1e-20)) return Cannot.Constant(j + 1);
        if (!(Total(covariance, -1) > 1e-12 * Trace(covariance, -1))) return Cannot.NoSpread(rows.Length);

        double alpha = Raw(covariance, -1), n = rows.Length, tail = (1 - level) / 2;
        double above = n - 1, below = (n - 1) * (k - 1);
        double low = 1 - (1 - alpha) * Tails.FAbove(tail, above, below);
        double high = 1 - (1 - alpha) * Tails.FAbove(1 - tail, above, below);
        double[] without = k < 3 ? [] : [.. Enumerable.Range(0, k).Select(left => Raw(covariance, left))];
        return new Reliability(new Estimate(alpha, low, high, rows.Length, level, "alpha"), Standardised(covariance),
            without);
    }

    private static int[] Whole(IReadOnlyList<double[]> items)
    {
        var rows = new List<int>();
        for (int i = 0; i < items[0].Length; i++)
        {
            bool isWhole = true;
            foreach (var item in items) isWhole &= double.IsFinite(item[i]);
            if (isWhole) rows.Add(i);
        }
        return [.. rows];
    }

    private static double[,] Covariances(IReadOnlyList<double[]> items, int[] rows)
    {
        int k = items.Count;
        var means = new double[k];
        for (int j = 0; j < k; j++)
            foreach (int row in rows) means[j] += items[j][row] / rows.Length;
        var covariance = new double[k, k];
        for (int a = 0; a < k; a++)
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                foreach (int row in rows) sum += (items[a][row] - means[a]) * (items[b][row] - means[b]);
                covariance[a, b] = covariance[b, a] = sum / (rows.Length - 1);
            }
        return covariance;
    }

    private static double Raw(double[,] covariance, int left)
    {
        double k = covariance.GetLength(0) - (left < 0 ? 0 : 1), total = Total(covariance, left);
        return total > 0 ? k / (k - 1) * (1 - Trace(covariance, left) / total) : 0;
    }

    private static double Standardised(double[,] covariance)
    {
        double k = covariance.GetLength(0), sum = 0;
        for (int a = 0; a < k; a++)
            for (int b = 0; b < a; b++) sum += covariance[a, b] / Math.Sqrt(covariance[a, a] * covariance[b, b]);
        double mean = sum / (k * (k - 1) / 2);
        return k * mean / (1 + (k - 1) * mean);
    }

    private static double Trace(double[,] covariance, int left)
    {
        double sum = 0;
        for (int a = 0; a < covariance.GetLength(0); a++)
            if (a != left) sum += covariance[a, a];
        return sum;
    }

    private static double Total(double[,] covariance, int left)
    {
        double sum = 0;
        for (int a = 0; a < covariance.GetLength(0); a++)
            for (int b = 0; b < covariance.GetLength(0); b++)
                if (a != left && b != left) sum += covariance[a, b];
        return sum;
    }
}
