using Tangent.Analytics.Drivers;

namespace Tangent.Analytics.Diagnosis;

/// <summary>One touchpoint's share of what the scores tell of the overall judgement.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Share">Share of R² as an <see cref="Estimate"/>, or why it has none.</param>
public sealed record Driver(int Touchpoint, Answer Share);

/// <summary>Key drivers of the overall judgement; the shares sum to R².</summary>
/// <param name="R2">Share of the overall's variance that goes with the scores.</param>
/// <param name="Drivers">Touchpoints in the order of their numbers.</param>
public sealed record DriversOfOverall(Estimate R2, IReadOnlyList<Driver> Drivers) : Answer
{
    /// <summary>Scores that a driver needs.</summary>
    public const int LeastScores = 20;

    /// <summary>
    /// LMG up to 14 touchpoints and Johnson beyond. A score that is missing, and a touchpoint that was not visited, has a column
    /// of its own which is taken out of overall and scores first: what is shared out is what the scores themselves tell.
    /// </summary>
    internal static Answer Of(JudgedJourneys judged, DiagnosisRules rules)
    {
        int[] rows = [.. Enumerable.Range(0, judged.Count).Where(i => double.IsFinite(judged.Overall[i]) && judged.Weights[i] > 0)];
        if (rows.Length == 0) return judged.NoOverall;
        var scores = new ScoreColumns(judged, rows);
        double[] outcome = Array.ConvertAll(rows, i => judged.Overall[i]), weights = Array.ConvertAll(rows, i => judged.Weights[i]);
        var left = new Dictionary<int, CannotTell>();
        var used = new List<int>();
        for (int t = 0; t < judged.Touchpoints; t++)
            if (scores.Counts[t] >= LeastScores) used.Add(t);
            else if (scores.Visits[t] > 0) left[t] = Cannot.TooFew(scores.Counts[t], LeastScores);
        if (used.Count == 0) return Cannot.TooFew(scores.Counts.DefaultIfEmpty(0).Max(), LeastScores);

        var beyond = scores.Beyond(outcome, weights, used, out double kept, out var columns);
        while (used.Count > 0)
        {
            var told = DriverIntervals.Of(new()
            {
                Outcome = beyond,
                Columns = columns,
                Weights = weights.All(weight => weight == 1) ? [] : weights,
                Clusters = judged.Customers is [] ? [] : Array.ConvertAll(rows, i => judged.Customers[i]),
            }, new(rules.Seed, 14), rules.Rounds, level: rules.Level);
            if (told is DriversTold drivers) return Scaled(drivers, kept, used, left);
            // One that is constant, or follows from others, has no share of its own; the others have.
            if (told is not CannotTell { Code: "analytics.constant" or "analytics.collinear" } reason) return told;
            int place = Convert.ToInt32(reason.Arguments[0], System.Globalization.CultureInfo.InvariantCulture) - 1;
            left[used[place]] = new(reason.Code == "analytics.constant" ? "analytics.constant-scores" : "analytics.collinear-scores");
            used.RemoveAt(place);
            columns.RemoveAt(place);
        }
        return new CannotTell("analytics.no-effect");
    }

    private static DriversOfOverall Scaled(DriversTold told, double kept, List<int> used, Dictionary<int, CannotTell> left)
    {
        Estimate Whole(Estimate part) => part with { Point = part.Point * kept, Low = part.Low * kept, High = part.High * kept };
        return new(Whole(told.R2),
        [
            .. used.Select((touchpoint, i) => new Driver(touchpoint, Whole(told.Shares[i])))
                .Concat(left.Select(one => new Driver(one.Key, one.Value))).OrderBy(driver => driver.Touchpoint),
        ]);
    }
}
