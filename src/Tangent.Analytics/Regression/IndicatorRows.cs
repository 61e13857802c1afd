namespace Tangent.Analytics.Regression;

/// <summary>
/// Rows of a regression whose columns are all 0 or 1 and mostly 0: each row names its columns that are 1. A model of marks, units
/// and tiers has a hundred columns of which a row touches ten, so it costs a hundredth of the full table.
/// </summary>
/// <remarks>
/// A column that follows from those before it is left out and has the place 0, so nuisances stand first.
/// </remarks>
internal sealed class IndicatorRows
{
    private const double Rest = 1e-9;
    private readonly List<int> columns = [], starts = [0];
    private readonly List<double> outcomes = [], weights = [];
    private readonly List<int> clusters = [];

    /// <summary>Rows so far.</summary>
    public int N => outcomes.Count;

    /// <summary>A row: its outcome and weight, its cluster, and the columns (from 1) that are 1, each once.</summary>
    public void Add(double outcome, double weight, int cluster, ReadOnlySpan<int> ones)
    {
        columns.Add(0);
        foreach (int one in ones) columns.Add(one);
        starts.Add(columns.Count);
        outcomes.Add(outcome);
        weights.Add(weight);
        clusters.Add(cluster);
    }

    /// <summary>Least squares on the columns that stand for themselves.</summary>
    /// <param name="count">Columns, besides the constant.</param>
    /// <param name="spread">How coefficients vary.</param>
    /// <param name="places">Place of each column among the coefficients; 0 when it was left out. The first is the constant.</param>
    /// <returns>A <see cref="Fit"/>; <see cref="CannotTell"/> with too few rows or a constant outcome.</returns>
    public Answer Fit(int count, Spread spread, out int[] places)
    {
        double[] cross = Cross(count + 1, out var right);
        places = Independent(cross, count + 1, out int size);
        if (N == 0) return Cannot.NoObservations;
        if (N <= size) return Cannot.TooFew(N, size + 1);
        double weight = weights.Sum(), mean = right[0] / weight, total = 0;
        for (int i = 0; i < N; i++) total += weights[i] * (outcomes[i] - mean) * (outcomes[i] - mean);
        if (!(total > 1e-20 * (weight + right[0] * right[0]))) return Cannot.NoSpread(N);

        double[] factor = new double[size * size], solution = new double[size];
        for (int a = 0; a <= count; a++)
        {
            if (a > 0 && places[a] == 0) continue;
            solution[places[a]] = right[a];
            for (int b = 0; b <= a; b++)
                if (b == 0 || places[b] > 0) factor[places[a] * size + places[b]] = cross[a * (count + 1) + b];
        }
        if (Cholesky.Factor(factor, size) >= 0) return Cannot.NotSettled;
        Cholesky.Solve(factor, size, solution);
        var inverse = Cholesky.Inverse(factor, size);
        return Finish(new(solution, inverse, places, spread, total, weight), cross, count);
    }

    private double[] Cross(int size, out double[] right)
    {
        var cross = new double[size * size];
        right = new double[size];
        for (int i = 0; i < N; i++)
            for (int a = starts[i]; a < starts[i + 1]; a++)
            {
                right[columns[a]] += weights[i] * outcomes[i];
                for (int b = starts[i]; b < starts[i + 1]; b++) cross[columns[a] * size + columns[b]] += weights[i];
            }
        return cross;
    }

    /// <summary>Sweeps column after column; what is left of none is dropped.</summary>
    private static int[] Independent(double[] cross, int size, out int kept)
    {
        var left = (double[])cross.Clone();
        var places = new int[size];
        kept = 0;
        for (int a = 0; a < size; a++)
        {
            double own = left[a * size + a];
            if (!(own > Rest * cross[a * size + a])) continue;
            places[a] = kept++;
            for (int b = a + 1; b < size; b++)
            {
                double share = left[b * size + a] / own;
                if (share == 0) continue;
                for (int c = a + 1; c < size; c++) left[b * size + c] -= share * left[a * size + c];
            }
        }
        return places;
    }

    private readonly record struct Solved(double[] Solution, double[] Inverse, int[] Places, Spread Spread, double Total, double Weight);

    private Fit Finish(Solved solved, double[] cross, int count)
    {
        int size = solved.Solution.Length, groups = 0;
        var middle = new double[size * size];
        var residuals = new double[N];
        double rest = 0;
        Span<int> own = stackalloc int[size];
        for (int i = 0; i < N; i++)
        {
            int held = PlacesOf(i, solved.Places, own);
            double fitted = 0, leverage = 0;
            for (int a = 0; a < held; a++) fitted += solved.Solution[own[a]];
            residuals[i] = outcomes[i] - fitted;
            rest += weights[i] * residuals[i] * residuals[i];
            if (solved.Spread == Spread.Clustered) continue;
            for (int a = 0; a < held; a++)
                for (int b = 0; b < held; b++) leverage += weights[i] * solved.Inverse[own[a] * size + own[b]];
            // A row that has a column for itself is fitted wholly: it tells nothing of chance.
            double error = leverage > 1 - 1e-9 ? 0 : weights[i] * residuals[i] / (1 - leverage), square = error * error;
            for (int a = 0; a < held; a++)
                for (int b = 0; b < held; b++) middle[own[a] * size + own[b]] += square;
        }
        if (solved.Spread == Spread.Clustered) groups = AddClusters(solved.Places, residuals, middle, size);
        double factor = groups > 1 ? groups / (groups - 1.0) * (N - 1.0) / (N - size) : 1;
        return new Fit
        {
            Coefficients = solved.Solution,
            Covariance = Sandwich(solved.Inverse, middle, size, factor),
            Inflation = Inflation(solved, cross, count),
            Residuals = residuals,
            N = N,
            Groups = groups,
            Spread = solved.Spread,
            R2 = Math.Max(0, 1 - rest / solved.Total),
            OutcomeDeviation = Math.Sqrt(solved.Total / solved.Weight),
            ResidualSquares = rest,
            DegreesOfFreedom = solved.Spread == Spread.Clustered ? groups - 1 : N - size,
        };
    }

    /// <summary>Adds the squares of the clusters' sums: a cluster touches few columns, so each costs little. Gives their number.</summary>
    private int AddClusters(int[] places, double[] residuals, double[] middle, int size)
    {
        var order = new int[N];
        for (int i = 0; i < N; i++) order[i] = i;
        Array.Sort(clusters.ToArray(), order);
        var sum = new double[size];
        var touched = new List<int>();
        var isTouched = new bool[size];
        Span<int> own = stackalloc int[size];
        int groups = 0;
        for (int from = 0, to; from < N; from = to)
        {
            for (to = from; to < N && clusters[order[to]] == clusters[order[from]]; to++)
            {
                int row = order[to], held = PlacesOf(row, places, own);
                foreach (int place in own[..held])
                {
                    if (!isTouched[place]) touched.Add(place);
                    isTouched[place] = true;
                    sum[place] += weights[row] * residuals[row];
                }
            }
            groups++;
            foreach (int a in touched)
                foreach (int b in touched) middle[a * size + b] += sum[a] * sum[b];
            foreach (int place in touched) (sum[place], isTouched[place]) = (0, false);
            touched.Clear();
        }
        return groups;
    }

    private int PlacesOf(int row, int[] places, Span<int> own)
    {
        int held = 0;
        for (int a = starts[row]; a < starts[row + 1]; a++)
            if (columns[a] == 0 || places[columns[a]] > 0) own[held++] = places[columns[a]];
        return held;
    }

    private static double[] Sandwich(double[] inverse, double[] middle, int size, double factor)
    {
        double[] half = new double[size * size], whole = new double[size * size];
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++)
            {
                double share = inverse[a * size + b];
                for (int c = 0; share != 0 && c < size; c++) half[a * size + c] += share * middle[b * size + c];
            }
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++)
            {
                double share = factor * half[a * size + b];
                for (int c = 0; share != 0 && c < size; c++) whole[a * size + c] += share * inverse[b * size + c];
            }
        return whole;
    }

    /// <summary>Variance inflation by place: what the others take of a column's own spread.</summary>
    private static double[] Inflation(Solved solved, double[] cross, int count)
    {
        int size = solved.Solution.Length;
        var inflation = new double[size - 1];
        for (int a = 1; a <= count; a++)
        {
            double ones = cross[a * (count + 1) + a];
            if (solved.Places[a] is > 0 and var place) inflation[place - 1] = solved.Inverse[place * size + place] * ones * (1 - ones / solved.Weight);
        }
        return inflation;
    }
}
