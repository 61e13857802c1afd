using System.Numerics;
using System.Runtime.InteropServices;

namespace Tangent.Analytics.Drivers;

/// <summary>
/// Rows of drivers and outcome laid side by side for fast weighted cross-products. One table serves all rounds of a
/// bootstrap; a round allocates nothing.
/// </summary>
internal sealed class CrossProducts
{
    private static readonly int Lanes = Vector<double>.Count;
    private readonly double[] cells;
    private readonly double[] sums;
    private readonly int stride, used;

    /// <summary>Drivers.</summary>
    public int K { get; }

    /// <summary>Rows without a missing value.</summary>
    public int N { get; }

    /// <summary>Weights of the rows kept.</summary>
    public double[] Weights { get; }

    /// <summary>Clusters of the rows kept, numbered from 0; empty when rows are independent.</summary>
    public int[] Clusters { get; }

    /// <summary>Number of clusters.</summary>
    public int Groups { get; }

    public CrossProducts(Regression.Design design, int[] rows)
    {
        (K, N) = (design.Columns.Count, rows.Length);
        used = K + 2;
        stride = (used + Lanes - 1) / Lanes * Lanes;
        cells = new double[N * stride];
        sums = new double[stride * stride];
        Weights = new double[N];
        Clusters = new int[design.Clusters.Length == 0 ? 0 : N];
        var places = new Dictionary<int, int>();
        for (int i = 0; i < N; i++)
        {
            cells[i * stride] = 1;
            Weights[i] = design.Weights.Length == 0 ? 1 : design.Weights[rows[i]];
            if (Clusters.Length == 0) continue;
            if (!places.TryGetValue(design.Clusters[rows[i]],
                out int place)) places[design.Clusters[rows[i]]] = place = places.Count;
            Clusters[i] = place;
        }
        Groups = places.Count;
        for (int j = 0; j < K; j++) Fill(j + 1, design.Columns[j], rows);
        Fill(K + 1, design.Outcome, rows);
    }

    /// <summary>Centred on its plain mean, so that cross-products keep their digits.</summary>
    private void Fill(int place, double[] column, int[] rows)
    {
        double mean = 0;
        foreach (int row in rows) mean += column[row] / rows.Length;
        for (int i = 0; i < N; i++) cells[i * stride + place] = column[rows[i]] - mean;
    }

    /// <summary>
    /// Correlations of the drivers and the outcome (last), row by row in <paramref name="correlations" />. Returns −1,
    /// or the place of a column without spread.
    /// </summary>
    public int Correlate(ReadOnlySpan<double> weights, Span<double> correlations)
    {
        Array.Clear(sums);
        Span<int> four = stackalloc int[4];
        int held = 0;
        for (int i = 0; i < N; i++)
        {
            if (weights[i] == 0) continue;
            four[held++] = i;
            if (held < four.Length) continue;
            AddFour(four, weights);
            held = 0;
        }
        foreach (int row in four[..held]) Add(row, weights[row]);

        double all = sums[0];
        int size = K + 1;
        for (int a = 0; a < size; a++)
        {
            double own = Covariance(a, a, all);
            if (!(own > 1e-20 * (1 + sums[(a + 1) * stride + a + 1] / all))) return a;
            correlations[a * size + a] = own;
        }
        for (int a = 0; a < size; a++)
            for (int b = a + 1; b < size; b++)
            {
                double value = Covariance(a, b,
                    all) / Math.Sqrt(correlations[a * size + a] * correlations[b * size + b]);
                correlations[a * size + b] = correlations[b * size + a] = value;
            }
        for (int a = 0; a < size; a++) correlations[a * size + a] = 1;
        return -1;
    }

    private double Covariance(int a, int b, double all) =>
        sums[(a + 1) * stride + b + 1] / all - sums[a + 1] / all * (sums[b + 1] / all);

    private void Add(int row, double weight)
    {
        int blocks = stride / Lanes;
        var target = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var cell = MemoryMarshal.Cast<double, Vector<double>>(cells).Slice(row * blocks, blocks);
        for (int a = 0; a < used; a++)
        {
            var factor = new Vector<double>(weight * cells[row * stride + a]);
            // The upper triangle is enough; whole vectors from the one that holds the diagonal.
            for (int b = a / Lanes; b < blocks; b++) target[a * blocks + b] += factor * cell[b];
        }
    }

    /// <summary>Four rows at once: the sums are read and written a quarter as often.</summary>
    private void AddFour(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights)
    {
        int blocks = stride / Lanes;
        var target = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var all = MemoryMarshal.Cast<double, Vector<double>>(cells);
        int i = rows[0], j = rows[1], k = rows[2], l = rows[3];
        ReadOnlySpan<Vector<double>> first = all.Slice(i * blocks, blocks), second = all.Slice(j * blocks, blocks),
            third = all.Slice(k * blocks, blocks), fourth = all.Slice(l * blocks, blocks);
        double wi = weights[i], wj = weights[j], wk = weights[k], wl = weights[l];
        for (int a = 0; a < used; a++)
        {
            Vector<double> f = new(wi * cells[i * stride + a]), g = new(wj * cells[j * stride + a]);
            Vector<double> h = new(wk * cells[k * stride + a]), m = new(wl * cells[l * stride + a]);
            for (int b = a / Lanes; b < blocks; b++)
                target[a * blocks + b] += f * first[b] + g * second[b] + (h * third[b] + m * fourth[b]);
        }
    }
}
