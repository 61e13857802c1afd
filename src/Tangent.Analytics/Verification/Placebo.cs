namespace Tangent.Analytics.Verification;

/// <summary>An effect that is looked for where none can be.</summary>
/// <param name="Period">Period from which the change is pretended.</param>
/// <param name="Effect">A <see cref="Tested"/>, or why there is none.</param>
public sealed record PretendedChange(int Period, Answer Effect);

/// <summary>What the placebo checks of a difference in differences say.</summary>
/// <param name="Earlier">The effect of changes pretended at each period before the change.</param>
/// <param name="SmallestP">Smallest p among them, times their number (Bonferroni), at most 1; null without any.</param>
/// <param name="Elsewhere">Share of rounds in which a change dealt to units by chance has as large an effect.</param>
/// <param name="Rounds">Rounds in which it was dealt.</param>
public sealed record PlaceboTold(IReadOnlyList<PretendedChange> Earlier, double? SmallestP, double Elsewhere, int Rounds) : Answer
{
    /// <summary>
    /// Whether the figure may be believed: no pretended change has an effect at this level, and the real one is larger
    /// than changes dealt by chance.
    /// </summary>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public bool Holds(double level = 0.95) => (SmallestP ?? 1) > 1 - level && Elsewhere <= 1 - level;
}

/// <summary>
/// Placebo checks of a difference in differences: the same change pretended earlier, and dealt to units by chance
/// (Bertrand, Duflo and Mullainathan 2004, Quarterly Journal of Economics 119:249; MacKinnon and Webb 2020, Journal of
/// Econometrics 218:435). Metric <c>did-placebo</c>.
/// </summary>
/// <remarks>
/// An effect before the change says that changed and other units were already drifting apart: then the difference in
/// differences is no effect of the change. Worked example, tested: three units of 10 11, 9 10, 12 12 that change later
/// and three of 10 11, 8 9, 11 11 that do not: the change pretended at the second period has the effect 0.000.
/// </remarks>
public static class Placebo
{
    private const int DealtRounds = 999;

    /// <summary>Both checks.</summary>
    /// <param name="outcome">Outcome of each row; NaN is missing.</param>
    /// <param name="units">Unit of each row.</param>
    /// <param name="periods">Period of each row.</param>
    /// <param name="isTreated">Whether the unit had changed by that period.</param>
    /// <param name="dice">Source of chance.</param>
    /// <returns>A <see cref="PlaceboTold" />; else the reason that <see cref="BeforeAfter.Effect"/> gives.</returns>
    public static Answer Of(double[] outcome, int[] units, int[] periods, bool[] isTreated, Dice dice)
    {
        var real = BeforeAfter.Effect(outcome, units, periods, isTreated, dice);
        if (real is not Tested) return real;
        int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(i => double.IsFinite(outcome[i]))];
        var changed = rows.Where(i => isTreated[i]).GroupBy(i => units[i])
            .ToDictionary(unit => unit.Key, unit => unit.Min(i => periods[i]));
        var earlier = Earlier(outcome, units, periods, rows, changed, dice);
        double[] ps = [.. earlier.Select(one => one.Effect).OfType<Tested>().Select(tested => tested.PValue)];
        return new PlaceboTold(earlier, ps.Length == 0 ? null : Math.Min(1, ps.Min() * ps.Length),
            Elsewhere(outcome, units, periods, rows, changed, dice), DealtRounds);
    }

    private static List<PretendedChange> Earlier(
        double[] outcome, int[] units, int[] periods, int[] rows, Dictionary<int, int> changed, Dice dice)
    {
        int first = changed.Values.Min();
        int[] before = [.. rows.Where(i => periods[i] < first)];
        double[] y = Array.ConvertAll(before, i => outcome[i]);
        int[] unit = Array.ConvertAll(before, i => units[i]), period = Array.ConvertAll(before, i => periods[i]);
        return [.. period.Distinct().Order().Skip(1).Select(pretended => new PretendedChange(pretended, BeforeAfter.Effect(
            y, unit, period, [.. before.Select(i => changed.ContainsKey(units[i]) && periods[i] >= pretended)], dice)))];
    }

    /// <summary>The periods of change are dealt to other units; the real deal counts as one of the rounds.</summary>
    private static double Elsewhere(
        double[] outcome, int[] units, int[] periods, int[] rows, Dictionary<int, int> changed, Dice dice)
    {
        int[] unit = Array.ConvertAll(rows, i => units[i]), period = Array.ConvertAll(rows, i => periods[i]);
        double[] y = Array.ConvertAll(rows, i => outcome[i]);
        TwoWay.Sweep(y, unit, period);
        int[] all = [.. unit.Distinct().Order()];
        var dealt = all.ToDictionary(one => one, one => changed.GetValueOrDefault(one, int.MaxValue));
        double seen = Math.Abs(Slope(y, unit, period, dealt));
        int larger = 1;
        int[] dates = [.. all.Select(one => dealt[one])];
        for (int round = 0; round < DealtRounds; round++)
        {
            for (int i = dates.Length - 1; i > 0; i--)
            {
                int other = dice.Below(i + 1);
                (dates[i], dates[other]) = (dates[other], dates[i]);
            }
            for (int i = 0; i < all.Length; i++) dealt[all[i]] = dates[i];
            if (Math.Abs(Slope(y, unit, period, dealt)) >= seen - 1e-12) larger++;
        }
        return (double)larger / (DealtRounds + 1);
    }

    private static double Slope(double[] y, int[] units, int[] periods, Dictionary<int, int> changed)
    {
        var d = new double[y.Length];
        for (int i = 0; i < y.Length; i++) d[i] = periods[i] >= changed[units[i]] ? 1 : 0;
        TwoWay.Sweep(d, units, periods);
        double products = 0, squares = 0;
        for (int i = 0; i < y.Length; i++) (products, squares) = (products + d[i] * y[i], squares + d[i] * d[i]);
        return squares > 1e-12 ? products / squares : 0;
    }
}
