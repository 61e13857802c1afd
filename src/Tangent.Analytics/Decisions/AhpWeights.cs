namespace Tangent.Analytics.Decisions;

/// <summary>
/// Weights of criteria from comparisons in pairs, and how well the comparisons agree with each other.
/// </summary>
/// <param name="Weights">One per criterion, above 0, together 1.</param>
/// <param name="Lambda">Largest eigenvalue; the number of criteria when all comparisons agree.</param>
/// <param name="Index">Consistency index (λ − n) / (n − 1), 0 or more.</param>
/// <param name="Ratio">Consistency ratio: the index over that of random comparisons; 0 for one or two criteria.</param>
public sealed record CriterionWeights(IReadOnlyList<double> Weights, double Lambda, double Index, double Ratio) : Answer
{
    /// <summary>Above this ratio the comparisons contradict each other too much to be used.</summary>
    public const double MostRatio = 0.10;

    /// <summary>Whether the comparisons agree well enough.</summary>
    public bool IsConsistent => Ratio <= MostRatio;
}

/// <summary>
/// Weights by the principal eigenvector of a matrix of comparisons (T. L. Saaty 1980). Method code <c>ahp</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: rows 1 3 5, 1/3 1 3, 1/5 1/3 1 give 0.63698557, 0.25828499, 0.10472943 with λ 3.0385111 and
/// a ratio of 0.03319922.
/// </remarks>
public static class AhpWeights
{
    private const int MostCriteria = 7, MostRounds = 10_000;
    private const double Close = 1e-9, Settled = 1e-14;

    // Mean index of random matrices of 1 to 7 criteria.
    private static readonly double[] RandomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32];

    /// <summary>The weights.</summary>
    /// <param name="matrix">
    /// Ratios row by row: how much more the criterion of the row matters than that of the column.
    /// </param>
    /// <param name="criteria">Number of criteria, 1 to 7.</param>
    /// <returns>
    /// <see cref="CriterionWeights" />, or <see cref="CannotTell" /> when the matrix is no matrix of comparisons: not
    /// square, values not above 0, or a pair whose two ratios are not inverse to each other.
    /// </returns>
    public static Answer Of(ReadOnlySpan<double> matrix, int criteria)
    {
        if (criteria is < 1 or > MostCriteria) return new CannotTell("analytics.too-many-criteria", MostCriteria);
        if (!IsReciprocal(matrix, criteria)) return new CannotTell("analytics.not-reciprocal");

        var weights = new double[criteria];
        Array.Fill(weights, 1.0 / criteria);
        double lambda = criteria;
        for (int round = 0; round < MostRounds; round++)
        {
            var next = Times(matrix, weights);
            double sum = next.Sum(), moved = 0;
            for (int i = 0; i < criteria; i++)
            {
                next[i] /= sum;
                moved = Math.Max(moved, Math.Abs(next[i] - weights[i]));
            }
            // The weights sum to 1, so the sum of the product is the eigenvalue once they have settled.
            (weights, lambda) = (next, sum);
            if (moved < Settled) break;
        }
        double index = criteria > 1 ? Math.Max(0, (lambda - criteria) / (criteria - 1)) : 0;
        double random = RandomIndex[criteria - 1];
        return new CriterionWeights(weights, lambda, index, random > 0 ? index / random : 0);
    }

    private static double[] Times(ReadOnlySpan<double> matrix, double[] weights)
    {
        var product = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++)
            for (int j = 0; j < weights.Length; j++)
                product[i] += matrix[i * weights.Length + j] * weights[j];
        return product;
    }

    private static bool IsReciprocal(ReadOnlySpan<double> matrix, int n)
    {
        if (matrix.Length != n * n) return false;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double ratio = matrix[i * n + j];
                if (!double.IsFinite(ratio) || ratio <= 0
                    || Math.Abs(ratio * matrix[j * n + i] - 1) > Close) return false;
            }
        return true;
    }
}
