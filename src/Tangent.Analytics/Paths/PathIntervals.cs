using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Paths;

/// <summary>Path coefficients with intervals.</summary>
/// <param name="Paths">One per arrow, in the order of the plan.</param>
/// <param name="Model">The model itself.</param>
/// <param name="Settled">Rounds that settled.</param>
public sealed record PathIntervalsTold(IReadOnlyList<Estimate> Paths, PathsTold Model, int Settled) : Answer;

/// <summary>Percentile bootstrap of a path model, over rows or over groups of rows. Method code <c>pls-path</c>.</summary>
public static class PathIntervals
{
    /// <summary>The intervals.</summary>
    /// <param name="columns">Items; a row with a missing (NaN) item is left out.</param>
    /// <param name="plan">Constructs and arrows.</param>
    /// <param name="dice">Source of chance.</param>
    /// <param name="rounds">Rounds, at least 100.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <param name="groups">Group of each row: whole groups are drawn, because rows of one are alike; null when rows are independent.</param>
    /// <returns>
    /// A <see cref="PathIntervalsTold" />; <see cref="CannotTell" /> as <see cref="PathModel" />, and when under half
    /// settle.
    /// </returns>
    public static Answer Of(IReadOnlyList<double[]> columns, PathPlan plan, Dice dice, int rounds = 500,
        double level = 0.95, IReadOnlyList<int>? groups = null)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        var answer = PathModel.Of(columns, plan);
        if (answer is not PathsTold model) return answer;
        if (Items.Take(columns, PathModel.LeastRows, out var items) is { } reason) return reason;

        int arrows = plan.Arrows.Count, k = plan.Blocks.Count, settled = 0;
        double[] drawn = new double[arrows * rounds], correlations = new double[items.P * items.P];
        var counts = new int[items.N];
        int[][] together = [.. Enumerable.Range(0, items.N).GroupBy(row => groups is null ? row : groups[items.Rows[row]]).Select(group => group.ToArray())];
        var settling = new Settling(plan, items.P);
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(counts);
            for (int i = 0; i < together.Length; i++)
                foreach (int row in together[dice.Below(together.Length)]) counts[row]++;
            if (!items.Correlate(counts, correlations) || !settling.Run(correlations)) continue;
            for (int a = 0; a < arrows; a++)
                drawn[a * rounds + settled] = settling.Paths[plan.Arrows[a].To * k + plan.Arrows[a].From];
            settled++;
        }
        if (settled < rounds / 2) return Cannot.NotSettled;
        var told = new Estimate[arrows];
        for (int a = 0; a < arrows; a++)
        {
            var sorted = drawn.AsSpan(a * rounds, settled);
            sorted.Sort();
            double low = Quantiles.OfSorted(sorted, (1 - level) / 2),
                high = Quantiles.OfSorted(sorted, 1 - (1 - level) / 2);
            told[a] = new Estimate(model.Paths[a], low, high, items.N, level, "pls-path");
        }
        return new PathIntervalsTold(told, model, settled);
    }
}
