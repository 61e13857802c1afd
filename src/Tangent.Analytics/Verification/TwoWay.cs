namespace Tangent.Analytics.Verification;

/// <summary>Unit and period effects taken away, and the wild bootstrap on what is left.</summary>
internal static class TwoWay
{
    private const int Rounds = 1999;

    /// <summary>
    /// Takes away unit and period means in turn until nothing moves (exact for balanced panels at once).
    /// </summary>
    public static void Sweep(double[] values, int[] units, int[] periods)
    {
        for (int turn = 0; turn < 1000; turn++)
            if (Math.Max(Centre(values, units), Centre(values, periods)) < 1e-11) return;
    }

    private static double Centre(double[] values, int[] groups)
    {
        var sums = new Dictionary<int, (double Sum, int Count)>();
        for (int i = 0; i < values.Length; i++)
        {
            var (sum, count) = sums.GetValueOrDefault(groups[i]);
            sums[groups[i]] = (sum + values[i], count + 1);
        }
        double moved = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double mean = sums[groups[i]].Sum / sums[groups[i]].Count;
            moved = Math.Max(moved, Math.Abs(mean));
            values[i] -= mean;
        }
        return moved;
    }

    /// <summary>
    /// Error of an effect by the jackknife over units: each is left out in turn, and unit and period effects are taken away anew. The root of
    /// (G − 1)/G times the squares of what each moves the effect; not a number where one unit alone shows an effect.
    /// </summary>
    public static double LeaveOut(double[] outcome, double[] treated, int[] units, int[] periods)
    {
        double whole = Effect(outcome, treated, units, periods, _ => true), moved = 0;
        int[] all = [.. units.Distinct()];
        foreach (int unit in all)
        {
            double by = Effect(outcome, treated, units, periods, row => units[row] != unit) - whole;
            moved += by * by;
        }
        return Math.Sqrt(moved * (all.Length - 1) / all.Length);
    }

    private static double Effect(double[] outcome, double[] treated, int[] units, int[] periods, Func<int, bool> isIn)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(isIn)];
        double[] y = Array.ConvertAll(rows, row => outcome[row]), d = Array.ConvertAll(rows, row => treated[row]);
        int[] unit = Array.ConvertAll(rows, row => units[row]), period = Array.ConvertAll(rows, row => periods[row]);
        Sweep(y, unit, period);
        Sweep(d, unit, period);
        double product = 0, square = 0;
        for (int i = 0; i < y.Length; i++) (product, square) = (product + d[i] * y[i], square + d[i] * d[i]);
        return square > 1e-12 ? product / square : double.NaN;
    }

    /// <summary>Share of sign-flipped samples without any effect whose t is as large; both swept already.</summary>
    public static double Wild(double[] y, double[] d, int[] units, double statistic, Dice dice)
    {
        var places = new Dictionary<int, int>();
        foreach (int unit in units) places.TryAdd(unit, places.Count);
        int[] place = Array.ConvertAll(units, unit => places[unit]);
        double square = 0;
        foreach (double value in d) square += value * value;
        // Per unit: Σd·y (its score under the null) and Σd·d, all that the t of a flipped sample needs.
        double[] scores = new double[places.Count], own = new double[places.Count], signs = new double[places.Count];
        for (int i = 0; i < y.Length; i++)
        {
            scores[place[i]] += d[i] * y[i];
            own[place[i]] += d[i] * d[i];
        }
        int larger = 1;
        double seen = Statistic(scores, own, Filled(signs), square);
        for (int round = 0; round < Rounds; round++)
        {
            for (int g = 0; g < signs.Length; g++) signs[g] = (dice.Bits() & 1) == 0 ? 1 : -1;
            if (Math.Abs(Statistic(scores, own, signs, square)) >= Math.Abs(seen) - 1e-12) larger++;
        }
        return double.IsFinite(statistic) ? (double)larger / (Rounds + 1) : 1;
    }

    private static double[] Filled(double[] signs)
    {
        var ones = new double[signs.Length];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double Statistic(double[] scores, double[] own, double[] signs, double square)
    {
        double effect = 0, variance = 0;
        for (int g = 0; g < scores.Length; g++) effect += signs[g] * scores[g] / square;
        for (int g = 0; g < scores.Length; g++)
        {
            double rest = signs[g] * scores[g] - effect * own[g];
            variance += rest * rest / (square * square);
        }
        return variance > 0 ? effect / Math.Sqrt(variance) : 0;
    }
}
