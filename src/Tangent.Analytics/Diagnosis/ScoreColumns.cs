using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Scores of journeys as columns, of which what visiting and scoring alone tell is taken out.</summary>
sealed class ScoreColumns
{
    private readonly JudgedJourneys judged;
    private readonly int[] rows;

    /// <summary>Scores of each touchpoint.</summary>
    public int[] Counts { get; }

    /// <summary>Visits of each touchpoint.</summary>
    public int[] Visits { get; }

    public ScoreColumns(JudgedJourneys judged, int[] rows)
    {
        (this.judged, this.rows) = (judged, rows);
        (Counts, Visits) = (new int[judged.Touchpoints], new int[judged.Touchpoints]);
        foreach (int row in rows)
            foreach (var visit in judged.Of(row))
            {
                Visits[visit.Touchpoint]++;
                if (!double.IsNaN(visit.Share)) Counts[visit.Touchpoint]++;
            }
    }

    /// <summary>Outcome and scores beyond visits and missing scores.</summary>
    /// <param name="outcome">The outcome of each row.</param>
    /// <param name="weights">Weights of the rows.</param>
    /// <param name="used">Touchpoints that are columns.</param>
    /// <param name="kept">Share of the outcome's variance that is left.</param>
    /// <param name="columns">The columns, in the order of <paramref name="used"/>.</param>
    public double[] Beyond(double[] outcome, double[] weights, List<int> used, out double kept, out List<double[]> columns)
    {
        columns = [.. used.Select(_ => new double[rows.Length])];
        var placeOf = used.Select((touchpoint, place) => (touchpoint, place)).ToDictionary(one => one.touchpoint, one => one.place);
        var scored = new int[rows.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            var own = new List<int>();
            foreach (var visit in judged.Of(rows[i]))
            {
                if (double.IsNaN(visit.Share) || !placeOf.TryGetValue(visit.Touchpoint, out int place)) continue;
                columns[place][i] = visit.Share;
                own.Add(place);
            }
            scored[i] = [.. own];
        }
        kept = 1;
        if (scored.All(own => own.Length == used.Count)) return outcome;       // nothing is missing: nothing to take out

        double before = Squares(outcome, weights);
        for (int place = 0; place < columns.Count; place++) columns[place] = Rest(columns[place], weights, used);
        var beyond = Rest(outcome, weights, used);
        kept = before > 0 ? Squares(beyond, weights) / before : 1;
        return beyond;
    }

    /// <summary>What "visited" and "scored" of all touchpoints leave of a column.</summary>
    private double[] Rest(double[] values, double[] weights, List<int> used)
    {
        var table = new IndicatorRows();
        var places = used.Select((touchpoint, place) => (touchpoint, place)).ToDictionary(one => one.touchpoint, one => one.place);
        var ones = new List<int>();
        for (int i = 0; i < rows.Length; i++)
        {
            ones.Clear();
            foreach (var visit in judged.Of(rows[i]))
            {
                if (!places.TryGetValue(visit.Touchpoint, out int place)) continue;
                ones.Add(1 + 2 * place);
                if (!double.IsNaN(visit.Share)) ones.Add(2 + 2 * place);
            }
            table.Add(values[i], weights[i], i, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ones));
        }
        return table.Fit(2 * used.Count, Spread.Classical, out _) is Fit fit ? [.. fit.Residuals] : values;
    }

    private static double Squares(double[] values, double[] weights)
    {
        double sum = 0, weight = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
            weight += weights[i];
        }
        for (int i = 0; i < values.Length; i++) squares += weights[i] * (values[i] - sum / weight) * (values[i] - sum / weight);
        return squares;
    }
}
