using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Paths;

/// <summary>
/// The algorithm of Wold (1982) on the items' correlations alone, so that a round costs nothing per row.
/// </summary>
internal sealed class Settling
{
    private const double Tolerance = 1e-11;
    private const int MostSteps = 500;
    private readonly PathPlan plan;
    private readonly int p, constructs;
    private readonly int[][] causes;
    private readonly bool[] linked;
    private readonly double[] pull, next, inner, system, right;

    public Settling(PathPlan plan, int columns)
    {
        this.plan = plan;
        (p, constructs) = (columns, plan.Blocks.Count);
        causes = [.. Enumerable.Range(0, constructs).Select(plan.Causes)];
        linked = new bool[constructs * constructs];
        foreach (var (from, to) in plan.Arrows) linked[from * constructs + to] = linked[to * constructs + from] = true;
        Weights = new double[constructs * p];
        Loadings = new double[constructs * p];
        Correlations = new double[constructs * constructs];
        Paths = new double[constructs * constructs];
        R2 = new double[constructs];
        pull = new double[p];
        next = new double[p];
        inner = new double[constructs];
        system = new double[constructs * constructs];
        right = new double[constructs];
    }

    /// <summary>Outer weights, construct by construct; 0 outside its block.</summary>
    public double[] Weights { get; }

    /// <summary>Correlation of each item with each construct.</summary>
    public double[] Loadings { get; }

    /// <summary>Correlations of constructs.</summary>
    public double[] Correlations { get; }

    /// <summary>Path coefficients: row = effect, column = cause.</summary>
    public double[] Paths { get; }

    /// <summary>Share of variance of each construct that its causes go with.</summary>
    public double[] R2 { get; }

    /// <summary>Settles weights and paths; false when it does not settle or causes cannot be told apart.</summary>
    public bool Run(ReadOnlySpan<double> items)
    {
        Array.Clear(Weights);
        for (int j = 0; j < constructs; j++)
        {
            foreach (int item in plan.Blocks[j]) Weights[j * p + item] = 1;
            if (!Normalise(items, j, Weights.AsSpan(j * p, p))) return false;
        }
        for (int step = 0; step < MostSteps; step++)
        {
            Relate(items);
            double moved = 0;
            for (int j = 0; j < constructs; j++)
            {
                if (!Step(items, j)) return false;
                foreach (int item in plan.Blocks[j])
                    moved = Math.Max(moved, Math.Abs(Math.Abs(next[item]) - Math.Abs(Weights[j * p + item])));
                foreach (int item in plan.Blocks[j]) Weights[j * p + item] = next[item];
            }
            if (moved >= Tolerance) continue;
            Turn(items);
            return Regress();
        }
        return false;
    }

    /// <summary>Loadings = S·w of each construct, and the constructs' correlations.</summary>
    private void Relate(ReadOnlySpan<double> items)
    {
        for (int j = 0; j < constructs; j++)
            for (int i = 0; i < p; i++)
            {
                double sum = 0;
                foreach (int item in plan.Blocks[j]) sum += items[i * p + item] * Weights[j * p + item];
                Loadings[j * p + i] = sum;
            }
        for (int j = 0; j < constructs; j++)
            for (int k = 0; k < constructs; k++)
            {
                double sum = 0;
                foreach (int item in plan.Blocks[j]) sum += Weights[j * p + item] * Loadings[k * p + item];
                Correlations[j * constructs + k] = sum;
            }
    }

    private bool Step(ReadOnlySpan<double> items, int j)
    {
        for (int k = 0; k < constructs; k++)
        {
            double r = Correlations[j * constructs + k];
            inner[k] = !linked[j * constructs + k] ? 0 : plan.Scheme == InnerScheme.Centroid ? Math.Sign(r) : r;
        }
        if (plan.Scheme == InnerScheme.Path && causes[j].Length > 0)
        {
            if (!Solve(j)) return false;
            for (int a = 0; a < causes[j].Length; a++) inner[causes[j][a]] = right[a];
        }
        foreach (int item in plan.Blocks[j])
        {
            pull[item] = 0;
            for (int k = 0; k < constructs; k++) pull[item] += inner[k] * Loadings[k * p + item];
        }
        bool isFormative = plan.Modes is { Count: > 0 } modes && modes[j] == OuterMode.Formative;
        foreach (int item in plan.Blocks[j]) next[item] = pull[item];
        return (!isFormative || SolveBlock(items, j)) && Normalise(items, j, next);
    }

    private bool SolveBlock(ReadOnlySpan<double> items, int j)
    {
        var block = plan.Blocks[j];
        int size = block.Length;
        double[] matrix = new double[size * size], solved = new double[size];
        for (int a = 0; a < size; a++)
        {
            solved[a] = pull[block[a]];
            for (int b = 0; b < size; b++) matrix[a * size + b] = items[block[a] * p + block[b]];
        }
        if (Cholesky.Factor(matrix, size) >= 0) return false;
        Cholesky.Solve(matrix, size, solved);
        for (int a = 0; a < size; a++) next[block[a]] = solved[a];
        return true;
    }

    /// <summary>Scales a block's weights so that its construct has variance 1.</summary>
    private bool Normalise(ReadOnlySpan<double> items, int j, Span<double> weights)
    {
        double variance = 0;
        foreach (int a in plan.Blocks[j])
            foreach (int b in plan.Blocks[j]) variance += weights[a] * items[a * p + b] * weights[b];
        if (!(variance > 1e-12)) return false;
        double scale = 1 / Math.Sqrt(variance);
        foreach (int a in plan.Blocks[j]) weights[a] *= scale;
        return true;
    }

    /// <summary>A construct points the way of most of its items.</summary>
    private void Turn(ReadOnlySpan<double> items)
    {
        Relate(items);
        for (int j = 0; j < constructs; j++)
        {
            double sum = 0;
            foreach (int item in plan.Blocks[j]) sum += Loadings[j * p + item];
            if (sum >= 0) continue;
            foreach (int item in plan.Blocks[j]) Weights[j * p + item] = -Weights[j * p + item];
        }
        Relate(items);
    }

    private bool Regress()
    {
        Array.Clear(Paths);
        Array.Clear(R2);
        for (int j = 0; j < constructs; j++)
        {
            if (causes[j].Length == 0) continue;
            if (!Solve(j)) return false;
            for (int a = 0; a < causes[j].Length; a++)
            {
                Paths[j * constructs + causes[j][a]] = right[a];
                R2[j] += right[a] * Correlations[j * constructs + causes[j][a]];
            }
        }
        return true;
    }

    private bool Solve(int j)
    {
        int size = causes[j].Length;
        for (int a = 0; a < size; a++)
        {
            right[a] = Correlations[j * constructs + causes[j][a]];
            for (int b = 0; b < size; b++) system[a * size + b] = Correlations[causes[j][a] * constructs
                + causes[j][b]];
        }
        if (Cholesky.Factor(system, size) >= 0) return false;
        Cholesky.Solve(system, size, right);
        return true;
    }
}
