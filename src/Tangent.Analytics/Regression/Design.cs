namespace Tangent.Analytics.Regression;

/// <summary>Rows for a regression: outcome, columns, and what the sample is like.</summary>
/// <remarks>A row with a missing (NaN) outcome or column is left out; a weight of 0 too.</remarks>
public sealed class Design
{
    /// <summary>The outcome of each row; NaN is missing.</summary>
    public required double[] Outcome { get; init; }

    /// <summary>The explaining columns, each as long as the outcome, without the constant.</summary>
    public required IReadOnlyList<double[]> Columns { get; init; }

    /// <summary>Weights, 0 or above; empty when all count alike.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>Branch, employee or customer of each row; empty when rows are independent.</summary>
    public int[] Clusters { get; init; } = [];

    /// <summary>The same rows with other columns.</summary>
    public Design With(params IReadOnlyList<double[]> columns) =>
        new() { Outcome = Outcome, Columns = columns, Weights = Weights, Clusters = Clusters };

    internal CannotTell? Rows(out int[] rows)
    {
        foreach (var column in Columns)
            if (column.Length != Outcome.Length)
                throw new ArgumentException($"a column holds {column.Length} of {Outcome.Length} rows");
        Guard.SameLength(Outcome.Length, Weights.Length, nameof(Weights));
        Guard.SameLength(Outcome.Length, Clusters.Length, nameof(Clusters));
        var kept = new List<int>(Outcome.Length);
        rows = [];
        bool anySeen = false;
        for (int i = 0; i < Outcome.Length; i++)
        {
            if (!IsWhole(i)) continue;
            anySeen = true;
            double weight = Weights.Length == 0 ? 1 : Weights[i];
            if (!double.IsFinite(weight) || weight < 0) return Cannot.BadWeight;
            if (weight > 0) kept.Add(i);
        }
        if (kept.Count == 0) return anySeen ? Cannot.NoWeight : Cannot.NoObservations;
        rows = [.. kept];
        return null;
    }

    private bool IsWhole(int row)
    {
        if (!double.IsFinite(Outcome[row])) return false;
        foreach (var column in Columns)
            if (!double.IsFinite(column[row])) return false;
        return true;
    }
}
