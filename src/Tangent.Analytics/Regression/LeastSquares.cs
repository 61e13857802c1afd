namespace Tangent.Analytics.Regression;

/// <summary>How the spread of coefficients is estimated.</summary>
public enum Spread
{
    /// <summary>Equal variance in all rows.</summary>
    Classical,

    /// <summary>Any variance in each row, HC3 (MacKinnon and White 1985).</summary>
    Robust,

    /// <summary>Rows of a cluster hang together: CR1 with t(clusters − 1) (Liang and Zeger 1986).</summary>
    Clustered,
}

/// <summary>
/// Ordinary or weighted least squares. Method codes <c>ols</c>, <c>ols-hc3</c> and <c>ols-cluster</c>.
/// </summary>
/// <remarks>
/// Columns are centred and scaled before the normal equations are solved by Cholesky, and coefficients are carried
/// back. Worked example, tested: Fertility on the five other columns of R's <c>swiss</c> has R² 0.706735001593.
/// </remarks>
public static class LeastSquares
{
    /// <summary>The fitted model.</summary>
    /// <param name="design">Rows, columns, weights and clusters.</param>
    /// <param name="spread">How coefficients vary; <see cref="Spread.Clustered"/> needs clusters.</param>
    /// <returns>
    /// A <see cref="Fit" />; <see cref="CannotTell" /> without rows or weight, with no more rows than coefficients,
    /// with a constant outcome or column, with a column that follows from others, and with fewer than two clusters.
    /// </returns>
    public static Answer Of(Design design, Spread spread = Spread.Classical)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (spread == Spread.Clustered && design.Clusters.Length == 0 && design.Outcome.Length > 0)
            throw new ArgumentException("has no clusters", nameof(design));
        if (design.Rows(out var rows) is { } reason) return reason;
        int k = design.Columns.Count, size = k + 1;
        if (rows.Length <= size) return Cannot.TooFew(rows.Length, size + 1);
        var table = Centred.Of(design, rows);
        if (table.OutcomeScale == 0) return Cannot.NoSpread(rows.Length);
        for (int j = 0; j < k; j++)
            if (table.Scale[j] == 0) return Cannot.Constant(j + 1);

        var factor = table.CrossProducts(out var right);
        int broken = Cholesky.Factor(factor, size);
        if (broken >= 0) return Cannot.Collinear(broken);
        Cholesky.Solve(factor, size, right);
        var inverse = Cholesky.Inverse(factor, size);
        return table.Finish(right, inverse, spread);
    }
}
