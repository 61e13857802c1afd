namespace Tangent.Analytics.Paths;

/// <summary>How well a path model fits and foretells.</summary>
/// <param name="GoodnessOfFit">
/// √(mean squared loading of constructs with several items · mean R² of effects), 0 to 1; null without either.
/// </param>
/// <param name="Foretold">Q² of each construct; null where nothing acts on it. Above 0 the model foretells its items.</param>
/// <param name="N">Rows.</param>
public sealed record PathFitTold(double? GoodnessOfFit, IReadOnlyList<double?> Foretold, int N) : Answer;

/// <summary>
/// Goodness of fit (Tenenhaus, Amato and Esposito Vinzi 2004; Tenenhaus and others 2005) and Stone and Geisser's Q² by
/// blindfolding (Stone 1974; Geisser 1974; Chin 1998). Metric <c>pls-fit</c>.
/// </summary>
/// <remarks>
/// Every seventh cell of a construct's items is taken away in turn and put in as the mean of the rest; the model is
/// settled anew and foretells the cell from what acts on the construct (cross-validated redundancy). Q² = 1 − squared
/// errors over squared distances from that mean. Goodness of fit does not tell a wrong model from a right one (Henseler
/// and Sarstedt 2013); it is told because reports ask for it. Worked example, tested: the model of R's
/// <c>attitude</c> has a goodness of fit of 0.58200711.
/// </remarks>
public static class PathFit
{
    /// <summary>Every how-manieth cell is taken away; it must not divide the number of rows.</summary>
    public const int Distance = 7;

    /// <summary>Both measures.</summary>
    /// <param name="columns">Items; a row with a missing (NaN) item is left out.</param>
    /// <param name="plan">Constructs and arrows.</param>
    /// <returns>A <see cref="PathFitTold" />, or the reason that <see cref="PathModel"/> gives.</returns>
    public static Answer Of(IReadOnlyList<double[]> columns, PathPlan plan)
    {
        var answer = PathModel.Of(columns, plan);
        if (answer is not PathsTold told) return answer;
        int[] rows = [.. Enumerable.Range(0, columns[0].Length).Where(i => columns.All(column => double.IsFinite(column[i])))];
        double[][] whole = [.. columns.Select(column => Array.ConvertAll(rows, row => column[row]))];
        var foretold = new double?[plan.Blocks.Count];
        for (int j = 0; j < foretold.Length; j++)
        {
            if (plan.Causes(j).Length == 0) continue;
            if (Foretell(whole, plan, j) is not { } q2) return Cannot.NotSettled;
            foretold[j] = q2;
        }
        return new PathFitTold(Goodness(told, plan), foretold, told.N);
    }

    private static double? Goodness(PathsTold told, PathPlan plan)
    {
        double[] loadings = [.. told.Constructs.Where(construct => construct.Loadings.Count > 1).SelectMany(construct => construct.Loadings)];
        double[] shares = [.. told.Constructs.Where((_, j) => plan.Causes(j).Length > 0).Select(construct => construct.R2)];
        return loadings.Length == 0 || shares.Length == 0 ? null
            : Math.Sqrt(loadings.Average(loading => loading * loading) * shares.Average());
    }

    private static double? Foretell(double[][] columns, PathPlan plan, int j)
    {
        double errors = 0, distances = 0;
        for (int turn = 0; turn < Distance; turn++)
        {
            double[][] blinded = [.. columns];
            foreach (int item in plan.Blocks[j]) blinded[item] = [.. columns[item]];
            for (int place = 0; place < plan.Blocks[j].Length; place++) Blind(blinded[plan.Blocks[j][place]], plan, j, place, turn);
            if (Items.Take(blinded, 1, out var items) is not null) return null;
            var correlations = new double[items.P * items.P];
            var settling = new Settling(plan, items.P);
            if (!items.Correlate(PathModel.Once(items.N), correlations) || !settling.Run(correlations)) return null;
            for (int place = 0; place < plan.Blocks[j].Length; place++)
            {
                int item = plan.Blocks[j][place];
                for (int row = 0; row < items.N; row++)
                {
                    if (!IsTaken(plan, j, row, place, turn)) continue;
                    double distance = columns[item][row] - items.Means[item];
                    double error = distance - Spread(items, item) * settling.Loadings[j * items.P + item]
                        * Effect(items, settling, plan, j, row);
                    errors += error * error;
                    distances += distance * distance;
                }
            }
        }
        return distances > 0 ? 1 - errors / distances : null;
    }

    /// <summary>What acts on the construct says of its score in this row.</summary>
    private static double Effect(Items items, Settling settling, PathPlan plan, int j, int row)
    {
        double told = 0;
        foreach (int cause in plan.Causes(j))
        {
            double score = 0;
            foreach (int item in plan.Blocks[cause])
                score += settling.Weights[cause * items.P + item] * items.Cell(row, item) / Spread(items, item);
            told += settling.Paths[j * plan.Blocks.Count + cause] * score;
        }
        return told;
    }

    private static double Spread(Items items, int item) => items.Deviations[item] * Math.Sqrt((items.N - 1.0) / items.N);

    private static bool IsTaken(PathPlan plan, int j, int row, int place, int turn) =>
        (row * plan.Blocks[j].Length + place) % Distance == turn;

    private static void Blind(double[] column, PathPlan plan, int j, int place, int turn)
    {
        double sum = 0;
        int kept = 0;
        for (int row = 0; row < column.Length; row++)
            if (!IsTaken(plan, j, row, place, turn)) (sum, kept) = (sum + column[row], kept + 1);
        for (int row = 0; row < column.Length; row++)
            if (IsTaken(plan, j, row, place, turn)) column[row] = sum / kept;
    }
}
