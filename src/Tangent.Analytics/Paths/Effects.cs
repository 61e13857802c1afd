using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Paths;

/// <summary>What follows from a settled model: total effects and the quality of its constructs.</summary>
internal static class Effects
{
    /// <summary>Direct and indirect effects, row = from: with B the direct ones, B + B² + … = (I − B)⁻¹ − I.</summary>
    public static double[] Total(PathPlan plan, double[] paths)
    {
        int k = plan.Blocks.Count;
        double[] total = new double[k * k], step = new double[k * k];
        foreach (var (from, to) in plan.Arrows) total[from * k + to] = step[from * k + to] = paths[to * k + from];
        for (int length = 2; length < k; length++)
        {
            var longer = new double[k * k];
            foreach (var (middle, to) in plan.Arrows)
                for (int from = 0; from < k; from++) longer[from * k + to] += step[from * k + middle] * paths[to * k
                    + middle];
            step = longer;
            for (int i = 0; i < total.Length; i++) total[i] += step[i];
        }
        return total;
    }

    /// <summary>
    /// Mean correlation between two blocks over the geometric mean of those within (Henseler, Ringle and Sarstedt
    /// 2015).
    /// </summary>
    public static double[] Heterotrait(PathPlan plan, double[] correlations, int p)
    {
        int k = plan.Blocks.Count;
        var ratios = new double[k * k];
        for (int a = 0; a < k; a++)
            for (int b = 0; b < k; b++)
            {
                double one = Within(plan.Blocks[a], correlations, p), other = Within(plan.Blocks[b], correlations, p),
                    between = 0;
                if (a == b || !(one * other > 0)) continue;
                foreach (int x in plan.Blocks[a])
                    foreach (int y in plan.Blocks[b]) between += Math.Abs(correlations[x * p + y]);
                ratios[a * k + b] = between / (plan.Blocks[a].Length * plan.Blocks[b].Length) / Math.Sqrt(one * other);
            }
        return ratios;
    }

    private static double Within(int[] block, double[] correlations, int p)
    {
        double sum = 0;
        for (int a = 0; a < block.Length; a++)
            for (int b = 0; b < a; b++) sum += Math.Abs(correlations[block[a] * p + block[b]]);
        return block.Length < 2 ? 0 : sum / (block.Length * (block.Length - 1) / 2.0);
    }

    /// <summary>(Σλ)²/((Σλ)² + Σ(1 − λ²)), λ = correlations with the first principal component.</summary>
    public static double Composite(int[] block, double[] correlations, int p)
    {
        if (block.Length == 1) return 1;
        var within = Matrix<double>.Build.Dense(block.Length, block.Length, (a, b) =>
            correlations[block[a] * p + block[b]]);
        var parts = within.Evd(Symmetricity.Symmetric);
        int last = block.Length - 1;
        double root = Math.Sqrt(parts.EigenValues[last].Real), sum = 0, rest = 0;
        for (int i = 0; i < block.Length; i++)
        {
            double loading = parts.EigenVectors[i, last] * root;
            sum += loading;
            rest += 1 - loading * loading;
        }
        return sum * sum / (sum * sum + rest);
    }
}
