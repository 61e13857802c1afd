namespace Tangent.Analytics.Regression;

/// <summary>The rows of a regression with columns brought to weighted mean 0 and spread 1.</summary>
internal sealed class Centred
{
    private readonly int n, k;
    private readonly double[] z;
    private readonly double[] y;
    private readonly double[] w;
    private readonly int[] clusters;
    private readonly double[] mean;

    public double[] Scale { get; }
    public double OutcomeScale { get; private set; }

    private Centred(Design design, int[] rows)
    {
        n = rows.Length;
        k = design.Columns.Count;
        z = new double[n * (k + 1)];
        y = new double[n];
        w = new double[n];
        mean = new double[k];
        Scale = new double[k];
        clusters = new int[design.Clusters.Length == 0 ? 0 : n];
        for (int i = 0; i < n; i++)
        {
            y[i] = design.Outcome[rows[i]];
            w[i] = design.Weights.Length == 0 ? 1 : design.Weights[rows[i]];
            if (clusters.Length > 0) clusters[i] = design.Clusters[rows[i]];
        }
    }

    public static Centred Of(Design design, int[] rows)
    {
        var table = new Centred(design, rows);
        table.OutcomeScale = table.SpreadOf(i => design.Outcome[rows[i]], out _);
        for (int j = 0; j < table.k; j++)
        {
            var column = design.Columns[j];
            table.Scale[j] = table.SpreadOf(i => column[rows[i]], out table.mean[j]);
            for (int i = 0; i < table.n; i++)
                table.z[i * (table.k + 1) + j + 1] = (column[rows[i]] - table.mean[j]) / table.Scale[j];
        }
        for (int i = 0; i < table.n; i++) table.z[i * (table.k + 1)] = 1;
        return table;
    }

    /// <summary>Weighted standard deviation, 0 when it is only rounding.</summary>
    private double SpreadOf(Func<int, double> value, out double centre)
    {
        double weight = 0, sum = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            weight += w[i];
            sum += w[i] * value(i);
        }
        centre = sum / weight;
        for (int i = 0; i < n; i++) squares += w[i] * (value(i) - centre) * (value(i) - centre);
        double spread = Math.Sqrt(squares / weight);
        return spread > 1e-12 * Math.Abs(centre) ? spread : 0;
    }

    public double[] CrossProducts(out double[] right)
    {
        int size = k + 1;
        var cross = new double[size * size];
        right = new double[size];
        for (int i = 0; i < n; i++)
        {
            var row = z.AsSpan(i * size, size);
            for (int a = 0; a < size; a++)
            {
                double weighed = w[i] * row[a];
                right[a] += weighed * y[i];
                for (int b = 0; b <= a; b++) cross[a * size + b] += weighed * row[b];
            }
        }
        return cross;
    }

    public Fit Finish(double[] solution, double[] inverse, Spread spread)
    {
        int size = k + 1;
        double[] residuals = new double[n], leverages = new double[n];
        double rest = 0, total = 0, weight = 0, centre = solution[0];
        for (int i = 0; i < n; i++)
        {
            var row = z.AsSpan(i * size, size);
            double fitted = 0;
            for (int a = 0; a < size; a++)
            {
                fitted += solution[a] * row[a];
                for (int b = 0; b < size; b++) leverages[i] += w[i] * row[a] * inverse[a * size + b] * row[b];
            }
            residuals[i] = y[i] - fitted;
            rest += w[i] * residuals[i] * residuals[i];
            total += w[i] * (y[i] - centre) * (y[i] - centre);
            weight += w[i];
        }
        var covariance = spread == Spread.Classical
            ? Scaled(inverse, rest / (n - size))
            : Sandwich(inverse, residuals, leverages, spread, out _);
        int groups = clusters.Length == 0 ? 0 : clusters.Distinct().Count();
        return Carried(solution, covariance, inverse, weight) with
        {
            N = n,
            Groups = groups,
            Spread = spread,
            R2 = 1 - rest / total,
            OutcomeDeviation = Math.Sqrt(total / weight),
            ResidualSquares = rest,
            DegreesOfFreedom = spread == Spread.Clustered ? groups - 1 : n - size,
            Residuals = residuals,
        };
    }

    private static double[] Scaled(double[] matrix, double factor) => Array.ConvertAll(matrix, value => value * factor);

    private double[] Sandwich(double[] inverse, double[] residuals, double[] leverages, Spread spread, out int groups)
    {
        int size = k + 1;
        var places = new Dictionary<int, int>();
        var sums = new List<double[]>();
        for (int i = 0; i < n; i++)
        {
            int key = spread == Spread.Clustered ? clusters[i] : i;
            if (!places.TryGetValue(key, out int place))
            {
                places[key] = place = sums.Count;
                sums.Add(new double[size]);
            }
            double error = spread == Spread.Robust ? residuals[i] / Math.Max(1e-9, 1 - leverages[i]) : residuals[i];
            for (int a = 0; a < size; a++) sums[place][a] += w[i] * error * z[i * size + a];
        }
        groups = sums.Count;
        double factor = spread == Spread.Robust ? 1 : groups / Math.Max(1.0, groups - 1) * (n - 1.0) / (n - size);
        var middle = new double[size * size];
        foreach (var sum in sums)
            for (int a = 0; a < size; a++)
                for (int b = 0; b < size; b++) middle[a * size + b] += factor * sum[a] * sum[b];
        return Times(Times(inverse, middle, size), inverse, size);
    }

    private static double[] Times(double[] left, double[] right, int size)
    {
        var product = new double[size * size];
        for (int i = 0; i < size; i++)
            for (int m = 0; m < size; m++)
                for (int j = 0; j < size; j++) product[i * size + j] += left[i * size + m] * right[m * size + j];
        return product;
    }

    /// <summary>Back from centred and scaled columns to the caller's: b = T γ, cov = T Γ T'.</summary>
    private Fit Carried(double[] solution, double[] covariance, double[] inverse, double weight)
    {
        int size = k + 1;
        double[] carry = new double[size * size], back = new double[size * size], coefficients = new double[size];
        carry[0] = 1;
        for (int j = 0; j < k; j++)
        {
            carry[j + 1] = -mean[j] / Scale[j];
            carry[(j + 1) * size + j + 1] = 1 / Scale[j];
        }
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++)
            {
                coefficients[a] += carry[a * size + b] * solution[b];
                back[b * size + a] = carry[a * size + b];
            }
        var inflation = new double[k];
        for (int j = 0; j < k; j++) inflation[j] = inverse[(j + 1) * size + j + 1] * weight;
        return new Fit
        {
            Coefficients = coefficients,
            Covariance = Times(Times(carry, covariance, size), back, size),
            Inflation = inflation
        };
    }
}
