namespace Tangent.Analytics.Comparisons;

/// <summary>A table of counts tested for independence.</summary>
/// <param name="Test">Pearson's chi-square with its degrees of freedom and p-value.</param>
/// <param name="Residuals">Adjusted residual of each cell, row by row: beyond ±2 it stands out.</param>
/// <param name="Association">Cramér's V, 0 to 1.</param>
/// <param name="LeastExpected">Smallest expected count; under 5 the p-value is rough.</param>
public sealed record TableTold(TestOutcome Test, IReadOnlyList<double> Residuals, double Association,
    double LeastExpected) : Answer;

/// <summary>Do rows and columns of a table of counts go together? Metric <c>chi-square</c>.</summary>
/// <remarks>
/// Pearson 1900; adjusted residuals of Haberman 1973. Worked example, tested: incidents 81 151, 114 55, 152 146
/// (Bitner, Booms and Tetreault 1990) have chi-square 41.805502 with 2 degrees of freedom and p 8.357e-10.
/// </remarks>
public static class CountTable
{
    /// <summary>The test.</summary>
    /// <param name="counts">Counts row by row, 0 or above.</param>
    /// <param name="columns">Columns, at least 2.</param>
    /// <returns>
    /// A <see cref="TableTold" />; <see cref="CannotTell" /> without counts, and when fewer than two rows or columns
    /// have any.
    /// </returns>
    public static Answer Of(ReadOnlySpan<int> counts, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        if (counts.Length % columns != 0) throw new ArgumentException("do not fill whole rows", nameof(counts));
        int rows = counts.Length / columns;
        double[] across = new double[rows], down = new double[columns];
        double all = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i]);
            across[i / columns] += counts[i];
            down[i % columns] += counts[i];
            all += counts[i];
        }
        if (all == 0) return Cannot.NoObservations;
        int usedRows = across.Count(sum => sum > 0), usedColumns = down.Count(sum => sum > 0);
        if (usedRows < 2 || usedColumns < 2) return Cannot.OneGroup;

        double square = 0, least = double.MaxValue;
        var residuals = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            double row = across[i / columns], column = down[i % columns], expected = row * column / all;
            if (expected == 0) continue;
            least = Math.Min(least, expected);
            square += (counts[i] - expected) * (counts[i] - expected) / expected;
            residuals[i] = (counts[i] - expected) / Math.Sqrt(expected * (1 - row / all) * (1 - column / all));
        }
        int freedom = (usedRows - 1) * (usedColumns - 1);
        var test = new TestOutcome(square, freedom, Tails.ChiSquare(square, freedom), (int)all);
        return new TableTold(test, residuals, Math.Sqrt(square / all / (Math.Min(usedRows, usedColumns) - 1)), least);
    }
}
