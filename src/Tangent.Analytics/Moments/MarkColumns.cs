namespace Tangent.Analytics.Moments;

/// <summary>
/// Where the columns of a touchpoint stand in the model (0 = left out), and how many rows are behind them.
/// </summary>
internal readonly record struct MarkPlaces(int Low, int High, int LowRows, int HighRows);

/// <summary>
/// The columns of a penalty–reward model: per touchpoint those of absent, unscored, low and high that occur.
/// </summary>
internal sealed class MarkColumns
{
    public List<double[]> All { get; } = [];
    public MarkPlaces[] Places { get; }

    public MarkColumns(double[] outcome, IReadOnlyList<Mark[]> touchpoints, double[]? weights)
    {
        Places = new MarkPlaces[touchpoints.Count];
        for (int t = 0; t < Places.Length; t++)
        {
            var marks = touchpoints[t];
            if (marks.Length != outcome.Length)
                throw new ArgumentException($"touchpoint {t} has {marks.Length} of {outcome.Length} rows");
            var counts = Counts(marks, outcome, weights);
            int reference = counts[(int)Mark.Middle];
            Add(marks, Mark.NotVisited, counts);
            Add(marks, Mark.Unscored, counts);
            // Without a middle there is nothing to compare with: the larger of low and high has to stand for it.
            bool standsForMiddle = reference == 0 && counts[(int)Mark.Low] >= counts[(int)Mark.High];
            int low = standsForMiddle ? 0 : Add(marks, Mark.Low, counts);
            int high = reference == 0 && !standsForMiddle ? 0 : Add(marks, Mark.High, counts);
            Places[t] = new(low, high, low == 0 ? 0 : counts[(int)Mark.Low], high == 0 ? 0 : counts[(int)Mark.High]);
        }
    }

    private static int[] Counts(Mark[] marks, double[] outcome, double[]? weights)
    {
        var counts = new int[5];
        for (int i = 0; i < marks.Length; i++)
            if (double.IsFinite(outcome[i])
                && (weights is null or { Length: 0 } || weights[i] > 0)) counts[(int)marks[i]]++;
        return counts;
    }

    private int Add(Mark[] marks, Mark mark, int[] counts)
    {
        // A column that never varies says nothing: none has the mark, or all have.
        if (counts[(int)mark] == 0 || counts[(int)mark] == counts.Sum()) return 0;
        All.Add(Array.ConvertAll(marks, each => each == mark ? 1.0 : 0));
        return All.Count;
    }
}
