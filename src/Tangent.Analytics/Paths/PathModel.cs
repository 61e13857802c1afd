namespace Tangent.Analytics.Paths;

/// <summary>One construct of a settled model.</summary>
/// <param name="Loadings">Correlation of each of its items with it.</param>
/// <param name="Weights">Outer weights of its items for standardised values.</param>
/// <param name="R2">Share of its variance that its causes go with; 0 when it has none.</param>
/// <param name="ExtractedVariance">Mean squared loading (AVE); above .5 is wanted.</param>
/// <param name="Composite">
/// Dillon and Goldstein's ρ from the first principal component; above .7 is wanted, 1 for a single item.
/// </param>
/// <param name="Index">Mean on 0–100 of the items' scale; null when no scale was given.</param>
/// <param name="IndexDeviation">Standard deviation of that index over rows.</param>
public sealed record Construct(
    IReadOnlyList<double> Loadings, IReadOnlyList<double> Weights, double R2, double ExtractedVariance,
    double Composite,
    double? Index, double? IndexDeviation);

/// <summary>A settled path model.</summary>
/// <param name="Constructs">In the order of the plan.</param>
/// <param name="Paths">Coefficient of each arrow, in the order of the plan.</param>
/// <param name="TotalEffects">Direct and indirect effect: row = from, column = to, row by row.</param>
/// <param name="Heterotrait">
/// Heterotrait–monotrait ratios of constructs, row by row; 0 where one has a single item.
/// </param>
/// <param name="N">Rows.</param>
public sealed record PathsTold(
    IReadOnlyList<Construct> Constructs, IReadOnlyList<double> Paths, IReadOnlyList<double> TotalEffects,
    IReadOnlyList<double> Heterotrait, int N) : Answer;

/// <summary>Partial least squares path model (Wold 1982; Tenenhaus and others 2005). Metric <c>pls-path</c>.</summary>
/// <remarks>
/// Items are standardised; weights settle to 10⁻¹¹. Worked example, tested: R's <c>attitude</c> with lead (complaints,
/// privileges, learning), reward (raises, critical, advance) and rating has loadings .886346 .764475 .848526 and paths
/// .669045 .813365 −.054427 in the centroid scheme.
/// </remarks>
public static class PathModel
{
    /// <summary>Rows that a model needs.</summary>
    public const int LeastRows = 20;

    /// <summary>The model, without intervals; <see cref="PathIntervals"/> adds them.</summary>
    /// <param name="columns">Items; a row with a missing (NaN) item is left out.</param>
    /// <param name="plan">Constructs and arrows.</param>
    /// <param name="scale">Scale of the items, for the index; null when they have none in common.</param>
    /// <returns>
    /// A <see cref="PathsTold" />; <see cref="CannotTell" /> under 20 rows, with a constant item, an item outside the
    /// scale, causes that cannot be told apart, and when weights do not settle.
    /// </returns>
    public static Answer Of(IReadOnlyList<double[]> columns, PathPlan plan, Surveys.Scale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check(columns.Count);
        if (scale is { } known)
            foreach (var column in columns)
                if (known.FirstOutside(column) is { } outside) return outside;
        if (Items.Take(columns, LeastRows, out var items) is { } reason) return reason;
        var correlations = new double[items.P * items.P];
        var settling = new Settling(plan, items.P);
        if (!items.Correlate(Once(items.N), correlations) || !settling.Run(correlations)) return Cannot.NotSettled;
        int k = plan.Blocks.Count;
        var constructs = new Construct[k];
        for (int j = 0; j < k; j++) constructs[j] = Told(items, correlations, settling, plan.Blocks[j], j, scale);
        return new PathsTold(
            constructs, [.. plan.Arrows.Select(arrow => settling.Paths[arrow.To * k + arrow.From])],
            Effects.Total(plan, settling.Paths), Effects.Heterotrait(plan, correlations, items.P), items.N);
    }

    internal static int[] Once(int n)
    {
        var counts = new int[n];
        Array.Fill(counts, 1);
        return counts;
    }

    private static Construct Told(Items items, double[] correlations, Settling settling, int[] block, int j,
        Surveys.Scale? scale)
    {
        double[] loadings = [.. block.Select(item => settling.Loadings[j * items.P + item])];
        double[] weights = [.. block.Select(item => settling.Weights[j * items.P + item])];
        var (index, deviation) = scale is { } known ? Index(items, block, weights, known) : (null, null);
        return new(
            loadings, weights, settling.R2[j], loadings.Average(loading => loading * loading),
            Effects.Composite(block, correlations, items.P), index, deviation);
    }

    /// <summary>
    /// Weights over standard deviations, brought to a sum of 1, on the items' own scale (Fornell and others 1996).
    /// </summary>
    private static (double? Mean, double? Deviation) Index(Items items, int[] block, double[] weights,
        Surveys.Scale scale)
    {
        double[] raw = [.. weights.Select((weight, i) => weight / items.Deviations[block[i]])];
        double sum = raw.Sum(), mean = 0, squares = 0, unit = 100 / (scale.Most - scale.Least);
        if (!(Math.Abs(sum) > 1e-12)) return (null, null);
        for (int i = 0; i < raw.Length; i++) mean += raw[i] / sum * (items.Means[block[i]] - scale.Least) * unit;
        for (int row = 0; row < items.N; row++)
        {
            double distance = 0;
            for (int i = 0; i < raw.Length; i++) distance += raw[i] / sum * items.Cell(row, block[i]) * unit;
            squares += distance * distance;
        }
        return (mean, Math.Sqrt(squares / (items.N - 1)));
    }
}
