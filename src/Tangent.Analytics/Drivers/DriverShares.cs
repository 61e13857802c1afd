using MathNet.Numerics.LinearAlgebra;
using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Drivers;

/// <summary>How the explained variance is shared out among drivers.</summary>
public enum ShareMethod
{
    /// <summary>
    /// Mean gain over all orders (Lindeman, Merenda and Gold 1980; Shapley value). At most 14 drivers.
    /// </summary>
    Lmg,

    /// <summary>Relative weights by way of uncorrelated counterparts (Johnson 2000). Any number of drivers.</summary>
    Johnson,
}

/// <summary>Each driver's share of R²; the shares sum to it. They are associations, not causes.</summary>
/// <param name="Method">How R² was shared out.</param>
/// <param name="Shares">Share of each driver, 0 or above, in the order of the columns.</param>
/// <param name="Correlations">Each driver's own correlation with the outcome: a negative one is worth a look.</param>
/// <param name="R2">Share of the outcome's variance that all drivers go with.</param>
/// <param name="N">Rows used.</param>
public sealed record SharedOut(
    ShareMethod Method, IReadOnlyList<double> Shares, IReadOnlyList<double> Correlations, double R2, int N) : Answer;

/// <summary>
/// Key drivers: how much of the outcome's variance goes with each. Method codes <c>lmg</c> and <c>johnson</c>.
/// </summary>
/// <remarks>
/// Johnson: with Λ the root of the drivers' correlations and β = Λ⁻¹r, driver j has Σ λ²ⱼᵢβ²ᵢ. Worked examples, tested:
/// R's <c>swiss</c>, Fertility: LMG 0.0570912208 0.1711730289 0.2601346786 0.1055701504 0.1127659229, Johnson
/// 0.0484168958 0.1547082498 0.2719641046 0.1146800299 0.1169657214 (relaimpo 2.2-7).
/// </remarks>
public static class DriverShares
{
    /// <summary>LMG up to this many drivers, Johnson beyond.</summary>
    public const int MostForLmg = 14;

    /// <summary>The shares, without intervals; <see cref="DriverIntervals"/> adds them.</summary>
    /// <param name="design">Outcome, drivers, weights.</param>
    /// <param name="method">How R² is shared out; null takes LMG up to 14 drivers and Johnson beyond.</param>
    /// <returns>
    /// A <see cref="SharedOut" />; <see cref="CannotTell" /> without rows, with fewer than 10 rows more than drivers,
    /// with a constant outcome or driver, and with a driver that follows from others.
    /// </returns>
    public static Answer Of(Design design, ShareMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (Prepare(design, out var table, out var correlations) is { } reason) return reason;
        int k = table.K;
        var way = method ?? (k <= MostForLmg ? ShareMethod.Lmg : ShareMethod.Johnson);
        if (way == ShareMethod.Lmg && k > MostForLmg)
            throw new ArgumentOutOfRangeException(nameof(method), k, $"LMG takes at most {MostForLmg} drivers");
        var shares = new double[k];
        double r2 = way == ShareMethod.Lmg ? new SubsetShares(k).Of(correlations, shares)
            : Johnson(correlations, k, shares);
        var own = new double[k];
        for (int j = 0; j < k; j++) own[j] = correlations[j * (k + 1) + k];
        return new SharedOut(way, shares, own, r2, table.N);
    }

    internal static CannotTell? Prepare(Design design, out CrossProducts table, out double[] correlations)
    {
        (table, correlations) = (null!, []);
        if (design.Columns.Count == 0) throw new ArgumentException("has no drivers", nameof(design));
        if (design.Rows(out var rows) is { } reason) return reason;
        int k = design.Columns.Count;
        if (rows.Length < k + 10) return Cannot.TooFew(rows.Length, k + 10);
        table = new CrossProducts(design, rows);
        correlations = new double[(k + 1) * (k + 1)];
        int flat = table.Correlate(table.Weights, correlations);
        if (flat == k) return Cannot.NoSpread(rows.Length);
        if (flat >= 0) return Cannot.Constant(flat + 1);
        var drivers = new double[k * k];
        for (int a = 0; a < k; a++) correlations.AsSpan(a * (k + 1), k).CopyTo(drivers.AsSpan(a * k));
        int broken = Cholesky.Factor(drivers, k);
        return broken >= 0 ? Cannot.Collinear(broken + 1) : null;
    }

    internal static double Johnson(ReadOnlySpan<double> correlations, int k, Span<double> shares)
    {
        var drivers = Matrix<double>.Build.Dense(k, k);
        var outcome = Vector<double>.Build.Dense(k);
        for (int a = 0; a < k; a++)
        {
            for (int b = 0; b < k; b++) drivers[a, b] = correlations[a * (k + 1) + b];
            outcome[a] = correlations[a * (k + 1) + k];
        }
        var parts = drivers.Evd(Symmetricity.Symmetric);
        var roots = parts.EigenValues.Map(value => Math.Sqrt(Math.Max(value.Real, 0)));
        var root = parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(roots)
            * parts.EigenVectors.Transpose();
        // β = Λ⁻¹ r, through the eigenvectors: a direction that is almost empty adds nothing.
        var turned = parts.EigenVectors.TransposeThisAndMultiply(outcome);
        for (int i = 0; i < k; i++) turned[i] = roots[i] > 1e-6 ? turned[i] / roots[i] : 0;
        var beta = parts.EigenVectors * turned;
        double whole = 0;
        for (int j = 0; j < k; j++)
        {
            shares[j] = 0;
            for (int i = 0; i < k; i++) shares[j] += root[j, i] * root[j, i] * beta[i] * beta[i];
            whole += shares[j];
        }
        return whole;
    }
}
