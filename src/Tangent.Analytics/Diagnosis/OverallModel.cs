using Tangent.Analytics.Moments;
using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Diagnosis;

/// <summary>
/// The overall judgement on what happened at each touchpoint: visited, unscored, low and high, beside tier and unit. The same
/// model as <see cref="PenaltyReward"/>, built for many journeys of which each touches few touchpoints.
/// </summary>
sealed class OverallModel
{
    /// <summary>A unit or tier with fewer journeys shares one column with others of its kind.</summary>
    private const int LeastOfGroup = 10;
    private readonly IndicatorRows rows = new();
    private readonly int[] visited, unscored, low, high;
    private readonly int columns;
    private readonly List<int> journeys = [];

    /// <summary>Marks of journeys in the model: touchpoint after touchpoint, by <see cref="Mark"/>.</summary>
    public int[][] Marks { get; }

    /// <summary>The journeys that are its rows.</summary>
    public IReadOnlyList<int> Journeys => journeys;

    /// <summary>The model of outcomes on one pair of cuts.</summary>
    /// <param name="judged">The journeys.</param>
    /// <param name="length">Points of the overall's scale.</param>
    /// <param name="isSecond">Whether the second pair of cuts counts.</param>
    public OverallModel(JudgedJourneys judged, double length, bool isSecond)
    {
        Marks = [.. Enumerable.Range(0, judged.Touchpoints).Select(_ => new int[5])];
        for (int journey = 0; journey < judged.Count; journey++)
        {
            if (!double.IsFinite(judged.Overall[journey]) || !(judged.Weights[journey] > 0)) continue;
            journeys.Add(journey);
            foreach (var visit in judged.Of(journey)) Marks[visit.Touchpoint][(int)(isSecond ? visit.Second : visit.Mark)]++;
        }
        int next = 1;
        var tiers = GroupColumns.Of(journeys, judged.Tiers, LeastOfGroup, ref next);
        var units = GroupColumns.Of(journeys, judged.Units, LeastOfGroup, ref next);
        int[] Column(Func<int[], bool> isNeeded) => [.. Marks.Select(marks => isNeeded(marks) ? next++ : 0)];
        visited = Column(marks => marks.Sum() is > 0 and var all && all < journeys.Count);
        unscored = Column(marks => marks[(int)Mark.Unscored] > 0);
        low = Column(marks => marks[(int)Mark.Low] > 0);
        // Without a middle the best stands for it: then a penalty is the step from best to failing.
        high = Column(marks => marks[(int)Mark.High] > 0 && marks[(int)Mark.Middle] > 0);
        columns = next - 1;
        var ones = new List<int>();
        foreach (int journey in journeys)
        {
            ones.Clear();
            Put(ones, tiers[judged.Tiers[journey] + 1]);
            Put(ones, units[judged.Units[journey] + 1]);
            foreach (var visit in judged.Of(journey))
            {
                Put(ones, visited[visit.Touchpoint]);
                var mark = isSecond ? visit.Second : visit.Mark;
                Put(ones, mark switch
                {
                    Mark.Unscored => unscored[visit.Touchpoint],
                    Mark.Low => low[visit.Touchpoint],
                    Mark.High => high[visit.Touchpoint],
                    _ => 0,
                });
            }
            rows.Add(judged.Overall[journey] * length, judged.Weights[journey], judged.Customers is [] ? journey : judged.Customers[journey],
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ones));
        }
    }

    /// <summary>Penalties, rewards and kinds of all touchpoints, or why there are none.</summary>
    public Answer Effects(Dice dice, PenaltyRewardRules rules, bool isClustered)
    {
        var answer = rows.Fit(columns, isClustered ? Spread.Clustered : Spread.Robust, out var places);
        if (answer is not Fit fit) return answer;
        var marked = new MarkPlaces[Marks.Length];
        for (int t = 0; t < marked.Length; t++)
        {
            int lowPlace = low[t] > 0 ? places[low[t]] : 0, highPlace = high[t] > 0 ? places[high[t]] : 0;
            marked[t] = new(lowPlace, highPlace, lowPlace > 0 ? Marks[t][(int)Mark.Low] : 0, highPlace > 0 ? Marks[t][(int)Mark.High] : 0);
        }
        return PenaltyReward.Told(fit, marked, dice, rules);
    }

    private static void Put(List<int> ones, int column)
    {
        if (column > 0) ones.Add(column);
    }
}
