namespace Tangent.App.Tests.Demo;

/// <summary>Ordinary least squares by the normal equations: enough for a handful of columns.</summary>
static class LeastSquares
{
    public static double[] Fit(IReadOnlyList<(double[] X, double Y)> rows)
    {
        int k = rows[0].X.Length;
        var system = new double[k, k + 1];
        foreach (var (x, y) in rows)
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j < k; j++) system[i, j] += x[i] * x[j];
                system[i, k] += x[i] * y;
            }
        for (int i = 0; i < k; i++)
            for (int r = 0; r < k; r++)
            {
                if (r == i) continue;
                var factor = system[r, i] / system[i, i];
                for (int c = i; c <= k; c++) system[r, c] -= factor * system[i, c];
            }
        return [.. Enumerable.Range(0, k).Select(i => system[i, k] / system[i, i])];
    }
}
