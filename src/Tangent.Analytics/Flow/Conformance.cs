using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Flow;

/// <summary>How to hold journeys against what is meant.</summary>
public enum ConformanceMethod
{
    /// <summary>Edit distance to the nearest allowed path.</summary>
    Edit,

    /// <summary>Cheapest alignment with a net.</summary>
    Alignment,
}

/// <summary>A deviation and the journeys that have it.</summary>
/// <param name="Kind">Skipped or inserted.</param>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="IsMoved">Skipped at one place and inserted at another: wrong order.</param>
/// <param name="Journeys">Journeys.</param>
public readonly record struct FoundDeviation(DeviationKind Kind, int Touchpoint, bool IsMoved, int Journeys);

/// <summary>How well all journeys keep to what is meant. Metrics <c>path-fitness</c>, <c>alignment</c>.</summary>
/// <param name="Journeys">Journeys that were looked at: those of the commonest variants.</param>
/// <param name="Untold">Journeys of which it could not be told.</param>
/// <param name="MeanFitness">Mean fitness of the journeys that were looked at, 0 to 1, or why it cannot be told.</param>
/// <param name="Keeping">Share of them that keep to it wholly.</param>
/// <param name="Deviations">Deviations, those of most journeys first.</param>
public sealed record Conformance(int Journeys, int Untold, Answer MeanFitness, Answer Keeping, IReadOnlyList<FoundDeviation> Deviations) : Answer
{
    /// <summary>Most variants that are looked at one by one.</summary>
    public const int MostVariants = 2000;

    /// <summary>Holds journeys against allowed paths.</summary>
    public static Answer Of(IEnumerable<(int[] Path, int Count)> variants, IReadOnlyList<int[]> allowed) =>
        Of(variants, path => PathFitness.Of(path, allowed) is PathFit fit ? (fit.Fitness, fit.Deviations) : null);

    /// <summary>Holds journeys against a net.</summary>
    public static Answer Of(IEnumerable<(int[] Path, int Count)> variants, BlueprintNet net)
    {
        var states = new NetStates(net);
        return Of(variants, path => Alignment.Of(path, states) is Aligned fit ? (fit.Fitness, fit.Deviations) : null);
    }

    private static Answer Of(IEnumerable<(int[] Path, int Count)> variants, Func<int[], (double Fitness, IReadOnlyList<Deviation> Deviations)?> hold)
    {
        int journeys = 0, untold = 0, keeping = 0;
        double sum = 0, squares = 0;
        var found = new Dictionary<Deviation, int>();
        foreach (var (path, count) in variants.OrderByDescending(variant => variant.Count).Take(MostVariants))
        {
            if (hold(path) is not { } fit)
            {
                untold += count;
                continue;
            }
            journeys += count;
            sum += fit.Fitness * count;
            squares += fit.Fitness * fit.Fitness * count;
            if (fit.Deviations.Count == 0) keeping += count;
            foreach (var deviation in fit.Deviations.Distinct()) found[deviation] = found.GetValueOrDefault(deviation) + count;
        }
        if (journeys == 0) return untold > 0 ? Cannot.NotSettled : Cannot.NoObservations;
        return new Conformance(journeys, untold, Mean(sum, squares, journeys), Wilson.Share(keeping, journeys),
            [.. found.OrderByDescending(one => one.Value).ThenBy(one => one.Key.Touchpoint).ThenBy(one => one.Key.Kind)
                .Select(one => new FoundDeviation(one.Key.Kind, one.Key.Touchpoint, one.Key.IsMoved, one.Value))]);
    }

    // Journeys that all fit alike have a mean and no interval: the same for every one of them.
    private static Answer Mean(double sum, double squares, int journeys)
    {
        double mean = sum / journeys, spread = Math.Max(0, squares - sum * mean);
        return ReportedMean.Of(mean, journeys > 1 ? Math.Sqrt(spread / (journeys - 1)) : 0, journeys);
    }
}
