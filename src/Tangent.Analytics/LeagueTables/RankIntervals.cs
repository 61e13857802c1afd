namespace Tangent.Analytics.LeagueTables;

/// <summary>The rank of a unit.</summary>
/// <param name="Rank">1 for the highest point.</param>
/// <param name="Low">Best rank that its figure allows.</param>
/// <param name="High">Worst rank that its figure allows.</param>
/// <param name="IsShown">Whether the rank may be printed: its interval spans at most half of the list.</param>
public readonly record struct RankTold(int Rank, int Low, int High, bool IsShown);

/// <summary>
/// Rank intervals by simulation (Goldstein and Spiegelhalter 1996, JRSS A 159:385). Metric <c>rank-interval</c>.
/// </summary>
/// <remarks>
/// Figures are drawn from normal distributions with their points and the spread that their intervals mean.
/// </remarks>
public static class RankIntervals
{
    /// <summary>Ranks with intervals, highest first.</summary>
    /// <param name="units">Figures of units, all with one level.</param>
    /// <param name="dice">Source of chance.</param>
    /// <param name="rounds">Rounds, at least 100.</param>
    /// <param name="level">Level of the rank interval.</param>
    public static RankTold[] Of(IReadOnlyList<Estimate> units, Dice dice, int rounds = 2000, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        int n = units.Count;
        double[] drawn = new double[n], points = new double[n];
        int[] order = new int[n], held = new int[n * (n + 1)];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < n; i++)
            {
                double z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + units[i].Level / 2);
                drawn[i] = -(units[i].Point + dice.Normal() * (units[i].High - units[i].Low) / (2 * z));
                order[i] = i;
            }
            Array.Sort(drawn, order);
            for (int rank = 0; rank < n; rank++) held[order[rank] * (n + 1) + rank]++;
        }
        for (int i = 0; i < n; i++) points[i] = units[i].Point;
        var told = new RankTold[n];
        for (int i = 0; i < n; i++)
        {
            int rank = 1 + points.Count(point => point > points[i]);
            int low = Place(held.AsSpan(i * (n + 1), n), rounds * (1 - level) / 2),
                high = Place(held.AsSpan(i * (n + 1), n), rounds * (1 + level) / 2);
            told[i] = new(rank, low, high, high - low + 1 <= n / 2.0);
        }
        return told;
    }

    private static int Place(ReadOnlySpan<int> held, double enough)
    {
        double sum = 0;
        for (int rank = 0; rank < held.Length; rank++)
            if ((sum += held[rank]) > enough - 1e-9) return rank + 1;
        return held.Length;
    }
}
