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

/// <summary>Attribution by removal from a Markov chain of order 1 to 3. Metric <c>markov-removal</c>.</summary>
/// <remarks>
/// Exact linear solve of (I − Q)x = r; without touchpoint i its inflow is lost: RE = 1 − P₋ᵢ/P (Anderl and others 2016,
/// IJRM 33:457). A chain of order k remembers the last k touches; of journeys no longer than that it remembers all, and
/// RE is the share of good ends whose path holds the touchpoint. Worked example, tested: 1-2-3 good, 1 lost, 2-3 lost
/// give P 0.3333, effects .5 1 1 and credits .2 .4 .4.
/// </remarks>
public static class MarkovRemoval
{
    /// <summary>Longest memory.</summary>
    public const int MostOrder = 3;

    /// <summary>Most states of a chain that remembers more than one touch.</summary>
    public const int MostStates = 1500;

    /// <summary>Credits of all touchpoints.</summary>
    /// <param name="paths">Paths with their counts.</param>
    /// <param name="touchpoints">Number of touchpoints; paths name them from 0.</param>
    /// <param name="collapsesRepeats">
    /// Count a touch that repeats at once as one; otherwise it is a loop of the chain.
    /// </param>
    /// <param name="order">How many touches the chain remembers, 1 to 3.</param>
    /// <returns>
    /// A <see cref="Credited" />; <see cref="CannotTell" /> without journeys, when none ended well, and when a longer
    /// memory has more states than can be solved for.
    /// </returns>
    public static Answer Of(IEnumerable<PathCount> paths, int touchpoints, bool collapsesRepeats = false, int order = 1)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(touchpoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(touchpoints, 1 << 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, MostOrder);
        var chain = new PathChain(order, collapsesRepeats);
        PathCount[] walked = [.. paths.Where(path => path.Touches.Length > 0 && path.Good + path.Other > 0)];
        int[][] traces = [.. walked.Select(path => chain.Trace(path.Touches.Span))];
        long all = walked.Sum(path => path.Good + path.Other), good = walked.Sum(path => path.Good);
        if (all == 0) return Cannot.NoObservations;
        if (good == 0) return new CannotTell("analytics.no-good-ends", all);
        if (order > 1 && chain.States > MostStates) return new CannotTell("analytics.too-many-states", chain.States, MostStates);

        var counts = new ChainCounts(chain);
        for (int i = 0; i < walked.Length; i++) counts.Add(traces[i], walked[i].Good, walked[i].Other);
        return order == 1 ? Credit(counts.Losses(touchpoints), good, all) : Credit(Losses(chain, counts, touchpoints), good, all);
    }

    /// <summary>Effects and credits from what is lost without each touchpoint.</summary>
    internal static Credited Credit((double Whole, double[] Lost) chance, long good, long all)
    {
        var effects = Array.ConvertAll(chance.Lost, lost => Math.Clamp(lost / chance.Whole, 0, 1));
        double sum = effects.Sum();
        return new(chance.Whole, effects, Array.ConvertAll(effects, effect => effect / sum * good), all);
    }

    private static (double Whole, double[] Lost) Losses(PathChain chain, ChainCounts counts, int touchpoints)
    {
        double whole = counts.Good(removed: -2);
        return (whole, [.. Enumerable.Range(0, touchpoints).Select(touch => chain.Has(touch) ? whole - counts.Good(touch) : 0)]);
    }
}
