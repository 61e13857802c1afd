namespace Tangent.Analytics.Flow;

/// <summary>What a journey did beside its blueprint.</summary>
public enum DeviationKind
{
    /// <summary>A step of the blueprint was left out.</summary>
    Skipped,

    /// <summary>A step was added.</summary>
    Inserted,
}

/// <summary>One deviation.</summary>
/// <param name="Kind">Skipped or inserted.</param>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="IsMoved">The same touchpoint was skipped at one place and inserted at another: wrong order.</param>
public readonly record struct Deviation(DeviationKind Kind, int Touchpoint, bool IsMoved);

/// <summary>How well a journey keeps to a blueprint.</summary>
/// <param name="Fitness">1 when it does, 0 when nothing is shared.</param>
/// <param name="Cost">Steps skipped and inserted.</param>
/// <param name="Path">The allowed path that is nearest.</param>
/// <param name="Deviations">What differs from that path.</param>
public sealed record PathFit(double Fitness, int Cost, int Path, IReadOnlyList<Deviation> Deviations) : Answer;

/// <summary>Conformance to allowed paths by edit distance without replacement. Metric <c>path-fitness</c>.</summary>
/// <remarks>
/// cost = |t| + |b| − 2·LCS against the nearest allowed path; fitness = 1 − cost/(|t| + |shortest b|).
/// Worked examples, tested: blueprint 0 1 2 3 with journey 0 2 3 has cost 1 and fitness .857143; with journey 0 1 3 2
/// cost 2 and .750.
/// </remarks>
public static class PathFitness
{
    /// <summary>The fit of one journey.</summary>
    /// <param name="journey">Touchpoints in order.</param>
    /// <param name="allowed">Allowed paths: all of an acyclic blueprint.</param>
    /// <returns>A <see cref="PathFit"/>; <see cref="CannotTell"/> without a journey or without allowed paths.</returns>
    public static Answer Of(ReadOnlySpan<int> journey, IReadOnlyList<int[]> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        if (journey.Length == 0 || allowed.Count == 0) return Cannot.NoObservations;
        int best = -1, cost = int.MaxValue, shortest = int.MaxValue;
        for (int p = 0; p < allowed.Count; p++)
        {
            shortest = Math.Min(shortest, allowed[p].Length);
            int own = journey.Length + allowed[p].Length - 2 * Shared(journey, allowed[p])[0, 0];
            if (own < cost) (best, cost) = (p, own);
        }
        double fitness = Math.Max(0, 1 - (double)cost / (journey.Length + shortest));
        return new PathFit(fitness, cost, best, Differences(journey, allowed[best]));
    }

    /// <summary>Longest common subsequence of every pair of rests.</summary>
    private static int[,] Shared(ReadOnlySpan<int> journey, int[] path)
    {
        var shared = new int[journey.Length + 1, path.Length + 1];
        for (int i = journey.Length - 1; i >= 0; i--)
            for (int j = path.Length - 1; j >= 0; j--)
                shared[i, j] = journey[i] == path[j] ? shared[i + 1, j + 1] + 1
                    : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        return shared;
    }

    private static Deviation[] Differences(ReadOnlySpan<int> journey, int[] path)
    {
        var shared = Shared(journey, path);
        var found = new List<(DeviationKind Kind, int Touchpoint)>();
        int i = 0, j = 0;
        while (i < journey.Length || j < path.Length)
        {
            if (i < journey.Length && j < path.Length && journey[i] == path[j]) (i, j) = (i + 1, j + 1);
            else if (j < path.Length && (i == journey.Length || shared[i, j + 1] >= shared[i + 1, j]))
                found.Add((DeviationKind.Skipped, path[j++]));
            else found.Add((DeviationKind.Inserted, journey[i++]));
        }
        return [.. found.Select(one => new Deviation(
            one.Kind, one.Touchpoint,
            found.Any(other => other.Touchpoint == one.Touchpoint && other.Kind != one.Kind)))];
    }
}
