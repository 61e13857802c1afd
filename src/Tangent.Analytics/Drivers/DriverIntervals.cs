using Tangent.Analytics.Regression;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Drivers;

/// <summary>Drivers' shares of R² with intervals.</summary>
/// <param name="Method">How R² was shared out.</param>
/// <param name="Shares">Share of each driver, in the order of the columns.</param>
/// <param name="R2">R² of all drivers together.</param>
/// <param name="Correlations">Each driver's own correlation with the outcome.</param>
/// <param name="RankMoves">
/// Share of the rounds in which the driver's rank differed by more than one from its rank here.
/// </param>
public sealed record DriversTold(
    ShareMethod Method, IReadOnlyList<Estimate> Shares, Estimate R2, IReadOnlyList<double> Correlations,
    IReadOnlyList<double> RankMoves) : Answer;

/// <summary>
/// Percentile bootstrap of <see cref="DriverShares" /> (Efron 1979), over rows, or over whole clusters where there are
/// any. Method codes <c>lmg</c> and <c>johnson</c>.
/// </summary>
public static class DriverIntervals
{
    /// <summary>The shares with their intervals.</summary>
    /// <param name="design">Outcome, drivers, weights, clusters.</param>
    /// <param name="dice">Source of chance; the caller prints its seed.</param>
    /// <param name="rounds">Rounds of the bootstrap, at least 100.</param>
    /// <param name="method">How R² is shared out; null takes LMG up to 14 drivers and Johnson beyond.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="DriversTold" />; <see cref="CannotTell" /> as <see cref="DriverShares" />, and under 5 clusters.
    /// </returns>
    public static Answer Of(
        Design design, Dice dice, int rounds = 1000, ShareMethod? method = null, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        var first = DriverShares.Of(design, method);
        if (first is not SharedOut point) return first;
        if (DriverShares.Prepare(design, out var table, out _) is { } reason) return reason;
        if (table.Clusters.Length > 0 && table.Groups < 5) return Cannot.FewGroups(table.Groups, 5);

        var drawn = Rounds(table, point, dice, rounds, out int told);
        if (told < rounds / 2) return Cannot.NotSettled;
        int k = table.K;
        var moved = RankMoves(point.Shares, drawn, rounds, told);
        var shares = new Estimate[k];
        for (int j = 0; j < k; j++) shares[j] = Told(point, point.Shares[j], drawn.AsSpan(j * rounds, told), level);
        return new DriversTold(point.Method, shares, Told(point, point.R2, drawn.AsSpan(k * rounds, told), level),
            point.Correlations, moved);
    }

    /// <summary>
    /// All rounds: driver after driver, R² last. Rounds in which a column lost its spread are left out.
    /// </summary>
    private static double[] Rounds(CrossProducts table, SharedOut point, Dice dice, int rounds, out int told)
    {
        int k = table.K;
        var drawn = new double[(k + 1) * rounds];
        double[] weights = new double[table.N], correlations = new double[(k + 1) * (k + 1)], shares = new double[k];
        var counts = new int[table.Clusters.Length > 0 ? table.Groups : table.N];
        var subsets = point.Method == ShareMethod.Lmg ? new SubsetShares(k) : null;
        told = 0;
        for (int round = 0; round < rounds; round++)
        {
            Resample(table, dice, counts, weights);
            if (table.Correlate(weights, correlations) >= 0) continue;
            double r2 = subsets?.Of(correlations, shares) ?? DriverShares.Johnson(correlations, k, shares);
            for (int j = 0; j < k; j++) drawn[j * rounds + told] = shares[j];
            drawn[k * rounds + told++] = r2;
        }
        return drawn;
    }

    private static void Resample(CrossProducts table, Dice dice, int[] counts, double[] weights)
    {
        Array.Clear(counts);
        for (int i = 0; i < counts.Length; i++) counts[dice.Below(counts.Length)]++;
        bool isClustered = table.Clusters.Length > 0;
        for (int i = 0; i < weights.Length; i++)
            weights[i] = counts[isClustered ? table.Clusters[i] : i] * table.Weights[i];
    }

    private static double[] RankMoves(IReadOnlyList<double> shares, double[] drawn, int rounds, int told)
    {
        int k = shares.Count;
        var moved = new double[k];
        for (int j = 0; j < k; j++)
        {
            int here = shares.Count(share => share > shares[j]);
            for (int round = 0; round < told; round++)
            {
                int there = 0;
                for (int i = 0; i < k; i++)
                    if (drawn[i * rounds + round] > drawn[j * rounds + round]) there++;
                if (Math.Abs(there - here) > 1) moved[j] += 1.0 / told;
            }
        }
        return moved;
    }

    private static Estimate Told(SharedOut shared, double point, Span<double> drawn, double level)
    {
        drawn.Sort();
        double low = Quantiles.OfSorted(drawn, (1 - level) / 2), high = Quantiles.OfSorted(drawn, 1 - (1 - level) / 2);
        return shared.Method == ShareMethod.Lmg
            ? new Estimate(point, low, high, shared.N, level, "lmg")
            : new Estimate(point, low, high, shared.N, level, "johnson");
    }
}
