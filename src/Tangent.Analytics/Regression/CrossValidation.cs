namespace Tangent.Analytics.Regression;

/// <summary>How well a model predicts rows that it has not seen.</summary>
internal static class CrossValidation
{
    private const int Folds = 10;

    /// <summary>A fold for each row; the rows of a cluster stay together.</summary>
    public static int[] Deal(Design design, Dice dice)
    {
        int n = design.Outcome.Length;
        int[] keys = design.Clusters.Length == 0 ? [.. Enumerable.Range(0, n)] : design.Clusters;
        int[] groups = [.. keys.Distinct()];
        for (int i = groups.Length - 1; i > 0; i--)
        {
            int other = dice.Below(i + 1);
            (groups[i], groups[other]) = (groups[other], groups[i]);
        }
        var fold = new Dictionary<int, int>();
        for (int i = 0; i < groups.Length; i++) fold[groups[i]] = i % Folds;
        return Array.ConvertAll(keys, key => fold[key]);
    }

    /// <summary>
    /// 1 − squared errors over squared distances from the training mean; 0 when a model cannot be fitted.
    /// </summary>
    public static double R2(Design design, int[] folds)
    {
        double errors = 0, distances = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            var training = new Design
            {
                Outcome = [.. design.Outcome.Select((value, i) => folds[i] == fold ? double.NaN : value)],
                Columns = design.Columns,
            };
            var fit = LeastSquares.Of(training) as Fit;
            double mean = training.Outcome.Where(double.IsFinite).Average();
            for (int i = 0; i < folds.Length; i++)
            {
                if (folds[i] != fold) continue;
                double told = fit is null ? mean : fit.Coefficients[0];
                for (int j = 0; fit is not null && j < design.Columns.Count; j++) told += fit.Coefficients[j
                    + 1] * design.Columns[j][i];
                errors += (design.Outcome[i] - told) * (design.Outcome[i] - told);
                distances += (design.Outcome[i] - mean) * (design.Outcome[i] - mean);
            }
        }
        return distances > 0 ? 1 - errors / distances : 0;
    }
}
