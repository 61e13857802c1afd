namespace Tangent.Analytics.Regression;

/// <summary>Small symmetric positive definite systems, row-major in spans; nothing is allocated.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Factors in place (lower triangle). Returns −1, or the first place whose remaining share of its own diagonal is
    /// below the tolerance: that column follows from those before it.
    /// </summary>
    public static int Factor(Span<double> matrix, int size, double tolerance = 1e-10)
    {
        for (int j = 0; j < size; j++)
        {
            double own = matrix[j * size + j], rest = own;
            for (int k = 0; k < j; k++) rest -= matrix[j * size + k] * matrix[j * size + k];
            if (!(rest > tolerance * own)) return j;
            double root = Math.Sqrt(rest);
            matrix[j * size + j] = root;
            for (int i = j + 1; i < size; i++)
            {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) sum -= matrix[i * size + k] * matrix[j * size + k];
                matrix[i * size + j] = sum / root;
            }
        }
        return -1;
    }

    /// <summary>Solves in place with a factor.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> right)
    {
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++) right[i] -= factor[i * size + k] * right[k];
            right[i] /= factor[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++) right[i] -= factor[k * size + i] * right[k];
            right[i] /= factor[i * size + i];
        }
    }

    /// <summary>The inverse of the factored matrix.</summary>
    public static double[] Inverse(ReadOnlySpan<double> factor, int size)
    {
        var inverse = new double[size * size];
        for (int j = 0; j < size; j++)
        {
            var column = new double[size];
            column[j] = 1;
            Solve(factor, size, column);
            for (int i = 0; i < size; i++) inverse[i * size + j] = column[i];
        }
        return inverse;
    }
}
