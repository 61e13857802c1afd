namespace Tangent.Analytics.Regression;

/// <summary>Test that several coefficients are 0 together: F with the fit's own covariance.</summary>
internal static class Wald
{
    /// <summary>p-value; null when the covariance does not allow it.</summary>
    public static double? PValue(Fit fit, int[] places)
    {
        int q = places.Length, size = fit.Coefficients.Count;
        Span<double> covariance = new double[q * q], effect = new double[q], solved = new double[q];
        for (int a = 0; a < q; a++)
        {
            effect[a] = solved[a] = fit.Coefficients[places[a]];
            for (int b = 0; b < q; b++) covariance[a * q + b] = fit.Covariance[places[a] * size + places[b]];
        }
        if (fit.DegreesOfFreedom < 1 || Cholesky.Factor(covariance, q) >= 0) return null;
        Cholesky.Solve(covariance, q, solved);
        double square = 0;
        for (int a = 0; a < q; a++) square += effect[a] * solved[a];
        return Tails.F(square / q, q, fit.DegreesOfFreedom);
    }
}
