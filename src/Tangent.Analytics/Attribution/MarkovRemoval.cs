using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Attribution;

/// <summary>What each touchpoint contributed to good ends.</summary>
/// <param name="Probability">Chance that a journey of the chain ends well.</param>
/// <param name="Effects">Removal effect of each touchpoint: share of good ends lost without it, 0 to 1.</param>
/// <param name="Credits">Good ends credited to each touchpoint; they sum to all.</param>
/// <param name="N">Journeys.</param>
public sealed record Credited(double Probability, IReadOnlyList<double> Effects, IReadOnlyList<double> Credits, long N)
    : Answer;

/// <summary>One distinct path and how often it was walked.</summary>
/// <param name="Touches">Touchpoint numbers in order, at least one.</param>
/// <param name="Good">Journeys that ended well: solved, kept or satisfied, as the caller decides.</param>
/// <param name="Other">Journeys that did not.</param>
public readonly record struct PathCount(ReadOnlyMemory<int> Touches, long Good, long Other);

/// <summary>Attribution by removal from a first-order Markov chain. Metric <c>markov-removal</c>.</summary>
/// <remarks>
/// Exact linear solve of (I − Q)x = r; without touchpoint i its inflow is lost: RE = 1 − P₋ᵢ/P (Anderl and others 2016,
/// IJRM 33:457). Worked example, tested: 1-2-3 good, 1 lost, 2-3 lost give P 0.3333, effects .5 1 1 and credits .2 .4
/// .4.
/// </remarks>
public static class MarkovRemoval
{
    /// <summary>Credits of all touchpoints.</summary>
    /// <param name="paths">Paths with their counts.</param>
    /// <param name="touchpoints">Number of touchpoints; paths name them from 0.</param>
    /// <param name="collapsesRepeats">
    /// Count a touch that repeats at once as one; otherwise it is a loop of the chain.
    /// </param>
    /// <returns>
    /// A <see cref="Credited" />; <see cref="CannotTell" /> without journeys, and when none ended well.
    /// </returns>
    public static Answer Of(IEnumerable<PathCount> paths, int touchpoints, bool collapsesRepeats = false)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(touchpoints);
        // Row touchpoints = start; the last column of counts holds good ends, the one before all leaving.
        var counts = new double[touchpoints + 1, touchpoints + 2];
        long all = 0, good = 0;
        foreach (var path in paths)
        {
            if (path.Touches.Length == 0 || path.Good + path.Other == 0) continue;
            all += path.Good + path.Other;
            good += path.Good;
            Walk(counts, path, touchpoints, collapsesRepeats);
        }
        if (all == 0) return Cannot.NoObservations;
        if (good == 0) return new CannotTell("analytics.no-good-ends", all);

        double whole = Good(counts, touchpoints, removed: -1), sum = 0;
        var effects = new double[touchpoints];
        for (int i = 0; i < touchpoints; i++)
        {
            effects[i] = counts[i, touchpoints] == 0 ? 0 : Math.Clamp(1 - Good(counts, touchpoints, i) / whole, 0, 1);
            sum += effects[i];
        }
        return new Credited(whole, effects, Array.ConvertAll(effects, effect => effect / sum * good), all);
    }

    private static void Walk(double[,] counts, PathCount path, int touchpoints, bool collapsesRepeats)
    {
        int from = touchpoints;
        long walked = path.Good + path.Other;
        foreach (int touch in path.Touches.Span)
        {
            if (collapsesRepeats && touch == from) continue;
            counts[from, touch] += walked;
            counts[from, touchpoints] += walked;
            from = touch;
        }
        counts[from, touchpoints] += walked;
        counts[from, touchpoints + 1] += path.Good;
    }

    /// <summary>Chance of a good end from the start, with one touchpoint's inflow lost.</summary>
    private static double Good(double[,] counts, int touchpoints, int removed)
    {
        var chain = Matrix<double>.Build.DenseIdentity(touchpoints);
        var ends = Vector<double>.Build.Dense(touchpoints);
        for (int i = 0; i < touchpoints; i++)
        {
            if (i == removed || counts[i, touchpoints] == 0) continue;
            for (int j = 0; j < touchpoints; j++)
                if (j != removed) chain[i, j] -= counts[i, j] / counts[i, touchpoints];
            ends[i] = counts[i, touchpoints + 1] / counts[i, touchpoints];
        }
        var solved = chain.Solve(ends);
        double started = 0;
        for (int j = 0; j < touchpoints; j++)
            if (j != removed) started += counts[touchpoints, j] / counts[touchpoints, touchpoints] * solved[j];
        return started;
    }
}
