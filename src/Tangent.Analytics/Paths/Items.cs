namespace Tangent.Analytics.Paths;

/// <summary>Whole rows of items, and their correlations under any resampling.</summary>
internal sealed class Items
{
    private readonly double[] cells;
    private readonly double[] means;

    private Items(IReadOnlyList<double[]> columns, int[] rows)
    {
        (P, N, Rows) = (columns.Count, rows.Length, rows);
        cells = new double[N * P];
        means = new double[P];
        Means = new double[P];
        Deviations = new double[P];
        for (int j = 0; j < P; j++)
        {
            foreach (int row in rows) Means[j] += columns[j][row] / N;
            for (int i = 0; i < N; i++)
            {
                cells[i * P + j] = columns[j][rows[i]] - Means[j];
                Deviations[j] += cells[i * P + j] * cells[i * P + j] / (N - 1);
            }
            Deviations[j] = Math.Sqrt(Deviations[j]);
        }
    }

    public int P { get; }
    public int N { get; }

    /// <summary>Places of the rows in the columns.</summary>
    public int[] Rows { get; }

    /// <summary>Mean of each item.</summary>
    public double[] Means { get; }

    /// <summary>Standard deviation of each item, over n − 1.</summary>
    public double[] Deviations { get; }

    /// <summary>A row's item, as a distance from its mean.</summary>
    public double Cell(int row, int item) => cells[row * P + item];

    public static CannotTell? Take(IReadOnlyList<double[]> columns, int least, out Items items)
    {
        items = null!;
        int n = columns[0].Length;
        if (columns.Any(column => column.Length != n)) throw new ArgumentException("columns are of unequal length",
            nameof(columns));
        int[] rows = [.. Enumerable.Range(0, n).Where(i => columns.All(column => double.IsFinite(column[i])))];
        if (rows.Length == 0) return Cannot.NoObservations;
        if (rows.Length < least) return Cannot.TooFew(rows.Length, least);
        items = new(columns, rows);
        for (int j = 0; j < items.P; j++)
            if (!(items.Deviations[j] > 1e-12 * Math.Abs(items.Means[j]))) return Cannot.Constant(j + 1);
        return null;
    }

    /// <summary>Correlations of rows counted so often; false when an item does not vary among them.</summary>
    public bool Correlate(ReadOnlySpan<int> counts, Span<double> correlations)
    {
        correlations.Clear();
        Array.Clear(means);
        for (int i = 0; i < N; i++)
        {
            if (counts[i] == 0) continue;
            var row = cells.AsSpan(i * P, P);
            for (int a = 0; a < P; a++)
            {
                double weighed = counts[i] * row[a];
                means[a] += weighed;
                var target = correlations.Slice(a * P, P);
                for (int b = a; b < target.Length; b++) target[b] += weighed * row[b];
            }
        }
        double all = N;
        for (int a = 0; a < P; a++)
            for (int b = a; b < P; b++) correlations[a * P + b] -= means[a] * means[b] / all;
        for (int a = 0; a < P; a++)
            if (!(correlations[a * P + a] > 1e-12 * Deviations[a] * Deviations[a])) return false;
        for (int a = 0; a < P; a++)
            for (int b = a + 1; b < P; b++)
                correlations[b * P + a] = correlations[a * P
                    + b] /= Math.Sqrt(correlations[a * P + a] * correlations[b * P + b]);
        for (int a = 0; a < P; a++) correlations[a * P + a] = 1;
        return true;
    }
}
